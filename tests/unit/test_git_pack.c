/* git/git_pack.h: what git packed is read as git reads it, and what is damaged is not read. */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "git/git_object.h"
#include "git/git_pack.h"
#include "git/git_pack_object.h"
#include "shell.h"

struct fixture {
	char path[4096];
	int fd;
	struct arena arena;
};

/* Texts that grow line by line, so that git makes changes upon changes of them; one of 300 KB that no
 * change makes smaller; an empty one; and a tag. */
#define HISTORY                                                                                    \
	"git init -q -b main . && git config user.name a && git config user.email a@b && "         \
	"mkdir -p d/e && : >empty && head -c 300000 /dev/urandom >random && for i in $(seq 40); do " \
	"echo \"a line of some length, which is the line with the number $i\" >>d/e/text; "        \
	"seq $i 400 >>d/numbers; git add . && git commit -q -m \"the commit $i\" || exit 1; done; " \
	"git tag -a -m tag v1 && "

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	const char *tmp = getenv("TMPDIR");
	snprintf(fixture->path, sizeof fixture->path, "%s/onestop-pack-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	fixture->fd = open(fixture->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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

/* "ID TYPE" lines of all objects there are. */
#define ALL "git cat-file --batch-all-objects --batch-check='%(objectname) %(objecttype)'"

/* How many of the objects are read; each that is must be what git says. */
static size_t read_all(struct fixture *fixture, const char *list, size_t *n)
{
	size_t read = 0;
	*n = 0;
	for (const char *line = list; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		struct arena_mark mark = arena_mark(&fixture->arena);
		const char *bytes;
		size_t length;
		char id[SHA1_TEXT_SIZE];
		char again[SHA1_TEXT_SIZE];
		const char *type = arena_dup_n(&fixture->arena, line + 41, strcspn(line + 41, "\n"));
		snprintf(id, sizeof id, "%.40s", line);
		++*n;
		if (git_object_read(fixture->fd, type, id, &fixture->arena, &bytes, &length)) {
			git_object_name(type, bytes, length, again);
			assert_string_equal(again, id);
			assert_int_equal(bytes[length], '\0');
			read++;
		}
		arena_reset(&fixture->arena, mark);
	}
	return read;
}

static void git_pack_object_read__reads_what_git_packed(void **state)
{
	static const struct {
		const char *label, *commands;
		bool reads;
	} cases[] = {
		{"changes by place", "git repack -qad --depth=50", true},
		{"changes by name", "git -c repack.useDeltaBaseOffset=false repack -qad -f", true},
		{"no changes", "git repack -qad -f --depth=0 --window=0", true},
		{"several packs", "git rev-parse v1 | git pack-objects -q .git/objects/pack/pack && git rev-list HEAD | "
				  "git pack-objects -q .git/objects/pack/pack", true},
		{"compressed by nothing", "git -c pack.compression=0 -c core.compression=0 repack -qadF", true},
		{"places of eight bytes", "git -c pack.indexVersion=2 repack -qad && rm -f .git/objects/pack/*.idx && "
					  "git index-pack --index-version=2,0x40 .git/objects/pack/*.pack", true},
		{"an index of another form", "rm -f .git/objects/pack/*.idx && "
					     "git index-pack --index-version=1 .git/objects/pack/*.pack", false},
	};
	struct fixture *fixture = *state;
	struct str list = {0};
	assert_int_equal(shell_run(fixture->path, HISTORY ALL, &list), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n;
		assert_int_equal(shell_run(fixture->path, arena_printf(&fixture->arena,
			"(%s) >/dev/null && git prune-packed -q && test -z \"$(find .git/objects/?? -type f)\"",
			cases[i].commands), NULL), 0);
		size_t read = read_all(fixture, str_text(&list), &n);
		if (read != (cases[i].reads ? n : 0))
			fail_msg("%s: %zu of %zu", cases[i].label, read, n);
		assert_true(n > 200);
	}
	str_close(&list);
}

static uint32_t draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

/* One file of the pack with other bytes at some places, or cut short. */
static void damage(struct fixture *fixture, const char *path, uint64_t *seed)
{
	struct stat st;
	int fd = openat(fixture->fd, path, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0 && fstat(fd, &st) == 0);
	for (uint32_t n = 1 + draw(seed, 40); n > 0; n--) {
		unsigned char byte = (unsigned char)draw(seed, 256);
		/* Most of it is where what everything depends on stands. */
		off_t at = draw(seed, draw(seed, 2) ? (uint32_t)st.st_size : 4096);
		assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	}
	if (draw(seed, 8) == 0)
		assert_int_equal(ftruncate(fd, draw(seed, (uint32_t)st.st_size)), 0);
	close(fd);
}

static void git_object_read__reads_nothing_wrong_from_a_damaged_pack(void **state)
{
	enum { ROUNDS = 200 };
	struct fixture *fixture = *state;
	struct str list = {0};
	uint64_t seed = 14;
	size_t all = 0, n;
	assert_int_equal(shell_run(fixture->path,
		HISTORY "git repack -qad && git prune-packed -q && " ALL " && cd .git/objects/pack && rm -f *.rev && "
			"mv *.pack pack-1.pack && mv *.idx pack-1.idx && chmod u+w * && cp pack-1.pack whole && "
			"cp pack-1.idx index", &list), 0);
	for (size_t i = 0; i < ROUNDS; i++) {
		damage(fixture, i % 2 ? GIT_PACK_DIRECTORY "/pack-1.idx" : GIT_PACK_DIRECTORY "/pack-1.pack", &seed);
		all += read_all(fixture, str_text(&list), &n) == n;
		assert_int_equal(shell_run(fixture->path, "cd .git/objects/pack && cat whole >pack-1.pack && cat index >pack-1.idx",
			NULL), 0);
	}
	/* The damage is mostly where it does harm. */
	assert_true(all < ROUNDS / 2);
	assert_int_equal(read_all(fixture, str_text(&list), &n), n);
	str_close(&list);
}

static void git_pack_is_within__knows_what_another_has(void **state)
{
	static const struct {
		const char *label, *small, *large;
		bool within;
	} cases[] = {
		{"part of it", "head -100 all", "cat all", true},
		{"the same", "cat all", "cat all", true},
		{"all but one", "cat all", "sed 100d all", false},
		{"the first is missing", "cat all", "sed 1d all", false},
		{"the last is missing", "cat all", "sed \\$d all", false},
		{"nothing in common", "head -100 all", "tail -100 all", false},
	};
	struct fixture *fixture = *state;
	assert_int_equal(shell_run(fixture->path, HISTORY ALL " | cut -d ' ' -f 1 >all", NULL), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct git_pack small, large;
		assert_int_equal(shell_run(fixture->path, arena_printf(&fixture->arena,
			"cd .git/objects/pack && rm -f * && cd ../../.. && "
			"id=$(%s | git pack-objects -q p) && mv p-$id.idx .git/objects/pack/pack-1.idx && "
			"id=$(%s | git pack-objects -q p) && mv p-$id.idx .git/objects/pack/pack-2.idx",
			cases[i].small, cases[i].large), NULL), 0);
		assert_true(git_pack_open(fixture->fd, "pack-1", &small) && git_pack_open(fixture->fd, "pack-2", &large));
		if (git_pack_is_within(&small, &large) != cases[i].within)
			fail_msg("%s", cases[i].label);
		git_pack_close(&small);
		git_pack_close(&large);
	}
}

static void git_pack_stands__knows_an_index_that_is_alone(void **state)
{
	static const struct {
		const char *label, *harm;
		bool stands;
	} cases[] = {
		{"whole", ":", true},
		{"no pack", "rm -f pack-1.pack", false},
		{"an empty one", ": >pack-1.pack", false},
		{"a short one", "truncate -s -1 pack-1.pack", false},
		{"one with something behind it", "echo >>pack-1.pack", false},
		{"zeros, as a power cut leaves them", "n=$(stat -c %s pack-1.pack) && truncate -s 0 pack-1.pack && "
						      "truncate -s $n pack-1.pack", false},
		{"another pack", "cp pack-2.pack pack-1.pack", false},
		{"a directory", "rm -f pack-1.pack && mkdir pack-1.pack", false},
		{"a symbolic link", "mv pack-1.pack x && ln -s x pack-1.pack", false},
		{"a short index", "truncate -s -1 pack-1.idx", false},
	};
	struct fixture *fixture = *state;
	assert_int_equal(shell_run(fixture->path, "git init -q . && mkdir whole && "
		"for i in 1 2 3; do echo $i | git hash-object -w --stdin; done >all && "
		"id=$(git pack-objects -q p <all) && mv p-$id.idx whole/pack-1.idx && mv p-$id.pack whole/pack-1.pack && "
		"id=$(tail -n +2 all | git pack-objects -q p) && mv p-$id.pack whole/pack-2.pack && chmod u+w whole/*", NULL), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct git_pack pack;
		assert_int_equal(shell_run(fixture->path, arena_printf(&fixture->arena,
			"rm -rf .git/objects/pack && cp -a whole .git/objects/pack && cd .git/objects/pack && %s",
			cases[i].harm), NULL), 0);
		if (!git_pack_open(fixture->fd, "pack-1", &pack) || git_pack_stands(fixture->fd, &pack) != cases[i].stands)
			fail_msg("%s", cases[i].label);
		git_pack_close(&pack);
	}
}

static void put(struct str *file, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		str_add_char(file, (char)(number >> shift));
}

static void write_file(int fd, const char *path, struct str *file)
{
	int to = openat(fd, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(to >= 0 && write(to, file->text, file->length) == (ssize_t)file->length);
	close(to);
	str_close(file);
}

/* A pack of one object, "0000...", which is a change of itself: 16 MB of zeros, some KB in the pack. */
static void write_circle(int fd)
{
	enum { LENGTH = 16 * 1024 * 1024, PLACE = 12 };
	static unsigned char zeros[LENGTH], packed[LENGTH / 128];
	static const char name[SHA1_BYTES] = {0};
	uLongf packed_n = sizeof packed;
	struct str pack = {0}, index = {0};
	assert_int_equal(compress(packed, &packed_n, zeros, sizeof zeros), Z_OK);
	str_add(&pack, "PACK");
	put(&pack, 2), put(&pack, 1);
	/* A change by name, of so many bytes: four bits of them, and then seven each. */
	str_add_n(&pack, "\xf0\x80\x80\x40", 4);
	str_add_n(&pack, name, sizeof name);
	str_add_n(&pack, (const char *)packed, packed_n);
	str_add_n(&index, "\377tOc\0\0\0\2", 8);
	for (int i = 0; i < 256; i++)
		put(&index, 1);
	str_add_n(&index, name, sizeof name);
	put(&index, 0), put(&index, PLACE);
	write_file(fd, GIT_PACK_DIRECTORY "/pack-1.pack", &pack);
	write_file(fd, GIT_PACK_DIRECTORY "/pack-1.idx", &index);
}

/* Of a change of a change of a change ... one step after the other was kept. */
static void git_pack_object_read__takes_no_more_memory_than_it_may(void **state)
{
	enum { MOST_KB = 128 * 1024 };
	struct fixture *fixture = *state;
	struct rusage before, after;
	const char *bytes;
	size_t length;
	assert_int_equal(shell_run(fixture->path, "mkdir -p .git/objects/pack", NULL), 0);
	write_circle(fixture->fd);
	getrusage(RUSAGE_SELF, &before);
	assert_false(git_pack_object_read(fixture->fd, "blob", "0000000000000000000000000000000000000000", &fixture->arena,
		&bytes, &length));
	getrusage(RUSAGE_SELF, &after);
	assert_in_range(after.ru_maxrss - before.ru_maxrss, 16 * 1024, MOST_KB);
}

static void git_pack_names__names_those_with_an_index(void **state)
{
	struct fixture *fixture = *state;
	const char **names;
	size_t n;
	struct err err;
	assert_int_equal(git_pack_names(fixture->fd, &fixture->arena, &names, &n, &err), 0);
	assert_int_equal(n, 0);
	assert_int_equal(shell_run(fixture->path, "mkdir -p .git/objects/pack && cd .git/objects/pack && "
					"touch pack-b.idx pack-b.pack pack-a.idx pack-c.pack multi-pack-index tmp_idx_1", NULL), 0);
	assert_int_equal(git_pack_names(fixture->fd, &fixture->arena, &names, &n, &err), 0);
	assert_int_equal(n, 2);
	assert_string_equal(names[0], "pack-a");
	assert_string_equal(names[1], "pack-b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(git_pack_object_read__reads_what_git_packed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_object_read__reads_nothing_wrong_from_a_damaged_pack, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_pack_is_within__knows_what_another_has, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_pack_stands__knows_an_index_that_is_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_pack_object_read__takes_no_more_memory_than_it_may, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_pack_names__names_those_with_an_index, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
