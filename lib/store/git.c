#include "store/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/process.h"
#include "store/git_lock.h"
#include "store/git_run.h"
#include "store/lock.h"
#include "store/store.h"

#define NO_ID "0000000000000000000000000000000000000000"

/* What could run a command, lie about a file or start work in the background is switched off,
 * whatever the configuration says.  The index is synced before its rename, as git obeys one that a
 * power cut left half written; objects are not (store/sweep.h). */
static const char *const safe_settings[] = {
	"-c", "core.hooksPath=/dev/null",
	"-c", "core.fsmonitor=false",
	"-c", "core.untrackedCache=false",
	"-c", "core.splitIndex=false",
	"-c", "core.attributesFile=/dev/null",
	"-c", "core.excludesFile=/dev/null",
	"-c", "core.autocrlf=false",
	"-c", "core.quotePath=false",
	"-c", "commit.gpgSign=false",
	"-c", "gc.auto=0",
	"-c", "maintenance.auto=false",
	"-c", "protocol.ext.allow=never",
	"-c", "core.fsync=reference,index",
};

enum { ARGUMENTS_MAX = 48 };

static void run_environment(const char *root, struct arena *arena, const char *env[16])
{
	const char *path = getenv("PATH");
	size_t n = 0;
	env[n++] = arena_printf(arena, "PATH=%s", !str_empty(path) ? path : "/usr/bin:/bin");
	env[n++] = "LC_ALL=C";
	env[n++] = "TZ=UTC";
	env[n++] = "HOME=/nonexistent";
	env[n++] = "GIT_CONFIG_NOSYSTEM=1";
	env[n++] = "GIT_CONFIG_GLOBAL=/dev/null";
	env[n++] = "GIT_ATTR_NOSYSTEM=1";
	env[n++] = "GIT_NO_REPLACE_OBJECTS=1";
	env[n++] = "GIT_OPTIONAL_LOCKS=0";
	env[n++] = "GIT_TERMINAL_PROMPT=0";
	if (root) {
		env[n++] = arena_printf(arena, "GIT_DIR=%s/.git", root);
		env[n++] = arena_printf(arena, "GIT_WORK_TREE=%s", root);
	}
	env[n] = NULL;
}

/* The first line of what git said, for an error message. */
static const char *first_line(const struct str *errors, struct arena *arena)
{
	const char *text = str_text(errors);
	return arena_dup_n(arena, text, strcspn(text, "\n"));
}

static int run(const struct git_run *how, struct arena *arena, struct str *output, int *status,
	struct str *errors, struct err *err)
{
	const char *argv[ARGUMENTS_MAX];
	const char *env[16];
	size_t n = 0;
	argv[n++] = "git";
	for (size_t i = 0; i < sizeof safe_settings / sizeof *safe_settings; i++)
		argv[n++] = safe_settings[i];
	for (const char *const *a = how->arguments; *a; a++) {
		if (n + 1 >= ARGUMENTS_MAX)
			bug("too many arguments for git");
		argv[n++] = *a;
	}
	argv[n] = NULL;
	run_environment(how->root, arena, env);
	const struct process process = {
		.argv = argv,
		.env = env,
		.directory = how->directory,
		.input = how->input,
		.input_length = how->input_length,
		.input_fd = how->input_fd,
		.keep_fd = how->keep_fd,
	};
	return process_run(&process, output, errors, status, err);
}

/* Run and insist on success. */
int git_must_on(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct git_run *input, struct str *output, struct err *err)
{
	struct str errors = {0};
	int status = 0;
	const struct git_run how = {
		.root = store->root,
		.directory = store->root,
		.keep_fd = lock ? lock->fd : 0,
		.input = input->input,
		.input_length = input->input_length,
		.input_fd = input->input_fd,
		.arguments = arguments,
	};
	int rc = run(&how, store->mem, output, &status, &errors, err);
	while (str_equal(*arguments, "-c"))
		arguments += 2;
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git %s: %s", arguments[0],
			first_line(&errors, store->mem));
	str_close(&errors);
	return rc;
}

