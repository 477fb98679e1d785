#include "store/scan_commit.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "store/git_run.h"
#include "store/path.h"
#include "store/store.h"

/* "^HEAD" leaves commits out, "a..b" is many and "HEAD:path" is none; an id, a tag or a branch begins
 * with a letter or a digit, and what goes back from there ("~3") stands behind it. */
static bool is_commit_name(const char *name)
{
	bool begins = isalnum((unsigned char)*name) || *name == '_' || (unsigned char)*name > 0x7f;
	return begins && !strpbrk(name, ": \t\n\r") && !strstr(name, "..");
}

int scan_commit_resolve(struct store *store, const char *name, char id[GIT_ID_SIZE],
	struct err *err)
{
	/* "--" and the ^{commit} keep a name from being read as an option or as another object. */
	const char *const arguments[] = {"rev-parse", "--verify", "--quiet", "--end-of-options",
		arena_printf(store->mem, "%s^{commit}", name), NULL};
	struct str output = {0};
	int status = 0;
	bool named = is_commit_name(name);
	if (named && git_query(store, arguments, NULL, &output, &status, err)) {
		str_close(&output);
		return -1;
	}
	/* rev-parse may say the option back first. */
	size_t n = output.length;
	int rc = 0;
	if (!named || status != 0 || n < GIT_ID_SIZE || !git_is_id(output.text + n - GIT_ID_SIZE))
		rc = err_hint(err,
			err_set(err, ERR_REFUSED, _("there is no commit \"%s\" in this store"),
				name),
			"git log");
	else
		memcpy(id, output.text + n - GIT_ID_SIZE, GIT_ID_SIZE - 1);
	id[GIT_ID_SIZE - 1] = '\0';
	str_close(&output);
	return rc;
}

static int list_paths(struct store *store, const struct scan *scan, const char *commit,
	struct str *paths, struct err *err)
{
	const char *const arguments[] = {"ls-tree", "-r", "--name-only", "--full-tree", commit,
		"--", arena_printf(store->mem, "%s/", scan->directory), NULL};
	int status = 0;
	if (git_query(store, arguments, NULL, paths, &status, err))
		return -1;
	if (status != 0)
		return err_set(err, ERR_SYSTEM, "git ls-tree: %s", str_text(paths));
	return 0;
}

/* "ID blob SIZE\n", the bytes, "\n". */
static int next_blob(const char **at, const char *end, const char *path, const char **bytes,
	size_t *length, struct err *err)
{
	int64_t size;
	const char *line = *at;
	const char *blob = strstr(line, " blob ");
	const char *stop = strchr(line, '\n');
	char digits[24] = "";
	if (blob && stop && blob < stop && (size_t)(stop - blob - 6) < sizeof digits)
		memcpy(digits, blob + 6, (size_t)(stop - blob - 6));
	if (num_parse(digits, 0, end - line, &size, err) || stop + 1 + size + 1 > end)
		return err_set(err, ERR_SYSTEM, _("git cat-file did not give %s"), path);
	*bytes = stop + 1;
	*length = (size_t)size;
	*at = stop + 1 + size + 1;
	return 0;
}

static int show(const struct scan *scan, char *paths, const struct str *blobs,
	struct arena *arena, struct err *err)
{
	const char *at = blobs->text;
	const char *end = blobs->text + blobs->length;
	for (char *path = paths; *path;) {
		struct arena_mark mark = arena_mark(arena);
		size_t n = strcspn(path, "\n");
		char *next = path + n + (path[n] == '\n');
		path[n] = '\0';
		const char *slash = strrchr(path, '/');
		const char *bytes = NULL;
		size_t length = 0;
		if (next_blob(&at, end, path, &bytes, &length, err))
			return -1;
		if (str_ends(path, ".yaml")) {
			/* Readers may rely on a NUL behind the bytes. */
			const struct scan_file file = {path, slash ? slash + 1 : path,
				arena_dup_n(arena, bytes, length), length};
			int rc = scan->each(scan->context, &file, err);
			if (rc)
				return rc;
		}
		if (!scan->keep)
			arena_reset(arena, mark);
		path = next;
	}
	return 0;
}

