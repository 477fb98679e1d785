#include "store/git_lock.h"

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

/* Is some git at work in this store?  One whose directory we may not see counts as such. */
static bool git_is_alive(const struct store *store)
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
			alive = errno == EACCES || errno == EPERM;
		else
			alive = is_beneath(where, store->root) ||
				names_store(pid, "cmdline", "", store->root) ||
				names_store(pid, "environ", "GIT_", store->root);
	}
	closedir(proc);
	return alive;
}

enum { GIT_LOCKS = 5 };

static void name_locks(const struct store *store, const char *branch_ref,
	const char *files[GIT_LOCKS])
{
	files[0] = ".git/index.lock";
	files[1] = ".git/HEAD.lock";
	files[2] = ".git/packed-refs.lock";
	files[3] = ".git/refs/onestop/txn.lock";
	files[4] = branch_ref ? arena_printf(store->mem, ".git/%s.lock", branch_ref) : files[1];
}

static bool exists(const struct store *store, const char *path, struct stat *st)
{
	return fstatat(store->fd, path, st, AT_SYMLINK_NOFOLLOW) == 0;
}

bool git_lock_is_held(const struct store *store, const char *branch_ref)
{
	const char *files[GIT_LOCKS];
	struct stat st;
	name_locks(store, branch_ref, files);
	for (size_t i = 0; i < GIT_LOCKS; i++)
		if (exists(store, files[i], &st))
			return true;
	return false;
}

/* Remove one lock file that no live git has. */
static int clear(struct store *store, const char *file, int wait_seconds, struct err *err)
{
	int64_t begun = stopwatch_ms();
	struct stat st;
	struct stat now;
	while (exists(store, file, &st)) {
		if (!git_is_alive(store)) {
			/* Only the very file that was there before we looked: a git that began since has
			 * made another. */
			if (!exists(store, file, &now) || now.st_ino != st.st_ino ||
				now.st_ctim.tv_sec != st.st_ctim.tv_sec ||
				now.st_ctim.tv_nsec != st.st_ctim.tv_nsec)
				continue;
			if (unlinkat(store->fd, file, 0) && errno != ENOENT)
				return err_set_errno(err, errno, "%s", file);
			return 0;
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

int git_lock_clear(struct store *store, const char *branch_ref, int wait_seconds, struct err *err)
{
	const char *files[GIT_LOCKS];
	name_locks(store, branch_ref, files);
	for (size_t i = 0; i < GIT_LOCKS; i++)
		if (clear(store, files[i], wait_seconds, err))
			return -1;
	return 0;
}
