#include "store/scan_commit.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
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

/* "MODE blob ID\tPATH", NUL between them. */
static int list_files(struct store *store, const struct scan *scan, const char *commit,
	struct str *files, struct err *err)
{
	const char *const arguments[] = {"ls-tree", "-r", "-z", "--full-tree", commit,
		"--", arena_printf(store->mem, "%s/", scan->directory), NULL};
	int status = 0;
	if (git_query(store, arguments, NULL, files, &status, err))
		return -1;
	if (status != 0)
		return err_set(err, ERR_SYSTEM, "git ls-tree: %s", str_text(files));
	return 0;
}

/* As in the work tree, the names of the directories beneath that of the scan are asked for, too. */
static bool is_wanted(const struct scan *scan, const char *path, struct arena *arena)
{
	const char *at = path + strlen(scan->directory);
	if (!str_ends(path, ".yaml"))
		return false;
	while (*at == '/') {
		size_t n = strcspn(++at, "/");
		bool (*wanted)(void *context, const char *name) = at[n] ? scan->opens : scan->wants;
		if (wanted && !wanted(scan->context, arena_dup_n(arena, at, n)))
			return false;
		at += n;
	}
	return true;
}

static int show(const struct scan *scan, struct git_blob_source *source, const char *id, const char *path,
	struct arena *arena, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct str bytes = {0};
	if (git_blob_read(source, id, &bytes, err)) {
		str_close(&bytes);
		return -1;
	}
	/* What is kept may point into the bytes. */
	const char *text = scan->keep ? arena_dup_n(arena, str_text(&bytes), bytes.length) : str_text(&bytes);
	const struct scan_file file = {.path = arena_dup(arena, path), .name = slash ? slash + 1 : path,
		.bytes = text, .length = bytes.length};
	int rc = scan->each(scan->context, &file, err);
	str_close(&bytes);
	return rc;
}

int scan_commit(struct store *store, const struct scan *scan, const char *commit,
	struct arena *arena, struct err *err)
{
	struct git_blob_source source = {.store = store};
	struct str files = {0};
	int rc = list_files(store, scan, commit, &files, err);
	const char *end = str_text(&files) + files.length;
	for (const char *at = str_text(&files); rc == 0 && at < end; at += strlen(at) + 1) {
		struct arena_mark mark = arena_mark(arena);
		const char *path = strchr(at, '\t');
		const char *blob = strstr(at, " blob ");
		if (path && blob && blob < path && path - blob > 6 && is_wanted(scan, path + 1, arena))
			rc = show(scan, &source, arena_dup_n(arena, blob + 6, (size_t)(path - blob - 6)), path + 1,
				arena, err);
		if (!scan->keep)
			arena_reset(arena, mark);
	}
	git_blob_end(&source);
	str_close(&files);
	return rc;
}

static const char *const singles[] = {STORE_SETTINGS_PATH, PATH_SERVICES, PATH_DEPARTMENTS, PATH_FLOWS, PATH_STAFF,
	PATH_DESKS};

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
