/* A pack that is made in process is one that git reads, with an index that both read. */
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

#include "git/git_object.h"
#include "git/git_pack.h"
#include "git/git_pack_write.h"
#include "shell.h"

struct fixture {
	char path[4096];
	int fd;
	struct arena arena;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	const char *tmp = getenv("TMPDIR");
	snprintf(fixture->path, sizeof fixture->path, "%s/onestop-packed-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	fixture->fd = open(fixture->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_int_equal(shell_run(fixture->path, "git init -q -b main && mkdir .git/onestop.new", NULL), 0);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	int status = shell_run(fixture->path, "rm -rf \"$PWD\"", NULL);
	close(fixture->fd);
	arena_clear(&fixture->arena);
	free(fixture);
	return status;
}

/* Where the length takes one byte more, and what is no text. */
static const size_t lengths[] = {0, 1, 15, 16, 17, 2047, 2048, 262143, 262144, 3000000};
enum { LENGTHS = sizeof lengths / sizeof *lengths };

static const char *bytes_of(struct fixture *fixture, size_t i)
{
	char *bytes = arena_alloc(&fixture->arena, lengths[i] + 1);
	uint32_t random = (uint32_t)i + 1;
	for (size_t b = 0; b < lengths[i]; b++) {
		random = random * 1664525 + 1013904223;
		bytes[b] = (char)(random >> 24);
	}
	return bytes;
}

static void begin(struct fixture *fixture, struct git_pack_write *pack, char (*ids)[SHA1_TEXT_SIZE])
{
	struct err err = {0};
	assert_int_equal(git_pack_write_begin(pack, fixture->fd, LENGTHS, ".git/onestop.new/a", ".git/onestop.new/b", &err),
		0);
	for (size_t i = 0; i < LENGTHS; i++) {
		struct str object = {0};
		const char *bytes = bytes_of(fixture, i);
		git_object_name("blob", bytes, lengths[i], ids[i]);
		assert_int_equal(git_pack_write_object("blob", bytes, lengths[i], &object, &err), 0);
		assert_int_equal(git_pack_write_add(pack, ids[i], object.text, object.length, &err), 0);
		str_close(&object);
	}
}

static void git_pack_write__is_read_by_git_and_by_us(void **state)
{
	struct fixture *fixture = *state;
	struct git_pack_write pack;
	struct err err = {0};
	char ids[LENGTHS][SHA1_TEXT_SIZE];
	begin(fixture, &pack, ids);
	assert_int_equal(git_pack_write_end(&pack, &err), 0);
	assert_int_equal(shell_run(fixture->path,
				 "git verify-pack -v .git/objects/pack/*.idx >list && git fsck --full --strict --no-dangling && "
				 "cp .git/objects/pack/*.pack x.pack && git index-pack --strict -o x.idx x.pack && "
				 "cmp x.idx .git/objects/pack/*.idx && test -z \"$(ls .git/onestop.new)\" && "
				 "test -z \"$(find .git/objects/pack -type f -perm /222)\"",
				 NULL),
		0);
	for (size_t i = 0; i < LENGTHS; i++) {
		const char *bytes;
		size_t length;
		assert_true(git_object_read(fixture->fd, "blob", ids[i], &fixture->arena, &bytes, &length));
		assert_int_equal(length, lengths[i]);
		assert_memory_equal(bytes, bytes_of(fixture, i), length);
	}
}

static void git_pack_write__leaves_nothing_when_it_is_dropped_or_fails(void **state)
{
	struct fixture *fixture = *state;
	struct git_pack_write pack;
	struct err err = {0};
	char ids[LENGTHS][SHA1_TEXT_SIZE];
	static const char *const nothing = "test -z \"$(ls .git/onestop.new)\"";
	begin(fixture, &pack, ids);
	git_pack_write_drop(&pack);
	assert_int_equal(shell_run(fixture->path, nothing, NULL), 0);
	begin(fixture, &pack, ids);
	assert_int_equal(shell_run(fixture->path, "rmdir .git/objects/pack && ln -s .. .git/objects/pack", NULL), 0);
	assert_int_equal(git_pack_write_end(&pack, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_int_equal(shell_run(fixture->path, nothing, NULL), 0);
	assert_int_equal(git_pack_write_begin(&pack, fixture->fd, 1, "none/a", "none/b", &err), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(git_pack_write__is_read_by_git_and_by_us, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_pack_write__leaves_nothing_when_it_is_dropped_or_fails, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
