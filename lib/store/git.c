#include "store/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/coprocess.h"
#include "base/file.h"
#include "base/message.h"
#include "base/process.h"
#include "base/stopwatch.h"
#include "git/git_setting.h"
#include "git/git_special.h"
#include "store/git_run.h"
#include "store/lock.h"
#include "store/store.h"

/* What could run a command, lie about a file or start work in the background is switched off,
 * whatever the configuration says.  The index is synced before its rename, as git obeys one that a
 * power cut left half written; objects are not (txn/sweep.h). */
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
	"-c", "core.fsyncMethod=fsync",
	"-c", "credential.helper=",
};

/* A line that is cut is told from a slow one. */
static const char *const network_settings[] = {
	"-c", "http.lowSpeedLimit=100",
	"-c", "http.lowSpeedTime=60",
	"-c", "http.followRedirects=false",
	"-c", "fetch.fsckObjects=true",
	"-c", "fetch.writeCommitGraph=false",
};

enum { ARGUMENTS_MAX = 80, ENVIRONMENT_MAX = 48 };

/* Of a PATH only what names one place for everybody: an empty or relative element would be looked up in
 * the directory of the store, where any member of its group may put a "git". */
static const char *absolute_path(struct arena *arena)
{
	struct str kept = {0};
	const char *path = getenv("PATH");
	for (const char *at = path ? path : ""; *at;) {
		size_t n = strcspn(at, ":");
		if (*at == '/') {
			str_add(&kept, kept.length ? ":" : "");
			str_add_n(&kept, at, n);
		}
		at += n + (at[n] == ':');
	}
	const char *result = kept.length ? arena_dup(arena, kept.text) : "/usr/bin:/bin";
	str_close(&kept);
	return result;
}

/* git itself, by its absolute path; NULL when there is none. */
static const char *find_git(const char *path, struct arena *arena)
{
	for (const char *at = path; *at;) {
		size_t n = strcspn(at, ":");
		struct stat st;
		const char *file = arena_printf(arena, "%.*s/git", (int)n, at);
		if (access(file, X_OK) == 0 && stat(file, &st) == 0 && S_ISREG(st.st_mode))
			return file;
		at += n + (at[n] == ':');
	}
	return NULL;
}

static size_t network_environment(struct arena *arena, const char **env, size_t n)
{
	static const char *const names[] = {"HOME", "SSH_AUTH_SOCK", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
		"LANGUAGE" /* of the hub's hook; git itself has LC_ALL */};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		n = process_pass_on(names[i], arena, env, n);
	env[n++] = "GIT_ALLOW_PROTOCOL=file:git:ssh:https";
	return n;
}

static void run_environment(const struct git_run *how, const char *path, struct arena *arena,
	const char *env[ENVIRONMENT_MAX])
{
	const char *root = how->root;
	size_t n = 0;
	env[n++] = arena_printf(arena, "PATH=%s", path);
	env[n++] = "LC_ALL=C";
	env[n++] = "TZ=UTC";
	n = how->network ? network_environment(arena, env, n) : n;
	env[n++] = how->network ? "GIT_SSH_VARIANT=ssh" : "HOME=/nonexistent";
	env[n++] = arena_printf(arena, "GIT_SSH_COMMAND=%s", how->network ? how->network->ssh : "false");
	env[n++] = "GIT_CONFIG_NOSYSTEM=1";
	env[n++] = "GIT_CONFIG_GLOBAL=/dev/null";
	env[n++] = "GIT_ATTR_NOSYSTEM=1";
	env[n++] = "GIT_NO_REPLACE_OBJECTS=1";
	env[n++] = "GIT_OPTIONAL_LOCKS=0";
	env[n++] = "GIT_TERMINAL_PROMPT=0";
	env[n++] = "GIT_PAGER=cat";
	env[n++] = "GIT_EDITOR=false";
	env[n++] = "GIT_ASKPASS=false";
	if (root)
		env[n++] = arena_printf(arena, "GIT_DIR=%s%s", root, how->bare ? "" : "/.git");
	if (root && !how->bare)
		env[n++] = arena_printf(arena, "GIT_WORK_TREE=%s", root);
	for (const char *const *with = how->with; with && *with && n + 2 < ENVIRONMENT_MAX; with++)
		env[n++] = *with;
	if (how->index_file)
		env[n++] = arena_printf(arena, "GIT_INDEX_FILE=%s/%s", root, how->index_file);
	env[n] = NULL;
}