int git_must(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct str *input, struct str *output, struct err *err)
{
	const struct git_run text = {
		.input = input ? str_text(input) : NULL,
		.input_length = input ? input->length : 0,
	};
	return git_must_on(store, lock, arguments, &text, output, err);
}

int git_query(struct store *store, const char *const *arguments, const char *input,
	struct str *output, int *status, struct err *err)
{
	struct str errors = {0};
	const struct git_run how = {
		.root = store->root,
		.directory = store->root,
		.input = input,
		.input_length = input ? strlen(input) : 0,
		.arguments = arguments,
	};
	int rc = run(&how, store->mem, output, status, &errors, err);
	if (rc == 0 && errors.length)
		str_add_n(output, errors.text, errors.length);
	str_close(&errors);
	return rc;
}

bool git_is_id(const char *text)
{
	return strspn(text, "0123456789abcdef") == GIT_ID_SIZE - 1 &&
	       (text[GIT_ID_SIZE - 1] == '\n' || text[GIT_ID_SIZE - 1] == '\0');
}

enum { REF_BYTES = 4096, PACKED_REFS_BYTES = 64 * 1024 * 1024 };

/* The id of `ref` from packed-refs: lines "ID REF". */
static int find_packed(struct store *store, const char *ref, char id[GIT_ID_SIZE], struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, ".git/packed-refs", PACKED_REFS_BYTES, store->mem, &bytes, &length, err))
		return -1;
	size_t n = strlen(ref);
	for (const char *line = bytes; line && *line;) {
		const char *end = line + strcspn(line, "\n");
		if ((size_t)(end - line) == GIT_ID_SIZE + n && line[GIT_ID_SIZE - 1] == ' ' &&
			strncmp(line + GIT_ID_SIZE, ref, n) == 0) {
			memcpy(id, line, GIT_ID_SIZE - 1);
			id[GIT_ID_SIZE - 1] = '\0';
			return 0;
		}
		line = *end ? end + 1 : NULL;
	}
	id[0] = '\0';
	return 0;
}

int git_head(struct store *store, char id[GIT_ID_SIZE], const char **branch, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, ".git/HEAD", REF_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: no .git/HEAD"), store->root),
			"git fsck");
	*branch = NULL;
	if (str_starts(bytes, "ref: refs/") && !strstr(bytes, "..")) {
		*branch = arena_dup_n(store->mem, bytes + 5, strcspn(bytes + 5, "\n"));
		const char *path = arena_printf(store->mem, ".git/%s", *branch);
		if (store_read(store, path, REF_BYTES, store->mem, &bytes, &length, err))
			return -1;
		if (!bytes)
			return find_packed(store, *branch, id, err);
	}
	if (!git_is_id(bytes))
		return err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: .git/HEAD cannot be read"), store->root),
			"git fsck");
	memcpy(id, bytes, GIT_ID_SIZE - 1);
	id[GIT_ID_SIZE - 1] = '\0';
	return 0;
}

/* The next line of git's answers, cut out of `at`. */
char *git_next_line(char **at)
{
	char *line = *at;
	size_t n = strcspn(line, "\n");
	*at = line + n + (line[n] == '\n');
	line[n] = '\0';
	return line;
}

static void add_paths(struct str *input, const char *const *paths, size_t paths_n)
{
	for (size_t i = 0; i < paths_n; i++) {
		str_add(input, paths[i]);
		str_add_char(input, '\0');
	}
}

/* Did git fail because of a lock file of another git?  That one may be gone again by now. */
static bool met_lock(struct store *store, const struct err *failed)
{
	char head[GIT_ID_SIZE];
	const char *branch = NULL;
	struct err ignored = {0};
	if (strstr(failed->msg, ".lock': File exists"))
		return true;
	return git_head(store, head, &branch, &ignored) == 0 && git_lock_is_held(store, branch);
}

/* Run what needs git's own locks.  A person's git may have taken one since the transaction began,
 * and the next one again: wait for their end as at the beginning. */
