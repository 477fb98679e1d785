/* txn/git_commit.h: a commit made in process is the commit that git makes, byte for byte. */
#include <fcntl.h>
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

#include "git/git_object.h"
#include "git/git_tree.h"
#include "git/journal.h"
#include "store/git_blob.h"
#include "store/spool.h"
#include "txn/git_commit.h"
#include "txn/git_commit_pack.h"
#include "store/store.h"
#include "shell.h"

enum { COMMITS = 1000 };

struct fixture {
	char path[4096];
	struct arena arena;
	struct store store;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	const char *tmp = getenv("TMPDIR");
	snprintf(fixture->path, sizeof fixture->path, "%s/onestop-commit-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	assert_int_equal(shell_run(fixture->path, "git init -q -b main && mkdir .git/onestop.new", NULL), 0);
	fixture->store.root = fixture->path;
	fixture->store.mem = &fixture->arena;
	fixture->store.fd = open(fixture->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	int status = shell_run(fixture->path, "rm -rf \"$PWD\"", NULL);
	close(fixture->store.fd);
	arena_clear(&fixture->arena);
	free(fixture);
	return status;
}

/* Names that a wrong order of trees would put into a wrong place, and directories that come and go. */
static const char *const paths[] = {"a.yaml", "a/a.yaml", "a/b.yaml", "a-b.yaml", "a-b/c.yaml", "a.b/c.yaml",
	"a0.yaml", "a0/a.yaml", "a/b/c.yaml", "a/b/d/e/f.yaml", "a/b-c.yaml", "b/x.yaml", "b/x/y.yaml",
	"b.yaml", "ab/a.yaml", "ab/c/d.yaml", "z/z/z/z/z.yaml", "Z.yaml", "z.yaml", "户/号.yaml"};
enum { PATHS = sizeof paths / sizeof *paths };

static uint32_t draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

/* Some changes of what is there, each path once; `now` becomes what is there afterwards. */
static size_t draw_changes(uint64_t *seed, char now[PATHS][SHA1_TEXT_SIZE], struct git_change *changes,
	struct arena *arena)
{
	size_t n = 0;
	uint32_t first = draw(seed, PATHS);
	uint32_t wanted = draw(seed, 8) ? 1 + draw(seed, 3) : 1 + draw(seed, PATHS);
	for (uint32_t i = 0; i < wanted; i++) {
		uint32_t place = (first + i * 7) % PATHS;
		struct git_change *change = &changes[n];
		bool there = !str_equal(now[place], JOURNAL_NO_ID);
		*change = (struct git_change){.path = paths[place]};
		memcpy(change->old_id, now[place], SHA1_TEXT_SIZE);
		change->removes = there && draw(seed, 3) == 0;
		/* Other lengths, empty, as before, and with a NUL. */
		change->length = draw(seed, 5) ? draw(seed, 300) : 0;
		char *bytes = arena_alloc(arena, change->length + 1);
		for (size_t b = 0; b < change->length; b++)
			bytes[b] = (char)draw(seed, 4);
		change->bytes = bytes;
		if (change->removes)
			memcpy(change->new_id, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
		else
			git_blob_id(bytes, change->length, change->new_id);
		memcpy(now[place], change->new_id, SHA1_TEXT_SIZE);
		n++;
	}
	return n;
}

static void git_commit__is_the_same_by_both_ways(void **state)
{
	struct fixture *fixture = *state;
	static const char *const names[] = {"王敏", "", "a <b> c", "-"};
	char now[PATHS][SHA1_TEXT_SIZE];
	char parent[SHA1_TEXT_SIZE] = "";
	uint64_t seed = 1;
	for (size_t i = 0; i < PATHS; i++)
		memcpy(now[i], JOURNAL_NO_ID, SHA1_TEXT_SIZE);
	for (int i = 0; i < COMMITS; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct git_change changes[PATHS];
		char by_git[SHA1_TEXT_SIZE], by_us[SHA1_TEXT_SIZE];
		bool made = false;
		struct git_commit commit = {
			.name = names[draw(&seed, 4)],
			.email = "wangmin@onestop",
			.authored = 1789689600 + i,
			.committed = 1789689600 + 2 * i,
			.message = arena_printf(&arena, "ticket-new: %d\n\nStaff: wangmin\n%s", i,
				draw(&seed, 4) ? "Login: 王\n" : ""),
			.changes = changes,
			.changes_n = draw_changes(&seed, now, changes, &arena),
			.parent = parent,
		};
		/* Who comes second finds the objects there. */
		for (int way = 0; way < 2; way++)
			if ((i + way) % 2 ? git_commit_import(&fixture->store, NULL, &commit, by_git, &err)
					  : git_commit_made(&fixture->store, &commit, by_us, &made, &err))
				fail_msg("commit %d: %s", i, err.msg);
		if (!made || !str_equal(by_git, by_us))
			fail_msg("commit %d: %s by git, %s by us", i, by_git, made ? by_us : "none");
		memcpy(parent, by_git, SHA1_TEXT_SIZE);
		arena_clear(&arena);
		arena_clear(&fixture->arena);
	}
	assert_int_equal(shell_run(fixture->path, "git fsck --full --strict --no-dangling >fsck 2>&1 && "
				"test $(git rev-list --count refs/onestop/txn) = 1000 || { cat fsck; false; }", NULL), 0);
	assert_int_equal(shell_run(fixture->path, "test -z \"$(ls .git/onestop.new)\"", NULL), 0);
}

/* One commit of one file, and the same file changed in the next. */
struct small {
	struct git_change change;
	struct git_commit commit;
	char first[SHA1_TEXT_SIZE];
};

static void begin_small(struct fixture *fixture, struct small *small)
{
	struct err err = {0};
	bool made;
	*small = (struct small){.change = {.path = "d/e/f.yaml", .bytes = "one", .length = 3,
					.old_id = JOURNAL_NO_ID}};
	git_blob_id("one", 3, small->change.new_id);
	small->commit = (struct git_commit){.name = "n", .email = "e", .authored = 1789689600,
		.committed = 1789689600, .message = "m\n", .changes = &small->change, .changes_n = 1,
		.parent = ""};
	assert_int_equal(git_commit_made(&fixture->store, &small->commit, small->first, &made, &err), 0);
	assert_true(made);
	memcpy(small->change.old_id, small->change.new_id, SHA1_TEXT_SIZE);
	small->change.bytes = "two";
	git_blob_id("two", 3, small->change.new_id);
	small->commit.parent = small->first;
}

static void git_commit_made__refuses_an_edit_as_git_does(void **state)
{
	struct fixture *fixture = *state;
	static const char *const olds[] = {JOURNAL_NO_ID, "1111111111111111111111111111111111111111"};
	struct small small;
	begin_small(fixture, &small);
	for (size_t i = 0; i < 2; i++) {
		char id[SHA1_TEXT_SIZE];
		struct err ours = {0}, theirs = {0};
		bool made;
		memcpy(small.change.old_id, olds[i], SHA1_TEXT_SIZE);
		assert_int_equal(git_commit_made(&fixture->store, &small.commit, id, &made, &ours), -1);
		assert_int_equal(git_commit_import(&fixture->store, NULL, &small.commit, id, &theirs), -1);
		assert_int_equal(ours.code, ERR_REFUSED);
		assert_int_equal(theirs.code, ERR_REFUSED);
		assert_string_equal(ours.msg, theirs.msg);
	}
}

/* What is not loose, whole and plain is left to git. */
static void git_commit_made__leaves_to_git(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *label;
		const char *commands; /* $t: the tree of d, $f: its file */
		bool git_can;
	} rows[] = {
		{"a pack with an index of the first form", "git -c pack.indexVersion=1 repack -q -d", true},
		{"an empty tree", "rm -f $f && : >$f", false},
		{"a tree that was cut", "head -c 20 $f >x && rm -f $f && mv x $f", false},
		{"a tree with something behind it", "cp $f x && echo >>x && rm -f $f && mv x $f", false},
		{"another tree under the name", "cp $(file $(git rev-parse $c^{tree})) x && rm -f $f && mv x $f",
			false},
		{"the blob under the name", "cp $(file $(git rev-parse $c:d/e/f.yaml)) x && rm -f $f && mv x $f",
			false},
		{"a link to the tree", "mv $f x && ln -s \"$PWD/x\" $f", true},
		{"a directory that is a link", "mv ${f%/*} x && ln -s \"$PWD/x\" ${f%/*}", true},
		{"no tree", "rm -f $f", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fixture *own;
		struct small small;
		struct err err = {0};
		char id[SHA1_TEXT_SIZE], again[SHA1_TEXT_SIZE];
		bool made = true;
		(void)fixture;
		assert_int_equal(set_up((void **)&own), 0);
		begin_small(own, &small);
		const char *commands = arena_printf(&own->arena,
			"file() { echo \"$1\" | sed 's,^..,.git/objects/&/,'; }; c=%s && t=$(git rev-parse $c:d) && "
			"f=$(file $t) && %s",
			small.first, rows[i].commands);
		if (shell_run(own->path, commands, NULL))
			fail_msg("%s: not made ready", rows[i].label);
		assert_int_equal(git_commit_made(&own->store, &small.commit, id, &made, &err), 0);
		if (made)
			fail_msg("%s: made in process", rows[i].label);
		if (rows[i].git_can && git_commit_write(&own->store, NULL, &small.commit, again, &err))
			fail_msg("%s: %s", rows[i].label, err.msg);
		assert_int_equal(tear_down((void **)&own), 0);
	}
}

/* So many files of so many bytes, the same in all but the first. */
static struct git_commit large(struct fixture *fixture, size_t n, size_t length)
{
	struct git_change *many = arena_array(&fixture->arena, n, sizeof *many);
	for (size_t i = 0; i < n; i++) {
		char *bytes = arena_alloc(&fixture->arena, length + 1);
		bytes[0] = i ? 'x' : 'y';
		many[i] = (struct git_change){.path = arena_printf(&fixture->arena, "d%zu/%zu.yaml", i % 4, i / 4),
			.bytes = bytes, .length = length, .old_id = JOURNAL_NO_ID};
		git_blob_id(bytes, length, many[i].new_id);
	}
	return (struct git_commit){.name = "n", .email = "e", .authored = 1789689600, .committed = 1789689600,
		.message = "m\n", .changes = many, .changes_n = n, .parent = ""};
}

/* What was put aside: all, every second of it compressed before. */
static void put_aside(struct fixture *fixture, struct git_commit *commit, struct spool *spool)
{
	struct git_change *changes = arena_array(&fixture->arena, commit->changes_n, sizeof *changes);
	memcpy(changes, commit->changes, commit->changes_n * sizeof *changes);
	for (size_t i = 0; i < commit->changes_n; i++) {
		struct err err = {0};
		assert_int_equal(git_commit_pack_put(&changes[i], spool, &fixture->store, changes[i].bytes,
					 changes[i].length, &err),
			0);
		changes[i].bytes = NULL;
		changes[i].packed_length = i % 2 ? 0 : changes[i].packed_length;
	}
	commit->changes = changes;
	commit->spool = spool;
}

static void git_commit_made__packs_what_is_large(void **state)
{
	static const struct {
		size_t n, length;
		bool aside, packs;
	} rows[] = {{64, 10, false, false}, {65, 10, false, true}, {1, 4 * 1024 * 1024, false, false},
		{1, 4 * 1024 * 1024 + 1, false, true}, {3, 10, true, true}, {300, 3000, true, true}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fixture *own;
		struct spool spool = {0};
		struct err err = {0};
		char id[SHA1_TEXT_SIZE], theirs[SHA1_TEXT_SIZE];
		bool made;
		assert_int_equal(set_up((void **)&own), 0);
		struct git_commit commit = large(own, rows[i].n, rows[i].length);
		if (rows[i].aside)
			put_aside(own, &commit, &spool);
		if (git_commit_made(&own->store, &commit, id, &made, &err) || !made)
			fail_msg("%zu: %s", i, err.msg);
		if (shell_run(own->path, rows[i].packs ? "test $(ls .git/objects/pack | wc -l) = 2 &&"
							 " test \"$(git count-objects | cut -d ' ' -f 1)\" = 0 && "
							 "git verify-pack .git/objects/pack/*.idx && "
							 "git show-index <$(ls .git/objects/pack/*.idx) | cut -d ' ' -f 2 | sort >x && "
							 "test -z \"$(uniq -d x)\" && rm x"
						       : "test $(ls .git/objects/pack | wc -l) = 0",
			    NULL) ||
			shell_run(own->path, arena_printf(&own->arena, "git fsck --full --strict && test $(git rev-list refs/onestop/txn) = %s", id), NULL) ||
			shell_run(own->path, "test -z \"$(ls .git/onestop.new)\"", NULL))
			fail_msg("%zu: is not as it should be", i);
		assert_int_equal(git_commit_import(&own->store, NULL, &commit, theirs, &err), 0);
		assert_string_equal(id, theirs);
		spool_close(&spool);
		assert_int_equal(tear_down((void **)&own), 0);
	}
}

/* What one pack cannot have is for git; what cannot be written is told, and leaves nothing. */
static void git_commit_made__packs_what_it_can(void **state)
{
	struct fixture *fixture = *state;
	struct git_commit commit = large(fixture, 65, 10);
	struct git_change *changes = arena_array(&fixture->arena, 65, sizeof *changes);
	struct err err = {0};
	char id[SHA1_TEXT_SIZE];
	bool made;
	memcpy(changes, commit.changes, 65 * sizeof *changes);
	changes[7].packed_length = (size_t)1 << 30;
	struct git_commit too_large = commit;
	too_large.changes = changes;
	assert_int_equal(git_commit_made(&fixture->store, &too_large, id, &made, &err), 0);
	assert_false(made);
	assert_int_equal(shell_run(fixture->path, "rm -rf .git/objects/pack && : >.git/objects/pack", NULL), 0);
	assert_int_equal(git_commit_made(&fixture->store, &commit, id, &made, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_true(str_starts(err.msg, ".git/objects/pack/pack-"));
	assert_int_equal(shell_run(fixture->path, "test -z \"$(ls .git/onestop.new)\"", NULL), 0);
}

/* A file that cannot be written is told, and leaves no temporary. */
static void git_commit_made__tells_what_it_cannot_write(void **state)
{
	struct fixture *fixture = *state;
	struct small small;
	struct err err = {0};
	char id[SHA1_TEXT_SIZE];
	bool made;
	begin_small(fixture, &small);
	const char *commands = arena_printf(&fixture->arena, "rm -rf .git/objects/%.2s && : >.git/objects/%.2s",
		small.change.new_id, small.change.new_id);
	assert_int_equal(shell_run(fixture->path, commands, NULL), 0);
	assert_int_equal(git_commit_made(&fixture->store, &small.commit, id, &made, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_true(str_starts(err.msg, ".git/objects/"));
	assert_int_equal(shell_run(fixture->path, "test -z \"$(ls .git/onestop.new)\"", NULL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(git_commit__is_the_same_by_both_ways, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_commit_made__refuses_an_edit_as_git_does, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_commit_made__leaves_to_git, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_commit_made__packs_what_is_large, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_commit_made__packs_what_it_can, set_up, tear_down),
		cmocka_unit_test_setup_teardown(git_commit_made__tells_what_it_cannot_write, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
