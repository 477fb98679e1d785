/* store/clock.h: the machine's clock beside the store's history. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/clock.h"
#include "store/store.h"

enum { NOW = 1790000000 };

static void clock_check__says_both_times(void **state)
{
	static const struct {
		const char *label;
		int64_t machine;
		int64_t committed;
		const char *says; /* NULL: fine */
	} rows[] = {
		{"after it", NOW, NOW - 1, NULL},
		{"five minutes behind", NOW, NOW + 300, NULL},
		{"a second more", NOW, NOW + 301, "clock says 2026-09-21T22:13:20+08:00, but the store was last committed to at 2026-09-21T22:18:21+08:00"},
		{"years behind", NOW, NOW + 100000000, "git commit --allow-empty"},
		{"no commit", NOW, 0, NULL},
		{"2019", 1546272000, 0, NULL},
		{"before 2019", 1546271999, 0, "clock says 2018-12-31T23:59:59+08:00: it was never set"},
		{"1970", 1, 0, "it was never set"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		char text[ERR_TEXT_SIZE];
		int rc = clock_check(rows[i].machine, rows[i].committed, &err);
		if (rc ? !rows[i].says || err.code != ERR_REFUSED || !strstr(err_text(&err, text), rows[i].says)
		       : rows[i].says != NULL)
			fail_msg("%s: %s", rows[i].label, rc ? err_text(&err, text) : "fine");
	}
}

static void clock_of_commit__is_the_committers(void **state)
{
	static const struct {
		const char *bytes;
		int64_t moment;
	} rows[] = {
		{"tree x\nauthor a <a> 5 +0800\ncommitter b <b> 7 +0800\n\ntext\n", 7},
		{"tree x\ncommitter b > 3 <b@c> 1790000000 -0100\n", 1790000000},
		{"tree x\nauthor a <a> 5 +0800\n\ncommitter b <b> 7 +0800\n", 0},
		{"committer b <b> 99999999999999999999999999999 +0800\n", 0},
		{"committer b <b> 99999999999 +0800\n", 7258089599},
		{"committer b <b> x\n", 0},
		{"committer b <b>\n", 0},
		{"committer b\n", 0},
		{"committer b <b> 7 +0800", 0},
		{"", 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (clock_of_commit(rows[i].bytes, strlen(rows[i].bytes)) != rows[i].moment)
			fail_msg("%s", rows[i].bytes);
}

static void write_reflog(const char *text, size_t before)
{
	FILE *file = fopen(".git/logs/HEAD", "w");
	assert_non_null(file);
	for (size_t i = 0; i < before; i++)
		fputs("0 1 a <a> 1 +0800\tonestop\n", file);
	fputs(text, file);
	fclose(file);
}

static void clock_of_head__reads_the_end_of_the_reflog(void **state)
{
	static const struct {
		const char *end;
		int64_t moment;
	} rows[] = {
		{"1 2 b <b> 1790000000 +0800\tcommit: x > y 3\n", 1790000000},
		{"1 2 b <b> 1790000000 +0800\n", 1790000000},
		{"1 2 b <b> 1790000000 +0800", 0},
		{"\n", 0},
		{"words\n", 0},
	};
	char directory[] = "/tmp/onestop-clock-XXXXXX";
	(void)state;
	assert_non_null(mkdtemp(directory));
	assert_int_equal(chdir(directory), 0);
	mkdir(".git", 0700);
	mkdir(".git/logs", 0700);
	struct store store = {.fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
	assert_int_equal(clock_of_head(&store), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t before = 0; before <= 1000; before += 500) {
			write_reflog(rows[i].end, before);
			if (clock_of_head(&store) != rows[i].moment)
				fail_msg("%zu lines, then %s", before, rows[i].end);
		}
	write_reflog("", 0);
	assert_int_equal(clock_of_head(&store), 0);
	unlink(".git/logs/HEAD");
	assert_int_equal(mkfifo(".git/logs/HEAD", 0600), 0);
	assert_int_equal(clock_of_head(&store), 0);
	unlink(".git/logs/HEAD");
	rmdir(".git/logs");
	rmdir(".git");
	close(store.fd);
	assert_int_equal(chdir("/"), 0);
	rmdir(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clock_check__says_both_times),
		cmocka_unit_test(clock_of_commit__is_the_committers),
		cmocka_unit_test(clock_of_head__reads_the_end_of_the_reflog),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