static int run_locking(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct str *input, struct err *err)
{
	char head[GIT_ID_SIZE];
	const char *branch;
	const time_t until = time(NULL) + lock->wait_seconds;
	for (;;) {
		struct err failed = {0};
		if (git_must(store, lock, arguments, input, NULL, &failed) == 0)
			return 0;
		if (!met_lock(store, &failed)) {
			*err = failed;
			return -1;
		}
		if (time(NULL) > until)
			return err_hint(err,
				err_set(err, ERR_BUSY, "%s", failed.msg),
				_("try again"));
		if (git_head(store, head, &branch, err) ||
			git_lock_clear(store, branch, lock->wait_seconds, err))
			return -1;
	}
}

/* git trusts the index without looking at its checksum: of one that was cut it reads zeros. */
static bool index_is_readable(struct store *store, const struct lock *lock)
{
	static const char *const arguments[] = {"ls-files", "--stage", NULL};
	struct err ignored = {0};
	struct str list = {0};
	bool readable = git_must(store, lock, arguments, NULL, &list, &ignored) == 0 &&
			!strstr(str_text(&list), " " NO_ID " ");
	str_close(&list);
	return readable;
}

/* An update of a missing index would begin an empty one, in which all other files count as
 * deleted; one that cannot be read is made anew from what HEAD has.  An index that can be read is
 * never thrown away, whatever failed: it holds what people staged. */
static int update_index(struct store *store, const struct lock *lock,
	const char *const *arguments, const struct str *input, struct err *err)
{
	static const char *const rebuild[] = {"read-tree", "HEAD", NULL};
	char head[GIT_ID_SIZE];
	const char *branch;
	struct stat st;
	struct err failed = {0};
	bool there = fstatat(store->fd, ".git/index", &st, AT_SYMLINK_NOFOLLOW) == 0;
	if (there && run_locking(store, lock, arguments, input, &failed) == 0)
		return 0;
	if (there && index_is_readable(store, lock)) {
		*err = failed;
		return -1;
	}
	if (git_head(store, head, &branch, err))
		return -1;
	if (*head && run_locking(store, lock, rebuild, NULL, err))
		return -1;
	return run_locking(store, lock, arguments, input, err);
}

int git_stage(struct store *store, const struct lock *lock, const char *const *paths,
	size_t paths_n, struct err *err)
{
	static const char *const arguments[] = {"update-index", "--add", "--remove", "-z", "--stdin",
		NULL};
	struct str input = {0};
	add_paths(&input, paths, paths_n);
	int rc = update_index(store, lock, arguments, &input, err);
	str_close(&input);
	return rc;
}

int git_move_head(struct store *store, const struct lock *lock, const char *id, const char *old,
	struct err *err)
{
	static const char *const arguments[] = {"update-ref", "-m", "onestop", "--stdin", NULL};
	char now[GIT_ID_SIZE];
	const char *branch;
	struct str input = {0};
	struct err failed = {0};
	str_add_format(&input, "start\nupdate HEAD %s %s\ndelete %s\nprepare\ncommit\n", id,
		*old ? old : NO_ID, TXN_REF);
	int rc = run_locking(store, lock, arguments, &input, &failed);
	str_close(&input);
	/* Whatever git said, the ref itself tells whether we are committed. */
	if (git_head(store, now, &branch, err))
		return -1;
	if (str_equal(now, id))
		return 0;
	if (!str_equal(now, old))
		return err_hint(err,
			err_set(err, ERR_BUSY,
				_("somebody committed to the store at the same moment")),
			_("try again"));
	if (rc == 0)
		return err_set(err, ERR_SYSTEM, _("git update-ref did not move HEAD"));
	*err = failed;
	return -1;
}

/* For each path: the blob that HEAD has, as update-index --index-info wants it ("0" removes), and
 * the list of those that are there. */
