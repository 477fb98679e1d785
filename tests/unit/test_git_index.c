/* The index that is written in process is the one that git would have written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sha1.h"
#include "base/str.h"
#include "git/git_index.h"
#include "shell.h"

#define ONE "1111111111111111111111111111111111111111"
#define TWO "2222222222222222222222222222222222222222"

static char directory[] = "/tmp/onestop-test-index-XXXXXX";
static struct arena arena;

/* A shell command in the repository; its output. */
static const char *shell(const char *line)
{
	struct str output = {0};
	assert_int_equal(shell_run(directory, line, &output), 0);
	const char *text = arena_dup(&arena, str_text(&output));
	str_close(&output);
	return text;
}

static int setup(void **state)
{
	(void)state;
	if (!mkdtemp(directory))
		return -1;
	shell("git init -q . && mkdir -p a/b c && for f in a/1 a/b/2 a/b/3 c/4 z; do echo $f >$f; done && "
	      "git add . && git -c user.name=x -c user.email=x@x commit -q -m x");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	shell("rm -rf .git a c z *.new");
	arena_clear(&arena);
	return rmdir(directory);
}

static void read_index(const char **bytes, size_t *length)
{
	struct err err = {0};
	const char *path = arena_printf(&arena, "%s/.git/index", directory);
	assert_int_equal(file_read(path, 1 << 20, &arena, bytes, length, &err), 0);
}

static void write_index(const struct str *text)
{
	FILE *file = fopen(arena_printf(&arena, "%s/.git/index", directory), "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text->text, 1, text->length, file), text->length);
	fclose(file);
}

/* The entries, and the tree that git makes of them: through the cached trees, so that a stale one shows. */
#define LOOK "git ls-files --stage && git write-tree --missing-ok"

/* The new index in one piece. */
static void update(const char *bytes, size_t length, const struct git_index_change *changes, size_t changes_n,
	struct str *out)
{
	struct git_index index;
	assert_int_equal(git_index_update(bytes, length, changes, changes_n, &index), GIT_INDEX_PLAIN);
	for (size_t i = 0; i < index.n; i++) {
		const struct git_index_run *run = &index.runs[i];
		str_add_n(out, run->bytes ? run->bytes : index.made.text + run->at, run->length);
	}
	git_index_close(&index);
}

/* Of a long one only what changes is copied. */
static void update__leaves_long_runs_where_they_are(void **state)
{
	static const char *const places[] = {"m/0000", "m/0500x", "m/0999", "m/9", "0", "zz"};
	const char *bytes;
	size_t length;
	(void)state;
	shell("seq -f '100644 " ONE "	m/%04.0f' 0 999 | git update-index --index-info && git write-tree --missing-ok && "
	      "git update-index --index-version 4");
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const struct git_index_change change = {places[i], TWO, NULL};
		struct git_index index;
		struct str out = {0};
		read_index(&bytes, &length);
		git_index_update(bytes, length, &change, 1, &index);
		assert_in_range(index.made.length, 1, 12000);
		git_index_close(&index);
		const char *expected = arena_dup(&arena, shell(arena_printf(&arena,
			"export GIT_INDEX_FILE=index.new && cp .git/index index.new && "
			"printf '100644 " TWO "\t%s\\n' | git update-index --index-info && " LOOK, places[i])));
		update(bytes, length, &change, 1, &out);
		assert_int_equal(git_index_form(out.text, out.length, false), GIT_INDEX_PLAIN);
		write_index(&out);
		str_close(&out);
		assert_string_equal(shell(LOOK), expected);
	}
	shell("git read-tree HEAD");
}

static void update__gives_what_git_gives(void **state)
{
	static const struct git_index_change changes[] = {
		{"a/0", ONE, NULL},    /* before all */
		{"a/b/2", TWO, NULL},  /* replaced */
		{"a/b/3", NULL, NULL}, /* removed */
		{"a/b/9", NULL, NULL}, /* was not there */
		{"c/5", ONE, NULL},    /* between */
		{"new/6", TWO, NULL},  /* in a directory of its own */
		{"zz", TWO, NULL},     /* behind all */
	};
	static const char by_git[] =
		"export GIT_INDEX_FILE=index.new && cp .git/index index.new && "
		"printf '100644 " ONE "\ta/0\\n100644 " TWO "\ta/b/2\\n0 " ONE "\ta/b/3\\n100644 " ONE
		"\tc/5\\n100644 " TWO "\tnew/6\\n100644 " TWO "\tzz\\n' | "
		"git update-index --index-info && " LOOK;
	const char *bytes;
	size_t length;
	struct str out = {0};
	(void)state;
	shell("git write-tree"); /* now it has cached trees */
	const char *expected = shell(by_git);
	read_index(&bytes, &length);
	assert_int_equal(git_index_form(bytes, length, false), GIT_INDEX_PLAIN);
	update(bytes, length, changes, sizeof changes / sizeof *changes, &out);
	assert_int_equal(git_index_form(out.text, out.length, false), GIT_INDEX_PLAIN);
	assert_non_null(memmem(out.text, out.length, "TREE", 4));
	write_index(&out);
	str_close(&out);
	assert_string_equal(shell(LOOK), expected);
	shell("git read-tree HEAD");
}

static void update__begins_an_empty_one(void **state)
{
	static const struct git_index_change changes[] = {{"a", ONE, NULL}, {"b", NULL, NULL}};
	struct str out = {0};
	(void)state;
	update(NULL, 0, changes, 2, &out);
	assert_int_equal(git_index_form(out.text, out.length, false), GIT_INDEX_PLAIN);
	write_index(&out);
	str_close(&out);
	assert_string_equal(shell("git ls-files --stage"), "100644 " ONE " 0\ta\n");
	shell("git read-tree HEAD");
}