static int look_for_special(void *root, struct err *err)
{
	return git_special_check(root, err);
}

int git_network_late(void *network, struct err *err)
{
	return stopwatch_ms() > ((const struct git_network *)network)->until
		       ? err_set(err, ERR_BUSY, _("the hub does not answer"))
		       : 0;
}

/* "git commit-tree" */
static const char *command_name(const char *const *arguments, struct arena *arena)
{
	while (str_equal(*arguments, "-c"))
		arguments += 2;
	return arena_printf(arena, "git %s", *arguments);
}

static int run(const struct git_run *how, struct arena *arena, struct str *output, int *status,
	struct str *errors, struct err *err)
{
	const char *argv[ARGUMENTS_MAX];
	const char *env[ENVIRONMENT_MAX];
	const char *path = absolute_path(arena);
	size_t n = 0;
	argv[n++] = find_git(path, arena);
	if (!argv[0])
		return err_set_errno(err, ENOENT, _("cannot run %s"), "git");
	for (size_t i = 0; i < sizeof safe_settings / sizeof *safe_settings; i++)
		argv[n++] = safe_settings[i];
	for (const char *const *bound = git_setting_bounds; *bound; bound++) {
		argv[n++] = "-c";
		argv[n++] = *bound;
	}
	for (size_t i = 0; how->network && i < sizeof network_settings / sizeof *network_settings; i++)
		argv[n++] = network_settings[i];
	for (const char *const *a = how->arguments; *a; a++) {
		if (n + 1 >= ARGUMENTS_MAX)
			bug("too many arguments for git");
		argv[n++] = *a;
	}
	argv[n] = NULL;
	run_environment(how, path, arena, env);
	const struct process process = {
		.argv = argv,
		.env = env,
		.directory = how->directory,
		.input = how->input,
		.input_length = how->input_length,
		.input_fd = how->input_fd,
		.keep_fd = how->keep_fd,
		.stuck = how->network ? git_network_late : how->root && !how->bare ? look_for_special : NULL,
		.context = how->network ? (void *)how->network : (void *)how->root,
	};
	if (how->started)
		return coprocess_start(&process, how->started, err);
	if (process_run(&process, output, errors, status, err))
		return -1;
	/* What it has said before is half of an answer. */
	return *status < 0
		       ? process_failed(command_name(how->arguments, arena), *status, errors, err)
		       : 0;
}

/* Run and insist on success. */
int git_must_on(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct git_run *input, struct str *output, struct err *err)
{
	struct str errors = {0};
	int status = 0;
	struct git_run how = *input;
	how.root = how.directory = store->root;
	how.bare = store->bare;
	how.with = store->git_with;
	how.keep_fd = lock ? lock->fd : 0;
	how.arguments = arguments;
	if (store_check_git(store, err))
		return -1;
	int rc = run(&how, store->mem, output, &status, &errors, err);
	if (rc == 0 && status != 0)
		rc = process_failed(command_name(arguments, store->mem), status, &errors, err);
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
		.bare = store->bare,
		.with = store->git_with,
		.input = input,
		.input_length = input ? strlen(input) : 0,
		.arguments = arguments,
	};
	if (store_check_git(store, err))
		return -1;
	int rc = run(&how, store->mem, output, status, &errors, err);
	if (rc == 0 && errors.length)
		str_add_n(output, errors.text, errors.length);
	str_close(&errors);
	return rc;
}

int git_network(struct store *store, int keep_fd, const char *const *arguments, const struct git_network *network,
	struct str *output, struct str *errors, int *status, struct err *err)
{
	const struct git_run how = {
		.root = store->root,
		.directory = store->root,
		.keep_fd = keep_fd,
		.arguments = arguments,
		.network = network,
	};
	return store_check_git(store, err) ? -1 : run(&how, store->mem, output, status, errors, err);
}

int git_start(struct store *store, const char *const *arguments, struct coprocess *started,
	struct err *err)
{
	const struct git_run how = {
		.root = store->root,
		.directory = store->root,
		.bare = store->bare,
		.with = store->git_with,
		.arguments = arguments,
		.started = started,
	};
	if (store_check_git(store, err))
		return -1;
	return run(&how, store->mem, NULL, NULL, NULL, err);
}

