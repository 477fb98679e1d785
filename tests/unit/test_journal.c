/* A journal counts when it was written to its end, and says nothing that no program writes. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/str.h"
#include "git/journal.h"

#define OLD "1111111111111111111111111111111111111111"
#define NEW "2222222222222222222222222222222222222222"

static char directory[] = "/tmp/onestop-test-journal-XXXXXX";
static struct arena arena;
static int root;

static int setup(void **state)
{
	struct err err = {0};
	(void)state;
	if (!mkdtemp(directory))
		return -1;
	root = open(directory, O_RDONLY | O_DIRECTORY);
	return file_make_parents(root, JOURNAL_PREPARED, &err) ||
	       file_make_parents(root, JOURNAL_NEW "/x", &err);
}

static int teardown(void **state)
{
	(void)state;
	unlinkat(root, JOURNAL_PREPARED, 0);
	unlinkat(root, JOURNAL_DONE, 0);
	unlinkat(root, JOURNAL_NEW, AT_REMOVEDIR);
	unlinkat(root, ".git", AT_REMOVEDIR);
	close(root);
	arena_clear(&arena);
	return rmdir(directory);
}

static struct journal sample(struct journal_entry entries[2])
{
	struct journal journal = {.entries = entries, .entries_n = 2};
	entries[0] = (struct journal_entry){
		.path = "tickets/open/D/X.yaml", .old_id = OLD, .new_id = NEW, .inode = 7};
	entries[1] = (struct journal_entry){.path = "a.yaml", .removes = true, .old_id = OLD};
	journal_name(journal.nonce);
	memcpy(journal.parent, OLD, SHA1_TEXT_SIZE);
	memcpy(journal.commit, NEW, SHA1_TEXT_SIZE);
	return journal;
}

static struct journal reread(const char *path)
{
	struct journal journal;
	struct err err = {0};
	bool found;
	if (journal_read(root, path, &arena, &journal, &found, &err))
		fail_msg("%s", err.msg);
	assert_true(found);
	return journal;
}

static void journal__is_read_as_it_was_written(void **state)
{
	struct journal_entry entries[2];
	struct journal journal = sample(entries);
	struct err err = {0};
	char index[SHA1_TEXT_SIZE];
	(void)state;
	assert_int_equal(journal_replace(root, JOURNAL_DONE, &journal, OLD, &arena, &err), 0);
	struct journal again = reread(JOURNAL_DONE);
	assert_true(again.complete);
	assert_false(again.elsewhere);
	assert_string_equal(again.nonce, journal.nonce);
	assert_string_equal(again.parent, OLD);
	assert_string_equal(again.commit, NEW);
	assert_string_equal(again.index, OLD);
	assert_int_equal(again.entries_n, 2);
	assert_string_equal(again.entries[0].path, "tickets/open/D/X.yaml");
	assert_int_equal(again.entries[0].inode, 7);
	assert_true(again.entries[1].removes);
	journal_index_of_last(root, index);
	assert_string_equal(index, OLD);
	assert_false(journal_last_is_elsewhere(root));
}

static void journal__of_another_boot_stays_one(void **state)
{
	struct journal_entry entries[2];
	struct journal journal = sample(entries);
	struct err err = {0};
	char index[SHA1_TEXT_SIZE];
	(void)state;
	snprintf(journal.boot, sizeof journal.boot, "another");
	assert_int_equal(journal_replace(root, JOURNAL_DONE, &journal, OLD, &arena, &err), 0);
	assert_true(journal_last_is_elsewhere(root));
	assert_int_equal(journal_forget_index(root, &arena, &err), 0);
	assert_true(journal_last_is_elsewhere(root));
	journal_index_of_last(root, index);
	assert_string_equal(index, JOURNAL_NO_ID);
}

/* Cut anywhere, or with any byte changed, it is not complete. */
static void journal__that_was_cut_does_not_count(void **state)
{
	struct journal_entry entries[2];
	struct journal journal = sample(entries);
	struct err err = {0};
	const char *bytes;
	size_t length;
	(void)state;
	assert_int_equal(journal_replace(root, JOURNAL_DONE, &journal, OLD, &arena, &err), 0);
	int fd = openat(root, JOURNAL_DONE, O_RDONLY);
	assert_int_equal(file_read_fd(fd, "done", 1 << 20, &arena, &bytes, &length, &err), 0);
	close(fd);
	for (size_t n = 0; n < 2 * length; n++) {
		char *copy = arena_dup_n(&arena, bytes, length);
		if (n >= length)
			copy[n - length] = (char)(copy[n - length] ^ 1);
		unlinkat(root, JOURNAL_PREPARED, 0);
		assert_int_equal(file_write_new(root, JOURNAL_PREPARED, copy,
					 n < length ? n : length, &err), 0);
		if (n < length - 1 || (n >= length && n < 2 * length - 1))
			assert_false(reread(JOURNAL_PREPARED).complete);
	}
}

static void path__is_one_that_a_record_may_have(void **state)
{
	static const struct {
		const char *path;
		bool plain;
	} rows[] = {
		{"a.yaml", true},
		{"tickets/open/2026-09-18/20260918-XS-0001.yaml", true},
		{"", false},
		{"a", false},
		{"/etc/a.yaml", false},
		{"../a.yaml", false},
		{"a/../b.yaml", false},
		{"a/./b.yaml", false},
		{"a//b.yaml", false},
		{".git/a.yaml", false},
		{"a/.git/b.yaml", false},
		{"a b.yaml", false},
		{"a\tb.yaml", false},
		{"a\\b.yaml", false},
		{"a\"b.yaml", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (journal_path_is_plain(rows[i].path) != rows[i].plain)
			fail_msg("\"%s\"", rows[i].path);
}

static void journal__with_a_path_of_nobody_is_refused(void **state)
{
	struct journal_entry entries[2];
	struct journal journal = sample(entries);
	struct journal again;
	struct err err = {0};
	bool found;
	(void)state;
	entries[0].path = "../../etc/passwd.yaml";
	assert_int_equal(journal_replace(root, JOURNAL_DONE, &journal, OLD, &arena, &err), 0);
	assert_int_equal(journal_read(root, JOURNAL_DONE, &arena, &again, &found, &err), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(journal__is_read_as_it_was_written),
		cmocka_unit_test(journal__of_another_boot_stays_one),
		cmocka_unit_test(journal__that_was_cut_does_not_count),
		cmocka_unit_test(path__is_one_that_a_record_may_have),
		cmocka_unit_test(journal__with_a_path_of_nobody_is_refused),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