/* Stat data of the file itself: git need not read it again. */
static void update__knows_the_file(void **state)
{
	struct stat st;
	const char *bytes;
	size_t length;
	struct str out = {0};
	(void)state;
	const char *id = arena_dup_n(&arena, shell("git hash-object z"), SHA1_TEXT_SIZE - 1);
	assert_int_equal(stat(arena_printf(&arena, "%s/z", directory), &st), 0);
	const struct git_index_change change = {"z", id, &st};
	read_index(&bytes, &length);
	update(bytes, length, &change, 1, &out);
	write_index(&out);
	str_close(&out);
	assert_string_equal(shell("git diff-files -- z"), "");
}

static void form__tells_what_is_broken(void **state)
{
	const char *bytes;
	size_t length;
	struct git_index index;
	(void)state;
	read_index(&bytes, &length);
	char *copy = arena_dup_n(&arena, bytes, length);
	assert_int_equal(git_index_form(copy, length, false), GIT_INDEX_PLAIN);
	for (size_t n = 0; n < length; n++)
		assert_int_equal(git_index_form(copy, n, false), GIT_INDEX_BROKEN);
	for (size_t i = 0; i < length; i++) {
		copy[i] = (char)(copy[i] ^ 1);
		assert_int_equal(git_index_form(copy, length, false), GIT_INDEX_BROKEN);
		copy[i] = (char)(copy[i] ^ 1);
	}
	shell("git update-index --split-index");
	read_index(&bytes, &length);
	assert_int_equal(git_index_form(bytes, length, false), GIT_INDEX_OTHER);
	assert_int_equal(git_index_update(bytes, length, NULL, 0, &index), GIT_INDEX_OTHER);
	git_index_close(&index);
	shell("git update-index --no-split-index");
}

/* Ours is not gone through before: it is while it is changed, and where it ends too early that is told. */
static void update__tells_what_is_broken(void **state)
{
	static const char *const versions[] = {"2", "4"};
	const struct git_index_change change = {"b", ONE, NULL};
	const char *bytes;
	size_t length;
	(void)state;
	for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
		shell(arena_printf(&arena, "git read-tree HEAD && git update-index --index-version %s", versions[i]));
		read_index(&bytes, &length);
		const size_t entries = (size_t)((const char *)memmem(bytes, length, "TREE", 4) - bytes);
		for (size_t n = 12; n <= entries; n++) {
			struct git_index index;
			struct str cut = {0};
			str_add_n(&cut, bytes, n);
			str_add_n(&cut, bytes + length - SHA1_BYTES, SHA1_BYTES);
			assert_int_equal(git_index_form(cut.text, cut.length, true), GIT_INDEX_PLAIN);
			assert_int_equal(git_index_update(cut.text, cut.length, &change, 1, &index),
				n < entries ? GIT_INDEX_BROKEN : GIT_INDEX_PLAIN);
			git_index_close(&index);
			str_close(&cut);
		}
	}
}

/* Names that differ at any place from what stands before them, when neighbours come, go and are replaced, in entries of
 * every version and of several stages. */
static void update__is_right_wherever_names_part(void **state)
{
	static const char *const versions[] = {"2", "4"};
	static const char *const names[] = {"a", "aa", "aab", "ab", "ab-c", "ab0", "b/long/way/to/1", "b/long/way/to/10",
		"b/long/way/to/2", "b/longer", "é/文件.yaml", "é/文件2.yaml"};
	enum { NAMES = sizeof names / sizeof *names, ROUNDS = 300 };
	uint32_t seed = 1;
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct git_index_change changes[NAMES];
		struct str lines = {0}, more = {0}, out = {0};
		const char *bytes;
		size_t length, n = 0;
		for (size_t i = 0; i < NAMES; i++) {
			seed = seed * 1103515245 + 12345;
			const unsigned dice = seed >> 20;
			if (dice & 1)
				str_add_format(&lines, "100644 " ONE " %d\t%s\n", dice & 64 ? 1 : 0, names[i]);
			if ((dice & 1) && (dice & 64))
				str_add_format(&lines, "100644 " TWO " 2\t%s\n", names[i]);
			if ((dice & 6) != 2)
				continue;
			changes[n++] = (struct git_index_change){names[i], dice & 8 ? TWO : NULL, NULL};
			str_add_format(&more, "%s " TWO "\t%s\n", dice & 8 ? "100644" : "0", names[i]);
		}
		shell(arena_printf(&arena, "rm -f .git/index && printf '%s' | git update-index --index-info && "
			"git update-index --index-version %s%s", str_text(&lines), versions[round & 1],
			round & 2 ? " && git add -N z" : ""));
		read_index(&bytes, &length);
		const char *expected = arena_dup(&arena, shell(arena_printf(&arena,
			"export GIT_INDEX_FILE=index.new && cp .git/index index.new && printf '%s' | "
			"git update-index --index-info && git ls-files --stage --debug | grep -v '^  [cmdus]'", str_text(&more))));
		update(bytes, length, changes, n, &out);
		assert_int_equal(git_index_form(out.text, out.length, false), GIT_INDEX_PLAIN);
		write_index(&out);
		assert_string_equal(shell("git ls-files --stage --debug | grep -v '^  [cmdus]'"), expected);
		str_close(&lines), str_close(&more), str_close(&out);
	}
	shell("git read-tree HEAD");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(update__gives_what_git_gives),
		cmocka_unit_test(update__leaves_long_runs_where_they_are),
		cmocka_unit_test(update__begins_an_empty_one),
		cmocka_unit_test(update__knows_the_file),
		cmocka_unit_test(form__tells_what_is_broken),
		cmocka_unit_test(update__tells_what_is_broken),
		cmocka_unit_test(update__is_right_wherever_names_part),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