static int what_head_has(struct store *store, const struct lock *lock, const char *const *paths,
	size_t paths_n, struct str *info, struct str *present, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch-check=%(objecttype) %(objectname)",
		NULL};
	struct str input = {0};
	struct str answers = {0};
	char head[GIT_ID_SIZE];
	const char *branch;
	if (git_head(store, head, &branch, err))
		return -1;
	str_add(&input, "HEAD^{tree}\n");
	for (size_t i = 0; i < paths_n; i++)
		str_add_format(&input, "HEAD:%s\n", paths[i]);
	int rc = git_must(store, lock, arguments, &input, &answers, err);
	char *at = answers.text;
	/* "Missing" below removes the file, so it must not mean that git could not look. */
	if (rc == 0 && !str_starts(at ? git_next_line(&at) : "", "tree ") && *head)
		rc = err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: HEAD cannot be read"), store->root),
			"git fsck");
	for (size_t i = 0; rc == 0 && i < paths_n; i++) {
		const char *line = at ? git_next_line(&at) : "";
		bool there = str_starts(line, "blob ");
		str_add_format(info, "%s %s\t%s", there ? "100644" : "0", there ? line + 5 : NO_ID,
			paths[i]);
		str_add_char(info, '\0');
		if (there)
			add_paths(present, &paths[i], 1);
		else if (unlinkat(store->fd, paths[i], 0) && errno != ENOENT && errno != ENOTDIR)
			rc = err_set_errno(err, errno, "%s", paths[i]);
	}
	str_close(&input);
	str_close(&answers);
	return rc;
}

int git_restore(struct store *store, const struct lock *lock, const char *const *paths,
	size_t paths_n, struct err *err)
{
	static const char *const index_info[] = {"update-index", "-z", "--index-info", NULL};
	static const char *const checkout[] = {"checkout-index", "-q", "-f", "-u", "-z", "--stdin",
		NULL};
	struct str info = {0};
	struct str present = {0};
	int rc = what_head_has(store, lock, paths, paths_n, &info, &present, err);
	if (rc == 0)
		rc = update_index(store, lock, index_info, &info, err);
	if (rc == 0 && present.length)
		rc = git_must(store, lock, checkout, &present, NULL, err);
	str_close(&info);
	str_close(&present);
	return rc;
}

/* Records are bytes: no conversion of line ends, no filter, no $Id$, whatever a .gitattributes in
 * the tree asks for. */
#define ATTRIBUTES_PATH ".git/info/attributes"
#define ATTRIBUTES "* -text -filter -ident -working-tree-encoding\n"

int git_guard_attributes(struct store *store, struct err *err)
{
	struct stat st;
	if (fstatat(store->fd, ATTRIBUTES_PATH, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return 0;
	if (file_make_parents(store->fd, ATTRIBUTES_PATH, err))
		return -1;
	return file_replace(store->fd, ATTRIBUTES_PATH, ATTRIBUTES_PATH ".new", ATTRIBUTES,
		strlen(ATTRIBUTES), true, err);
}

static int create_file(const char *directory, const char *name, const char *text,
	struct arena *arena, struct err *err)
{
	const char *path = arena_printf(arena, "%s/%s", directory, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	int rc = file_write_all(fd, path, text, strlen(text), err);
	if (close(fd) && rc == 0)
		rc = err_set_errno(err, errno, "%s", path);
	return rc;
}

int git_create(const char *directory, const char *desk, const char *staff, struct arena *arena,
	struct err *err)
{
	/* An empty template: no sample hooks, nothing that a package of git may add. */
	const char *const arguments[] = {"init", "--quiet", "--template=", "--shared=group", "-b",
		"main", "--", directory, NULL};
	struct str errors = {0};
	int status = 0;
	const struct git_run how = {.directory = "/", .arguments = arguments};
	if (*directory != '/')
		bug("a relative directory for git init");
	int rc = run(&how, arena, NULL, &status, &errors, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git init: %s", first_line(&errors, arena));
	str_close(&errors);
	if (rc)
		return rc;
	const char *info = arena_printf(arena, "%s/.git/info", directory);
	if (mkdir(info, 0777) && errno != EEXIST)
		return err_set_errno(err, errno, "%s", info);
	if (create_file(directory, ATTRIBUTES_PATH, ATTRIBUTES, arena, err))
		return -1;
	const char *git_config = arena_printf(arena,
		"[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n"
		"\tlogallrefupdates = true\n\tsharedrepository = 1\n\tquotepath = false\n"
		"[receive]\n\tdenyNonFastForwards = true\n"
		"[onestop]\n\tdesk = %s\n\tstaff = %s\n",
		desk, staff);
	return create_file(directory, ".git/config", git_config, arena, err);
}
