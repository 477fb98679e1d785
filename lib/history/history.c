#include "history/history.h"

#include <string.h>

#include "base/coprocess.h"
#include "base/map.h"
#include "base/message.h"
#include "base/num.h"
#include "base/vec.h"
#include "history/history_kept.h"
#include "store/store.h"

enum { LINE_BYTES = 64 * 1024, DIRECTORY = 040000 };

/* git diff-tree repeats a line that it does not take for an id, and so tells that it has answered. */
#define ANSWERED "."

struct history {
	struct store *store;
	struct coprocess commits; /* rev-list */
	struct coprocess trees;   /* diff-tree */
	struct coprocess objects; /* cat-file */
	struct history_kept kept;
	struct str line;
	struct str text;
	bool empty;
	struct map cut; /* ids of commits whose parents are not in this clone */
};

/* A branch without a commit has no history, and rev-list would complain. */
static int look_for_head(struct history *history, struct err *err)
{
	static const char *const arguments[] = {"rev-parse", "--verify", "--quiet", "HEAD", NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(history->store, arguments, NULL, &output, &status, err);
	history->empty = status == 1;
	str_close(&output);
	return rc;
}

/* Where a clone begins that has not all of the history. */
static int look_for_cuts(struct history *history, struct err *err)
{
	struct store *store = history->store;
	const char *bytes;
	size_t length;
	if (store_read(store, STORE_SHALLOW_PATH, GIT_FILE_BYTES, store->mem, &bytes, &length, err))
		return -1;
	for (const char *at = bytes; at && *at; at += strcspn(at, "\n"), at += *at == '\n')
		map_set(&history->cut, store->mem, arena_dup_n(store->mem, at, strcspn(at, "\n")), 1);
	return 0;
}

int history_range(struct history *history, const char *const *words, struct err *err)
{
	struct store *store = history->store;
	const char **arguments = NULL;
	size_t n = 0, room = 0;
	int status;
	coprocess_end(&history->commits, &status, NULL);
	VEC_PUSH(store->mem, arguments, n, room) = "rev-list";
	VEC_PUSH(store->mem, arguments, n, room) = "--topo-order";
	VEC_PUSH(store->mem, arguments, n, room) = "--reverse";
	for (size_t i = 0; words[i]; i++)
		VEC_PUSH(store->mem, arguments, n, room) = words[i];
	VEC_PUSH(store->mem, arguments, n, room) = NULL;
	history->empty = false;
	return git_start(store, arguments, &history->commits, err);
}

/* The three processes. */
static int begin(struct history *history, const char *const *words, struct err *err)
{
	static const char *const trees[] = {"diff-tree", "--stdin", "--root", "-r", "-t", "--raw", "-z",
		"--no-renames", "--no-abbrev", "--no-commit-id", NULL};
	static const char *const objects[] = {"cat-file", "--batch", NULL};
	history->empty = true;
	return (words && history_range(history, words, err)) || git_start(history->store, trees, &history->trees, err) ||
			       git_start(history->store, objects, &history->objects, err)
		       ? -1
		       : 0;
}

int history_open_range(struct store *store, const char *const *words, struct history **opened, struct err *err)
{
	struct history *history = arena_alloc(store->mem, sizeof *history);
	history->store = store;
	*opened = history;
	return begin(history, words, err);
}

int history_open(struct store *store, struct history **opened, struct err *err)
{
	static const char *const head[] = {"HEAD", NULL};
	struct history *history = arena_alloc(store->mem, sizeof *history);
	history->store = store;
	*opened = history;
	if (look_for_head(history, err) || look_for_cuts(history, err))
		return -1;
	return history->empty ? 0 : begin(history, head, err);
}

int history_part(struct history *history, struct err *err)
{
	coprocess_leave(&history->commits);
	coprocess_leave(&history->trees);
	coprocess_leave(&history->objects);
	return begin(history, NULL, err);
}

void history_close(struct history *history)
{
	int status;
	if (!history)
		return;
	coprocess_end(&history->commits, &status, NULL);
	coprocess_end(&history->trees, &status, NULL);
	coprocess_end(&history->objects, &status, NULL);
	history_kept_end(&history->kept);
	str_close(&history->line);
	str_close(&history->text);
}

/* git ended before it had said all: why. */
static int fail(struct coprocess *started, const char *what, struct err *err)
{
	struct str errors = {0};
	int status;
	coprocess_end(started, &status, &errors);
	process_failed(what, status, &errors, err);
	str_close(&errors);
	return err_hint(err, -1, "git fsck");
}

static int ask(struct history *history, const char *name, struct str *into, bool *found, struct err *err)
{
	struct coprocess *git = &history->objects;
	int64_t size;
	*found = false;
	if (coprocess_send(git, name, strlen(name), err) || coprocess_send(git, "\n", 1, err) ||
		coprocess_read_until(git, '\n', LINE_BYTES, &history->line, found, err) || !*found)
		return fail(git, "git cat-file", err);
	/* "ID TYPE SIZE", or "NAME missing". */
	const char *line = str_text(&history->line);
	*found = !str_ends(line, " missing");
	if (!*found)
		return 0;
	const char *digits = strrchr(line, ' ');
	if (digits && digits[1] && strspn(digits + 1, "0123456789") == strlen(digits + 1) &&
		num_parse(digits + 1, 0, GIT_FILE_BYTES, &size, err))
		return err_set(err, ERR_REFUSED, _("%s is larger than any file of a store"), name);
	if (!digits || num_parse(digits + 1, 0, GIT_FILE_BYTES, &size, err) || coprocess_read(git, (size_t)size, into, err) ||
		coprocess_read(git, 1, &history->line, err))
		return err_set(err, ERR_SYSTEM, _("git cat-file did not give %s"), name);
	history_kept_add(&history->kept, name, into);
	return 0;
}

int history_object(struct history *history, const char *name, struct str *into, bool *found,
	struct err *err)
{
	*found = history_kept_find(&history->kept, name, into);
	return *found ? 0 : ask(history, name, into, found, err);
}

/* The moment of "author NAME <EMAIL> SECONDS ZONE". */
static int64_t moment_of(const char *line)
{
	char digits[24] = "";
	int64_t moment = 0;
	struct err ignored = {0};
	const char *end = line + strcspn(line, "\n");
	const char *mail = memrchr(line, '>', (size_t)(end - line));
	const char *from = mail ? mail + 2 : end;
	size_t n = from < end ? strcspn(from, " \n") : 0;
	if (n < sizeof digits)
		memcpy(digits, from, n);
	return num_parse(digits, 0, INT64_MAX, &moment, &ignored) ? 0 : moment;
}

/* What stands between the brackets. */
static const char *mail_of(const char *line, struct arena *arena)
{
	const char *end = line + strcspn(line, "\n");
	const char *to = memrchr(line, '>', (size_t)(end - line));
	const char *from = to ? memrchr(line, '<', (size_t)(to - line)) : NULL;
	return from ? arena_dup_n(arena, from + 1, (size_t)(to - from - 1)) : "";
}

static void parse_commit(const struct str *text, struct arena *arena, struct history_commit *commit)
{
	size_t room = 0;
	commit->length = text->length;
	commit->text = arena_dup_n(arena, str_text(text), text->length);
	const char *line = commit->text;
	for (; *line && *line != '\n'; line += strcspn(line, "\n"), line += *line == '\n') {
		if (str_starts(line, "parent "))
			VEC_PUSH(arena, commit->parents, commit->parents_n, room) =
				arena_dup_n(arena, line + strlen("parent "), GIT_ID_SIZE - 1);
		else if (str_starts(line, "author "))
			commit->authored = moment_of(line), commit->author = mail_of(line, arena);
		else if (str_starts(line, "committer "))
			commit->committed = moment_of(line), commit->committer = mail_of(line, arena);
	}
	commit->message = *line ? line + 1 : "";
}

int history_commit(struct history *history, const char *id, struct arena *arena, struct history_commit *commit,
	struct err *err)
{
	bool there;
	*commit = (struct history_commit){.id = id, .author = "", .committer = ""};
	if (history_object(history, id, &history->text, &there, err))
		return -1;
	if (!there)
		return err_hint(err, err_set(err, ERR_SYSTEM, _("commit %.12s cannot be read"), id), "git fsck");
	parse_commit(&history->text, arena, commit);
	commit->cut = map_get(&history->cut, id);
	return 0;
}

int history_next(struct history *history, struct arena *arena, struct history_commit *commit,
	bool *found, struct err *err)
{
	*found = false;
	*commit = (struct history_commit){0};
	if (history->empty)
		return 0;
	if (coprocess_read_until(&history->commits, '\n', LINE_BYTES, &history->line, found, err))
		return -1;
	if (!*found) {
		struct str errors = {0};
		int status;
		coprocess_end(&history->commits, &status, &errors);
		history->empty = true;
		int rc = status == 0 ? 0
				     : err_hint(err, process_failed("git rev-list", status, &errors, err),
					       "git fsck");
		str_close(&errors);
		return rc;
	}
	return history_commit(history, arena_dup(arena, str_text(&history->line)), arena, commit, err);
}

static unsigned mode_of(const char *digit)
{
	unsigned mode = 0;
	for (; *digit >= '0' && *digit <= '7'; digit++)
		mode = mode * 8 + (unsigned)(*digit - '0');
	return mode;
}

/* ":MODE MODE ID ID STATUS"; an id of zeros is no file. */
static bool parse_ids(const char *line, struct history_change *change)
{
	static const char none[] = "0000000000000000000000000000000000000000";
	enum { WAS = 1, MODE = 8, OLD = 15, NEW = OLD + GIT_ID_SIZE };
	if (strlen(line) < NEW + GIT_ID_SIZE || *line != ':')
		return false;
	change->was = mode_of(line + WAS);
	change->mode = mode_of(line + MODE);
	memcpy(change->old_id, line + OLD, GIT_ID_SIZE - 1);
	memcpy(change->new_id, line + NEW, GIT_ID_SIZE - 1);
	if (str_equal(change->old_id, none))
		*change->old_id = '\0';
	if (str_equal(change->new_id, none))
		*change->new_id = '\0';
	return true;
}

/* A directory is what its files are, but for one without any, which nobody would see. */
static bool is_passed_over(const struct history_change *change)
{
	static const char empty[] = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
	return (change->mode == DIRECTORY || change->was == DIRECTORY) && !str_equal(change->new_id, empty);
}

/* The next pair of texts that git ends with NUL, or the line that ends its answer. */
static int next_change(struct history *history, struct arena *arena, struct history_change *change,
	bool *found, struct err *err)
{
	struct coprocess *git = &history->trees;
	struct str first = {0};
	bool there;
	int rc = coprocess_read(git, 1, &first, err);
	*found = rc == 0 && str_text(&first)[0] == ':';
	str_close(&first);
	if (rc)
		return fail(git, "git diff-tree", err);
	if (!*found)
		return coprocess_read_until(git, '\n', LINE_BYTES, &history->line, &there, err);
	if (coprocess_read_until(git, '\0', LINE_BYTES, &history->line, &there, err))
		return -1;
	const char *line = arena_printf(arena, ":%s", str_text(&history->line));
	if (!there || !parse_ids(line, change) ||
		coprocess_read_until(git, '\0', LINE_BYTES, &history->line, &there, err) || !there)
		return err_set(err, ERR_SYSTEM, _("git diff-tree gave no list of changes"));
	change->path = arena_dup(arena, str_text(&history->line));
	return 0;
}

int history_changes(struct history *history, const struct history_commit *commit, size_t parent,
	struct arena *arena, struct history_change_list *list, struct err *err)
{
	size_t room = 0;
	const char *question = commit->parents_n == 0
				       ? arena_printf(arena, "%s\n" ANSWERED "\n", commit->id)
				       : arena_printf(arena, "%s %s\n" ANSWERED "\n", commit->id,
						 commit->parents[parent]);
	*list = (struct history_change_list){0};
	if (coprocess_send(&history->trees, question, strlen(question), err))
		return fail(&history->trees, "git diff-tree", err);
	for (;;) {
		struct history_change change = {0};
		bool found;
		if (next_change(history, arena, &change, &found, err))
			return -1;
		if (!found)
			return 0;
		if (!is_passed_over(&change))
			VEC_PUSH(arena, list->items, list->n, room) = change;
	}
}