bool git_is_id(const char *text)
{
	return strspn(text, "0123456789abcdef") == GIT_ID_SIZE - 1 &&
	       (text[GIT_ID_SIZE - 1] == '\n' || text[GIT_ID_SIZE - 1] == '\0');
}

int git_refuse_edit(const char *path, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("%s was changed by hand and not committed"), path),
		_("store-check, then git commit it, or git restore --source=HEAD --staged --worktree -- %s"),
		path);
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

/* Records are bytes: no conversion of line ends, no filter, no $Id$, whatever a .gitattributes in
 * the tree asks for. */
#define ATTRIBUTES_PATH ".git/info/attributes"
#define ATTRIBUTES "* -text -filter -ident -working-tree-encoding\n"

enum { ATTRIBUTES_BYTES = 64 * 1024 };

int git_guard_attributes(struct store *store, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, ATTRIBUTES_PATH, ATTRIBUTES_BYTES, store->mem, &bytes, &length, err))
		return -1;
	/* Of several lines for a path the last one holds. */
	if (bytes && strlen(bytes) == length && str_ends(bytes, "\n" ATTRIBUTES))
		return 0;
	if (str_equal(bytes, ATTRIBUTES))
		return 0;
	const char *text = arena_printf(store->mem, "%s%s" ATTRIBUTES, bytes ? bytes : "",
		bytes && length && !str_ends(bytes, "\n") ? "\n" : "");
	if (file_make_parents(store->fd, ATTRIBUTES_PATH, err))
		return -1;
	return file_replace(store->fd, ATTRIBUTES_PATH, ATTRIBUTES_PATH ".new", text, strlen(text), true,
		err);
}

static int create_file(const char *directory, const char *name, const char *text,
	struct arena *arena, struct err *err)
{
	const char *path = arena_printf(arena, "%s/%s", directory, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	return file_write_close(fd, path, text, strlen(text), false, err);
}

/* An empty template: no sample hooks, nothing that a package of git may add. */
static int init(const char *directory, bool bare, struct arena *arena, struct err *err)
{
	const char *const arguments[] = {"init", "--quiet", "--template=", "--shared=group", "-b", "main",
		bare ? "--bare" : "--", directory, NULL};
	struct str errors = {0};
	int status = 0;
	const struct git_run how = {.directory = "/", .arguments = arguments};
	if (*directory != '/')
		bug("a relative directory for git init");
	int rc = run(&how, arena, NULL, &status, &errors, err);
	if (rc == 0 && status != 0)
		rc = process_failed("git init", status, &errors, err);
	str_close(&errors);
	return rc;
}

int git_create_bare(const char *directory, const char *git_config, struct arena *arena, struct err *err)
{
	if (init(directory, true, arena, err))
		return -1;
	return create_file(directory, "config", git_config, arena, err);
}

int git_create(const char *directory, const char *desk, struct arena *arena, struct err *err)
{
	if (init(directory, false, arena, err))
		return -1;
	static const char *const places[] = {"info", "logs", "logs/refs", "logs/refs/heads"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *place = arena_printf(arena, "%s/.git/%s", directory, places[i]);
		if (mkdir(place, 0777) && errno != EEXIST)
			return err_set_errno(err, errno, "%s", place);
	}
	if (create_file(directory, ATTRIBUTES_PATH, ATTRIBUTES, arena, err) ||
		create_file(directory, STORE_LOCK_PATH, lock_text_new(arena), arena, err) ||
		create_file(directory, ".git/logs/HEAD", "", arena, err) ||
		create_file(directory, ".git/logs/refs/heads/main", "", arena, err))
		return -1;
	/* No git types away objects that a writer has not committed yet (git gc, git prune), and a file
	 * that was renamed into its place has not changed. */
	const char *git_config = arena_printf(arena,
		"[core]\n\trepositoryformatversion = 1\n\tfilemode = true\n\tbare = false\n"
		"\tlogallrefupdates = true\n\tsharedrepository = 1\n\tquotepath = false\n"
		"\ttrustctime = false\n"
		"[extensions]\n\tpreciousObjects = true\n"
		"[receive]\n\tdenyNonFastForwards = true\n"
		"[onestop]\n%s",
		str_empty(desk) ? "" : arena_printf(arena, "\tdesk = %s\n", desk));
	return create_file(directory, ".git/config", git_config, arena, err);
}
