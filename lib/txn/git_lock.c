#include "txn/git_lock.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/message.h"
#include "base/stopwatch.h"
#include "base/str.h"
#include "git/journal.h"
#include "store/branch.h"
#include "store/lock.h"
#include "store/store.h"

static bool read_link_at(const char *pid, const char *what, char *target, size_t size)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%.20s/%s", pid, what);
	ssize_t n = readlink(path, target, size - 1);
	if (n < 0)
		return false;
	target[n] = '\0';
	return true;
}

static bool is_git(const char *pid)
{
	char path[64];
	char name[32] = "";
	snprintf(path, sizeof path, "/proc/%.20s/comm", pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ssize_t n = read(fd, name, sizeof name - 1);
	close(fd);
	return n >= 3 && str_starts(name, "git");
}

static bool is_beneath(const char *path, const char *root)
{
	size_t n = strlen(root);
	return strncmp(path, root, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* A git that was started elsewhere names the store: in an argument or in GIT_DIR. */
static bool names_store(const char *pid, const char *what, const char *key, const char *root)
{
	char path[64];
	char text[16 * 1024];
	snprintf(path, sizeof path, "/proc/%.20s/%s", pid, what);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ssize_t n = read(fd, text, sizeof text - 1);
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	for (const char *word = text; word < text + n; word += strlen(word) + 1) {
		const char *value = strchr(word, '=');
		if (str_starts(word, key) && is_beneath(value ? value + 1 : word, root))
			return true;
	}
	return false;
}

static bool is_of(const char *pid, uid_t user)
{
	char path[64];
	struct stat st;
	snprintf(path, sizeof path, "/proc/%.20s", pid);
	return stat(path, &st) == 0 && st.st_uid == user;
}

/* Is some git at work in this store?  One of another user, whose directory we may not see, counts as
 * such when that user made the lock file. */
static bool git_is_alive(const struct store *store, uid_t maker)
{
	DIR *proc = opendir("/proc");
	if (!proc)
		return true;
	bool alive = false;
	for (struct dirent *entry; !alive && (entry = readdir(proc)) != NULL;) {
		char where[PATH_MAX];
		const char *pid = entry->d_name;
		if (!isdigit((unsigned char)*pid) || !is_git(pid))
			continue;
		if (!read_link_at(pid, "cwd", where, sizeof where))
			alive = (errno == EACCES || errno == EPERM) && is_of(pid, maker);
		else
			alive = is_beneath(where, store->root) ||
				names_store(pid, "cmdline", "", store->root) ||
				names_store(pid, "environ", "GIT_", store->root);
	}
	closedir(proc);
	return alive;
}

#define INDEX_LOCK ".git/index.lock"
#define HEAD_LOCK ".git/HEAD.lock"
#define MAIN_LOCK ".git/" BRANCH_REF ".lock"

/* The last ones hold up only a later git gc. */
static const char *const files[] = {INDEX_LOCK, HEAD_LOCK, MAIN_LOCK, ".git/packed-refs.lock",
	".git/refs/onestop/txn.lock", ".git/refs/onestop/last.lock", ".git/logs/HEAD.lock",
	".git/logs/" BRANCH_REF ".lock", ".git/gc.pid.lock"};
enum { FILES = sizeof files / sizeof *files, TAKEN = 3 };
/* A branch is locked for milliseconds. */
enum { HUB_LOCK_SECONDS = 60 };

static bool exists(const struct store *store, const char *path, struct stat *st)
{
	return fstatat(store->fd, path, st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Has the file a second name among our temporaries? */
static bool is_temporary(struct store *store, ino_t inode)
{
	const char **names;
	size_t names_n;
	struct err ignored = {0};
	struct stat st;
	if (store_names(store, JOURNAL_NEW, store->mem, &names, &names_n, &ignored))
		return false;
	for (size_t i = 0; i < names_n; i++)
		if (exists(store, arena_printf(store->mem, JOURNAL_NEW "/%s", names[i]), &st) &&
			st.st_ino == inode)
			return true;
	return false;
}

/* A lock of ours, whose program is gone: for whoever holds our lock. */
static bool is_ours(struct store *store, const char *file)
{
	char text[sizeof GIT_LOCK_MARK] = "";
	struct stat st;
	if (!exists(store, file, &st) || !S_ISREG(st.st_mode))
		return false;
	int fd = file_open_beneath(store->fd, file, O_RDONLY);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
	if (fd >= 0)
		close(fd);
	return (n > 0 && str_starts(text, GIT_LOCK_MARK)) || is_temporary(store, st.st_ino);
}

/* What the git that is gone did to the index nobody knows: the last journal must not vouch for it. */
static int remove_foreign(struct store *store, const char *file, struct err *err)
{
	if (str_equal(file, INDEX_LOCK) && journal_forget_index(store->fd, store->mem, err))
		return -1;
	if (unlinkat(store->fd, file, 0) && errno != ENOENT)
		return err_set_errno(err, errno, "%s", file);
	return 0;
}

/* Remove one lock file that no live git has. */
static int clear(struct store *store, const char *file, int wait_seconds, struct err *err)
{
	int64_t begun = stopwatch_ms();
	struct stat st;
	struct stat now;
	while (exists(store, file, &st) && !is_ours(store, file)) {
		if (!git_is_alive(store, st.st_uid)) {
			/* Only the very file that was there before we looked: a git that began since has
			 * made another. */
			if (!exists(store, file, &now) || now.st_ino != st.st_ino ||
				now.st_ctim.tv_sec != st.st_ctim.tv_sec ||
				now.st_ctim.tv_nsec != st.st_ctim.tv_nsec)
				continue;
			return remove_foreign(store, file, err);
		}
		if (stopwatch_ms() - begun >= (int64_t)wait_seconds * 1000)
			return err_hint(err,
				err_set(err, ERR_BUSY,
					_("%s: another git is at work in the store"), file),
				_("try again"));
		struct timespec pause = {0, 20 * 1000 * 1000};
		nanosleep(&pause, NULL);
	}
	return 0;
}

int git_lock_clear_ref(struct store *store, const char *file, struct err *err)
{
	return clear(store, file, 0, err);
}

int git_lock_clear(struct store *store, int wait_seconds, struct err *err)
{
	for (size_t i = 0; i < FILES; i++)
		if (clear(store, files[i], wait_seconds, err))
			return -1;
	return 0;
}

/* All lock files in a directory. */
static int clear_in(struct store *store, const char *directory,
	int (*clear_one)(struct store *store, const char *path, int seconds, struct err *err), int seconds,
	struct err *err)
{
	const char **names;
	size_t n;
	if (store_names(store, directory, store->mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (str_ends(names[i], ".lock") &&
			clear_one(store, arena_printf(store->mem, "%s/%s", directory, names[i]), seconds, err))
			return -1;
	return 0;
}

int git_lock_clear_remotes(struct store *store, int wait_seconds, struct err *err)
{
	if (clear_in(store, ".git/refs/remotes/hub", clear, wait_seconds, err) ||
		clear_in(store, ".git/refs/remotes/hub/desk", clear, wait_seconds, err))
		return -1;
	return clear(store, ".git/packed-refs.lock", wait_seconds, err) || clear(store, ".git/shallow.lock", wait_seconds, err)
		       ? -1
		       : 0;
}

static int remove_old(struct store *store, const char *path, int seconds, struct err *err)
{
	struct stat st;
	if (exists(store, path, &st) && st.st_mtime < time(NULL) - seconds && unlinkat(store->fd, path, 0) &&
		errno != ENOENT)
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

int git_lock_clear_hub(struct store *store, struct err *err)
{
	return clear_in(store, "refs/heads", remove_old, HUB_LOCK_SECONDS, err) ||
			       clear_in(store, "refs/heads/desk", remove_old, HUB_LOCK_SECONDS, err) ||
			       remove_old(store, "HEAD.lock", HUB_LOCK_SECONDS, err) ||
			       remove_old(store, "packed-refs.lock", HUB_LOCK_SECONDS, err)
		       ? -1
		       : 0;
}

/* The new name takes the place of the old one at once: we hold the lock that says so. */
static int take_over(struct store *store, const char *temp, const char *file, struct err *err)
{
	const char *name = arena_printf(store->mem, "%s-over", temp);
	if (linkat(store->fd, temp, store->fd, name, 0) == 0) {
		if (renameat(store->fd, name, store->fd, file) == 0) {
			/* Two names of one file are left as they are by a rename. */
			unlinkat(store->fd, name, 0);
			return 0;
		}
		int saved = errno;
		unlinkat(store->fd, name, 0);
		errno = saved;
	}
	return err_set_errno(err, errno, "%s", file);
}

/* 1: a person's git has it. */
static int take(struct store *store, const char *temp, const char *file, struct err *err)
{
	if (linkat(store->fd, temp, store->fd, file, 0) == 0)
		return 0;
	if (errno != EEXIST)
		return err_set_errno(err, errno, "%s", file);
	return is_ours(store, file) ? take_over(store, temp, file, err) : 1;
}

static int take_all(struct store *store, const char *temp, const char *main_temp, struct err *err)
{
	for (int i = 0; i < TAKEN; i++) {
		int rc = take(store, i + 1 < TAKEN ? temp : main_temp, files[i], err);
		if (rc == 0)
			continue;
		while (i-- > 0)
			unlinkat(store->fd, files[i], 0);
		return rc;
	}
	return 0;
}

int git_lock_take(struct store *store, const char *temp, const char *main_temp, int wait_seconds,
	struct err *err)
{
	int64_t begun = stopwatch_ms();
	for (;;) {
		int rc = take_all(store, temp, main_temp, err);
		if (rc <= 0)
			return rc;
		int64_t left = (int64_t)wait_seconds * 1000 - (stopwatch_ms() - begun);
		if (git_lock_clear(store, left > 0 ? (int)((left + 999) / 1000) : 0, err))
			return -1;
		if (left <= 0)
			return err_hint(err,
				err_set(err, ERR_BUSY,
					_("another git is at work in the store again and again")),
				_("try again"));
	}
}

int git_lock_drop(struct store *store, struct err *err)
{
	for (int i = TAKEN; i-- > 0;)
		if (is_ours(store, files[i]) && unlinkat(store->fd, files[i], 0) && errno != ENOENT)
			return err_set_errno(err, errno, "%s", files[i]);
	return 0;
}
