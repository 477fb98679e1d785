#include "txn/settled.h"

#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "git/git_object.h"
#include "git/git_tree.h"
#include "git/journal.h"
#include "store/clock.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/store.h"
#include "value/moment.h"

/* A commit that is half written is whole long before all these looks are over. */
enum { LOOKS = 20, PAUSE_MILLISECONDS = 50 };

/* An object as `git cat-file --batch` prints it: "ID TYPE BYTES", its bytes, a line end. */
struct object {
	const char *bytes; /* NULL: there is none */
	size_t length;
};

static int next_object(const char **at, const char *end, struct arena *arena, struct object *object,
	struct err *err)
{
	const char *line_end = memchr(*at, '\n', (size_t)(end - *at));
	const char *line = line_end ? arena_dup_n(arena, *at, (size_t)(line_end - *at)) : "";
	int64_t length;
	*object = (struct object){0};
	if (line_end && str_ends(line, " missing")) {
		*at = line_end + 1;
		return 0;
	}
	const char *blank = strrchr(line, ' ');
	if (!blank || num_parse(blank + 1, 0, GIT_FILE_BYTES, &length, err) ||
		end - line_end <= length + 1)
		return err_set(err, ERR_SYSTEM, "git cat-file: %s", *line ? line : _("no answer"));
	*object = (struct object){line_end + 1, (size_t)length};
	*at = line_end + 1 + length + 1;
	return 0;
}

/* git says "missing" of what is not there and of what it could not open alike.  A commit that the branch
 * names is there; and of a file only the directory of the commit, read or refused, tells. */
static int confirm_missing(struct store *store, const char *id, const char *path, struct arena *arena,
	struct err *err)
{
	const char *const arguments[] = {"ls-tree", "--full-tree", id, "--", path, NULL};
	struct str listed = {0};
	int rc = git_must(store, NULL, arguments, NULL, &listed, err);
	if (rc == 0 && listed.length)
		rc = err_set(err, ERR_SYSTEM, "git cat-file: %s",
			arena_printf(arena, "%.12s:%s missing", id, path));
	str_close(&listed);
	return rc;
}

/* The directory that `path` stands in. */
static const char *parent_of(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	return slash ? arena_dup_n(arena, path, (size_t)(slash - path)) : "";
}

/* The commit `id`, what it has at `path`, and the tree of that directory. */
static int read_commit(struct store *store, const char *id, const char *path, struct str *output,
	struct arena *arena, struct object *commit, struct object *file, struct object *tree, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	int status = 0;
	const char *questions =
		arena_printf(arena, "%s\n%s:%s\n%s:%s\n", id, id, path, id, parent_of(path, arena));
	if (git_query(store, arguments, questions, output, &status, err))
		return -1;
	const char *at = str_text(output);
	const char *end = at + output->length;
	if (status != 0)
		return err_set(err, ERR_SYSTEM, "git cat-file: %s", at);
	if (next_object(&at, end, arena, commit, err) || next_object(&at, end, arena, file, err) ||
		next_object(&at, end, arena, tree, err))
		return -1;
	if (!commit->bytes)
		return err_set(err, ERR_SYSTEM, "git cat-file: %s missing", id);
	return file->bytes ? 0 : confirm_missing(store, id, path, arena, err);
}

static int compare(struct store *store, const char *path, const struct object *file,
	struct arena *arena, bool *settled, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, path, GIT_FILE_BYTES, arena, &bytes, &length, err))
		return -1;
	*settled = bytes && file->bytes && length == file->length &&
		   memcmp(bytes, file->bytes, length) == 0;
	return 0;
}

/* Packed trees make every writer start a git for one look at a file that hardly ever changes.  So the first
 * after packing puts the one that no commit of tickets writes anew beside the pack.  That is for speed: who
 * cannot, does without. */
static void write_loose(struct store *store, const struct object *tree, struct arena *arena)
{
	struct journal journal = {0};
	struct err ignored;
	char id[SHA1_TEXT_SIZE];
	journal_name(journal.nonce);
	const char *temp = journal_temp(&journal, "object", arena);
	if (!tree->bytes || file_make_parents(store->fd, temp, &ignored))
		return;
	git_object_name("tree", tree->bytes, tree->length, id);
	git_object_write(store->fd, "tree", id, tree->bytes, tree->length, temp, &ignored);
}

/* The machine's clock against what was committed last.  Where there is a hub HEAD may be of another machine, whose
 * clock must not stop the work here: what was published here counts. */
static int check_clock(struct store *store, const char *commit, size_t length, struct err *err)
{
	return clock_check(moment_now(), store->has_hub ? clock_of_head(store) : clock_of_commit(commit, length), err);
}

/* The same without git, where commit and trees lie loose: *told is false where they do not. */
static int look_loose(struct store *store, const char *id, const char *path, bool locked,
	struct arena *arena, bool *told, bool *settled, struct err *err)
{
	const char *commit, *bytes;
	size_t commit_length, length;
	char tree[SHA1_TEXT_SIZE];
	char there[SHA1_TEXT_SIZE];
	char here[SHA1_TEXT_SIZE];
	*told = git_object_read(store->fd, "commit", id, arena, &commit, &commit_length) &&
		git_tree_of_commit(commit, tree) && git_tree_find(store->fd, tree, path, there, arena);
	if (!*told)
		return 0;
	if (locked && check_clock(store, commit, commit_length, err))
		return -1;
	if (store_read(store, path, GIT_FILE_BYTES, arena, &bytes, &length, err))
		return -1;
	if (bytes)
		git_object_name("blob", bytes, length, here);
	*settled = bytes && str_equal(here, there);
	return 0;
}

static int look(struct store *store, const char *path, bool locked, bool *settled, struct err *err)
{
	struct arena scratch = {0};
	struct str output = {0};
	struct object commit;
	struct object file;
	struct object tree;
	char id[GIT_ID_SIZE];
	const char *branch;
	if (git_ref_head(store, id, &branch, err))
		return -1;
	*settled = str_empty(id);
	if (*settled)
		return 0;
	bool told;
	int rc = look_loose(store, id, path, locked, &scratch, &told, settled, err);
	if (rc || told) {
		arena_clear(&scratch);
		return rc;
	}
	rc = read_commit(store, id, path, &output, &scratch, &commit, &file, &tree, err);
	if (rc == 0 && locked)
		rc = check_clock(store, commit.bytes, commit.length, err);
	if (rc == 0)
		rc = compare(store, path, &file, &scratch, settled, err);
	if (rc == 0 && locked && *settled)
		write_loose(store, &tree, &scratch);
	str_close(&output);
	arena_clear(&scratch);
	return rc;
}

int settled_check(struct store *store, const char *path, bool locked, struct err *err)
{
	const struct timespec pause = {0, PAUSE_MILLISECONDS * 1000000L};
	bool settled = str_empty(path);
	if (locked && clock_check(moment_now(), 0, err))
		return -1;
	for (int looks = locked ? 1 : LOOKS; looks > 0 && !settled; looks--) {
		if (look(store, path, locked, &settled, err))
			return -1;
		if (!settled && looks > 1)
			nanosleep(&pause, NULL);
	}
	if (settled)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s, which says who may act, was changed by hand and not committed"), path),
		_("git diff, then git commit or git restore %s"), path);
}