int scan_commit(struct store *store, const struct scan *scan, const char *commit,
	struct arena *arena, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	struct str paths = {0};
	struct str wanted = {0};
	struct str blobs = {0};
	int status = 0;
	int rc = list_paths(store, scan, commit, &paths, err);
	for (const char *path = str_text(&paths); rc == 0 && *path;) {
		size_t n = strcspn(path, "\n");
		str_add_format(&wanted, "%s:%.*s\n", commit, (int)n, path);
		path += n + (path[n] == '\n');
	}
	if (rc == 0 && wanted.length) {
		rc = git_query(store, arguments, wanted.text, &blobs, &status, err);
		if (rc == 0 && status != 0)
			rc = err_set(err, ERR_SYSTEM, "git cat-file: %.100s", str_text(&blobs));
		if (rc == 0)
			rc = show(scan, paths.text, &blobs, arena, err);
	}
	str_close(&paths);
	str_close(&wanted);
	str_close(&blobs);
	return rc;
}

static const char *const singles[] = {STORE_SETTINGS_PATH, PATH_SERVICES, PATH_DEPARTMENTS, PATH_FLOWS, PATH_STAFF};

enum { SINGLES = sizeof singles / sizeof *singles };

static int keep_file(void *context, const struct scan_file *file, struct err *err)
{
	(void)err;
	past_keep(context, file->path, file->bytes, file->length);
	return 0;
}

static int keep_singles(struct store *store, struct past *past, const char *commit, struct err *err)
{
	char ids[SINGLES][SHA1_TEXT_SIZE];
	struct git_blob_source source = {.store = store};
	int rc = 0;
	if (git_blob_at(store, commit, singles, SINGLES, ids, err))
		return -1;
	for (size_t i = 0; rc == 0 && i < SINGLES; i++) {
		struct str bytes = {0};
		bool there = strspn(ids[i], "0") != strlen(ids[i]);
		rc = there ? git_blob_read(&source, ids[i], &bytes, err) : 0;
		if (rc == 0 && there)
			past_keep(past, singles[i], str_text(&bytes), bytes.length);
		str_close(&bytes);
	}
	git_blob_end(&source);
	return rc;
}

int scan_commit_look_back(struct store *store, const char *commit, struct err *err)
{
	struct past *past = arena_alloc(store->mem, sizeof *past);
	struct settings settings = {0};
	bool found = false;
	past->mem = store->mem;
	const struct scan calendar = {.directory = PATH_CALENDAR, .keep = true, .each = keep_file, .context = past};
	if (scan_commit(store, &calendar, commit, store->mem, err) ||
		keep_singles(store, past, commit, err))
		return -1;
	store->past = past;
	if (store_read_record(store, STORE_SETTINGS_PATH, &settings_schema, &settings, &found, err))
		return -1;
	if (found)
		store->settings = settings;
	return 0;
}

#define COMMIT "commit "

/* What merges bring was added in the commits that they merge. */
static int show_history(struct store *store, const char *const *paths, struct str *history, struct err *err)
{
	static const char *const options[] = {"log", "--full-history", "--reverse", "--topo-order", "--no-renames",
		"--no-color", "--no-ext-diff", "--no-textconv", "--text", "--format=" COMMIT "%H", "-p", "-U0", "--"};
	const char **arguments = NULL;
	size_t n = 0, room = 0;
	int status = 0;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		VEC_PUSH(store->mem, arguments, n, room) = options[i];
	for (size_t i = 0; paths[i]; i++)
		VEC_PUSH(store->mem, arguments, n, room) = paths[i];
	VEC_PUSH(store->mem, arguments, n, room) = NULL;
	if (git_query(store, arguments, NULL, history, &status, err))
		return -1;
	return status ? err_set(err, ERR_SYSTEM, "git log: %.100s", str_text(history)) : 0;
}

int scan_commit_lines(struct store *store, const char *const *paths,
	void (*each)(void *context, const char *line, const char *commit), void *context, struct err *err)
{
	struct str history = {0};
	const char *commit = "";
	int rc = show_history(store, paths, &history, err);
	for (char *at = history.text; rc == 0 && at && *at;) {
		const char *line = git_next_line(&at);
		if (str_starts(line, COMMIT))
			commit = line + strlen(COMMIT);
		else if (*line == '+' && !str_starts(line, "+++ "))
			each(context, line + 1, commit);
	}
	str_close(&history);
	return rc;
}
