/* The spool of a large transaction: what was put in comes back, from disk or from memory. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/spool.h"
#include "store/store.h"

enum { LONG = 200000 };

struct fixture {
	char path[4096];
	struct store store;
	struct spool spool;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	const char *tmp = getenv("TMPDIR");
	snprintf(fixture->path, sizeof fixture->path, "%s/onestop-spool-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	fixture->store.fd = open(fixture->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_int_equal(mkdirat(fixture->store.fd, ".git", 0777), 0);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	spool_close(&fixture->spool);
	unlinkat(fixture->store.fd, ".git", AT_REMOVEDIR);
	close(fixture->store.fd);
	int rc = rmdir(fixture->path); /* nothing else was ever in it */
	free(fixture);
	return rc;
}

/* A short piece, one longer than the buffer that reads, a short one; and again after closing. */
static void comes_back(struct fixture *fixture)
{
	char *longest = malloc(LONG + 1);
	struct str text = {0};
	struct err err = {0};
	int64_t first, middle, last;
	for (int i = 0; i < LONG; i++)
		longest[i] = (char)('a' + i % 23);
	longest[LONG] = '\0';
	for (int round = 0; round < 2; round++) {
		assert_int_equal(spool_add(&fixture->spool, &fixture->store, "one", 3, &first, &err), 0);
		assert_int_equal(
			spool_add(&fixture->spool, &fixture->store, longest, LONG, &middle, &err), 0);
		assert_int_equal(spool_add(&fixture->spool, &fixture->store, "two", 3, &last, &err), 0);
		assert_int_equal(spool_read(&fixture->spool, middle, LONG, &text, &err), 0);
		assert_string_equal(str_text(&text), longest);
		assert_int_equal(spool_read(&fixture->spool, last, 3, &text, &err), 0);
		assert_string_equal(str_text(&text), "two");
		assert_int_equal(spool_read(&fixture->spool, first, 3, &text, &err), 0);
		assert_string_equal(str_text(&text), "one");
		assert_int_equal(spool_read(&fixture->spool, last, 4, &text, &err), -1);
		assert_int_equal(err.code, ERR_SYSTEM);
		assert_string_equal(err.msg,
			"what is to be written cannot be read back: Input/output error");
		spool_close(&fixture->spool);
		assert_int_equal(fixture->spool.fd, 0);
		assert_int_equal(fixture->spool.length, 0);
	}
	str_close(&text);
	free(longest);
}

static void spool__is_a_file_without_a_name(void **state)
{
	struct fixture *fixture = *state;
	struct stat dir, file;
	struct err err = {0};
	int64_t at;
	comes_back(fixture);
	assert_int_equal(spool_add(&fixture->spool, &fixture->store, "x", 1, &at, &err), 0);
	assert_int_equal(fstat(fixture->store.fd, &dir), 0);
	assert_int_equal(fstat(fixture->spool.fd, &file), 0);
	assert_int_equal(file.st_dev, dir.st_dev);
	assert_int_equal(file.st_nlink, 0);
}

/* As for a dry run of somebody who may not write into .git. */
static void spool__is_memory_where_no_file_can_be(void **state)
{
	struct fixture *fixture = *state;
	assert_int_equal(unlinkat(fixture->store.fd, ".git", AT_REMOVEDIR), 0);
	comes_back(fixture);
}

static void spool__tells_a_disk_without_room(void **state)
{
	struct fixture *fixture = *state;
	struct rlimit before, few;
	struct err err = {0};
	int64_t at = 42;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	few = (struct rlimit){(rlim_t)fixture->store.fd + 1, before.rlim_max};
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	int rc = spool_add(&fixture->spool, &fixture->store, "x", 1, &at, &err);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_int_equal(rc, -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "no room for what is to be written: Too many open files");

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	few = (struct rlimit){4, before.rlim_max};
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &few), 0);
	rc = spool_add(&fixture->spool, &fixture->store, "12345", 5, &at, &err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(rc, -1);
	assert_string_equal(err.msg, "no room for what is to be written: File too large");
	assert_int_equal(at, 42);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(spool__is_a_file_without_a_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(spool__is_memory_where_no_file_can_be, set_up, tear_down),
		cmocka_unit_test_setup_teardown(spool__tells_a_disk_without_room, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
