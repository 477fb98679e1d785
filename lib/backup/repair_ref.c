#include "backup/repair_ref.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <unistd.h>

#include "backup/repair_aside.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "git/git_special.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/store.h"

#define HEAD_TEXT "ref: " BRANCH_REF "\n"
#define PACKED_REFS ".git/packed-refs"
#define REFLOG ".git/logs/" BRANCH_REF
#define TEMP ".git/repair.new"

enum { TABLE_BYTES = 64 * 1024 * 1024 };

/* The bytes of a file; NULL when there is none, or it is nothing to read. */
static const char *read_text(struct store *store, const char *path, size_t *length)
{
	struct err unreadable = {0};
	const char *bytes = NULL;
	if (store_read(store, path, TABLE_BYTES, store->mem, &bytes, length, &unreadable))
		return NULL;
	return bytes;
}

/* A new file in the place of one that was put aside, with the group and mode of the store. */
static int put(struct store *store, const struct repair *repair, const char *path, const char *text,
	struct err *err)
{
	if (repair->dry_run)
		return 0;
	unlinkat(store->fd, TEMP, 0);
	if (file_write_new(store->fd, TEMP, text, strlen(text), err))
		return -1;
	if (renameat(store->fd, TEMP, store->fd, path))
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

/* ---- What git cannot start with ------------------------------------------------------------------ */

struct special_search {
	struct store *store;
	struct repair *repair;
};

static int move_special(void *context, const char *path, struct err *err)
{
	struct special_search *search = context;
	repair_aside_tell(search->store, search->repair, _("%s: not a regular file; put aside"), path);
	return repair_aside_move(search->store, search->repair, path, err);
}

/* "refs/..." up to `end`, as git would take it for a ref's name. */
static bool is_ref_name(const char *name, const char *end)
{
	if (!str_starts(name, "refs/") || end - name <= 5)
		return false;
	for (const char *c = name; c < end; c++)
		if ((unsigned char)*c <= ' ' || *c == 127 || strchr("~^:?*[\\", *c))
			return false;
	return true;
}

/* Where a loose ref or HEAD points; what a power cut left has no line end, or NUL bytes. */
static bool points_somewhere(const char *bytes, size_t length)
{
	if (!bytes || length != strlen(bytes) || length == 0 || bytes[length - 1] != '\n')
		return false;
	if (str_starts(bytes, "ref: "))
		return is_ref_name(bytes + 5, bytes + length - 1);
	return git_is_id(bytes) && length == GIT_ID_SIZE;
}

static bool is_well(struct store *store, const char *path)
{
	size_t length = 0;
	const char *bytes = read_text(store, path, &length);
	return points_somewhere(bytes, length);
}

static int repair_head(struct store *store, struct repair *repair, struct err *err)
{
	if (is_well(store, ".git/HEAD"))
		return 0;
	repair_aside_tell(store, repair, _("%s: written anew, on branch main"), ".git/HEAD");
	return repair_aside_move(store, repair, ".git/HEAD", err) ||
			       put(store, repair, ".git/HEAD", HEAD_TEXT, err)
		       ? -1
		       : 0;
}

/* "# ...", "ID REF", or "^ID" behind one of these. */
static bool is_packed_line(const char *line, const char *end, bool after_ref)
{
	if (memchr(line, '\0', (size_t)(end - line)))
		return false;
	if (*line == '#')
		return true;
	if (*line == '^')
		return after_ref && end - line == GIT_ID_SIZE && git_is_id(line + 1);
	return end - line > GIT_ID_SIZE && line[GIT_ID_SIZE - 1] == ' ' &&
	       strspn(line, "0123456789abcdef") == GIT_ID_SIZE - 1 && is_ref_name(line + GIT_ID_SIZE, end);
}

static int repair_packed(struct store *store, struct repair *repair, struct err *err)
{
	struct str kept = {0};
	size_t length = 0;
	size_t left_out = 0;
	bool after_ref = false;
	const char *bytes = read_text(store, PACKED_REFS, &length);
	for (const char *line = bytes; line && line < bytes + length;) {
		const char *end = memchr(line, '\n', (size_t)(bytes + length - line));
		if (end && is_packed_line(line, end, after_ref)) {
			after_ref = *line != '#' && *line != '^';
			str_add_n(&kept, line, (size_t)(end + 1 - line));
		} else {
			after_ref = false;
			left_out++;
		}
		line = end ? end + 1 : bytes + length;
	}
	int rc = 0;
	if (left_out) {
		repair_aside_tell(store, repair, _("%s: written anew without %zu lines that cannot be read"),
			PACKED_REFS, left_out);
		rc = repair_aside_move(store, repair, PACKED_REFS, err) ||
				     put(store, repair, PACKED_REFS, str_text(&kept), err)
			     ? -1
			     : 0;
	}
	str_close(&kept);
	return rc;
}

/* A ref of a person's, that nobody here can tell the commit of. */
static int repair_other(struct store *store, struct repair *repair, const char *path, struct err *err)
{
	if (str_equal(path, ".git/" BRANCH_REF) || str_equal(path, ".git/" BRANCH_LAST) ||
		str_ends(path, ".lock") || is_well(store, path))
		return 0;
	repair_aside_tell(store, repair, _("%s: cannot be read; put aside"), path);
	return repair_aside_move(store, repair, path, err);
}

static int repair_others(struct store *store, struct repair *repair, struct err *err)
{
	char *roots[] = {arena_printf(store->mem, "%s/.git/refs", store->root), NULL};
	int rc = 0;
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	if (!walk)
		return err_set_errno(err, errno, "%s", roots[0]);
	for (FTSENT *entry; rc == 0 && (entry = fts_read(walk)) != NULL;)
		if (entry->fts_info == FTS_F)
			rc = repair_other(store, repair, entry->fts_path + strlen(store->root) + 1, err);
	fts_close(walk);
	return rc;
}

int repair_ref_ready(struct store *store, struct repair *repair, struct err *err)
{
	struct special_search search = {store, repair};
	return git_special_each(store->root, move_special, &search, err) || repair_head(store, repair, err) ||
			       repair_packed(store, repair, err) || repair_others(store, repair, err)
		       ? -1
		       : 0;
}

/* ---- main ---------------------------------------------------------------------------------------- */

/* The best commit so far. */
struct commit_search {
	struct store *store;
	char id[GIT_ID_SIZE]; /* "": none */
	const char *source;   /* who has it */
};

/* One that is there, and is no older than the best. */
static int consider(struct commit_search *search, const char *id, const char *source, struct err *err)
{
	struct store *store = search->store;
	const char *const arguments[] = {"cat-file", "-e", arena_printf(store->mem, "%s^{commit}", id), NULL};
	struct str ignored = {0};
	bool newer = true;
	int status = 0;
	if (!*id)
		return 0;
	int rc = git_query(store, arguments, NULL, &ignored, &status, err);
	str_close(&ignored);
	if (rc || status)
		return rc;
	if (*search->id && git_ref_contains(store, id, search->id, &newer, err))
		return -1;
	if (!newer || str_equal(id, search->id))
		return 0;
	memcpy(search->id, id, GIT_ID_SIZE);
	search->source = source;
	return 0;
}

/* The commit of the last line that is whole: "OLD NEW NAME <EMAIL> ...". */
static void read_reflog(struct store *store, char id[GIT_ID_SIZE])
{
	enum { NEW_AT = GIT_ID_SIZE };
	size_t length = 0;
	const char *bytes = read_text(store, REFLOG, &length);
	*id = '\0';
	for (const char *line = bytes; line && line < bytes + length;) {
		const char *end = memchr(line, '\n', (size_t)(bytes + length - line));
		if (!end)
			return;
		if (end - line > NEW_AT + GIT_ID_SIZE && line[NEW_AT - 1] == ' ' &&
			strspn(line + NEW_AT, "0123456789abcdef") == GIT_ID_SIZE - 1) {
			memcpy(id, line + NEW_AT, GIT_ID_SIZE - 1);
			id[GIT_ID_SIZE - 1] = '\0';
		}
		line = end + 1;
	}
}

/* A ref, with nothing in its place that cannot be read; "" for none. */
static bool read_ref(struct store *store, const char *ref, char id[GIT_ID_SIZE])
{
	struct err unreadable = {0};
	const char *path = arena_printf(store->mem, ".git/%s", ref);
	*id = '\0';
	if (git_ref_read(store, ref, id, &unreadable))
		return false;
	/* Half a line, or what follows a NUL: git takes it, and the next cut may not be so lucky. */
	return faccessat(store->fd, path, F_OK, 0) != 0 || is_well(store, path);
}

/* packed-refs, behind a loose file that cannot be read. */
static void read_packed(struct store *store, char id[GIT_ID_SIZE])
{
	size_t length = 0;
	const char *bytes = read_text(store, PACKED_REFS, &length);
	const char *at = bytes ? strstr(bytes, " " BRANCH_REF "\n") : NULL;
	*id = '\0';
	if (!at || at - bytes < GIT_ID_SIZE - 1)
		return;
	memcpy(id, at - (GIT_ID_SIZE - 1), GIT_ID_SIZE - 1);
	id[GIT_ID_SIZE - 1] = '\0';
}

static int find_main(struct commit_search *search, const struct repair *repair, const char *last,
	struct err *err)
{
	char id[GIT_ID_SIZE];
	if (consider(search, last, ".git/" BRANCH_LAST, err))
		return -1;
	read_reflog(search->store, id);
	if (consider(search, id, REFLOG, err))
		return -1;
	read_packed(search->store, id);
	return consider(search, id, PACKED_REFS, err) || consider(search, repair->from_main, repair->from, err)
		       ? -1
		       : 0;
}

static int set_ref(struct store *store, struct repair *repair, const char *ref,
	const struct commit_search *found, struct err *err)
{
	const char *path = arena_printf(store->mem, ".git/%s", ref);
	repair_aside_tell(store, repair, _("%s: set to %.12s, by %s"), path, found->id, found->source);
	if (repair_aside_move(store, repair, path, err))
		return -1;
	return repair->dry_run ? 0 : git_ref_write(store, ref, found->id, TEMP, err);
}

int repair_ref_main(struct store *store, struct repair *repair, bool *known, struct err *err)
{
	struct commit_search search = {.store = store, .source = ".git/" BRANCH_REF};
	char last[GIT_ID_SIZE];
	bool last_is_well = read_ref(store, BRANCH_LAST, last);
	*known = read_ref(store, BRANCH_REF, search.id) && *search.id;
	if (!*known) {
		*search.id = '\0';
		if (find_main(&search, repair, last, err))
			return -1;
		*known = *search.id;
		if (*known && set_ref(store, repair, BRANCH_REF, &search, err))
			return -1;
	}
	search.source = ".git/" BRANCH_REF;
	return *known && !last_is_well ? set_ref(store, repair, BRANCH_LAST, &search, err) : 0;
}
