#include "store/lock.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
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
#include "base/str.h"
#include "store/store.h"

#define LOCK_PATH ".git/onestop.lock"

static void on_alarm(int signal_number)
{
	(void)signal_number; /* only there to interrupt flock */
}

/* A timer that interrupts the blocking flock again and again, so that a tick which falls just
 * before the call costs a tick and not for ever.  Blocking keeps the queue of waiters in the
 * kernel, where nobody starves, instead of in sleeping loops of ours. */
static void ticks(bool on, struct sigaction *old)
{
	struct itimerval every = {{0, 0}, {0, 0}};
	if (on) {
		struct sigaction action = {.sa_handler = on_alarm};
		sigemptyset(&action.sa_mask);
		sigaction(SIGALRM, &action, old);
		every.it_interval.tv_usec = 250 * 1000;
		every.it_value.tv_usec = 250 * 1000;
	}
	setitimer(ITIMER_REAL, &every, NULL);
	if (!on)
		sigaction(SIGALRM, old, NULL);
}

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* One line "pid user program" that the holder wrote. */
static const char *holder(int fd, char text[256])
{
	ssize_t n = pread(fd, text, 255, 0);
	text[n > 0 ? n : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
	for (char *c = text; *c; c++)
		if (iscntrl((unsigned char)*c))
			*c = '?';
	return *text ? text : "?";
}

static int wait_for(int fd, const struct lock_request *request, struct err *err)
{
	char name[256];
	int64_t begun = milliseconds();
	bool told = false;
	struct sigaction old;
	int rc = 0;

	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK && errno != EINTR)
		return err_set_errno(err, errno, LOCK_PATH);
	ticks(true, &old);
	while (flock(fd, LOCK_EX)) {
		int64_t waited = milliseconds() - begun;
		if (errno != EINTR) {
			rc = err_set_errno(err, errno, LOCK_PATH);
			break;
		}
		if (waited >= (int64_t)request->wait_seconds * 1000) {
			rc = err_set(err, ERR_BUSY,
				_("the store is busy: held by %s for longer than %d s; first: try again"),
				holder(fd, name), request->wait_seconds);
			break;
		}
		if (waited >= 1000 && !told && request->waiting) {
			request->waiting(holder(fd, name), request->context);
			told = true;
		}
	}
	ticks(false, &old);
	return rc;
}

int lock_take(struct store *store, const struct lock_request *request, struct lock *lock,
	struct err *err)
{
	int fd = file_open_beneath(store->fd, LOCK_PATH, O_RDWR | O_CREAT);
	if (fd < 0)
		return err_set_errno(err, errno, LOCK_PATH);
	if (wait_for(fd, request, err)) {
		close(fd);
		return -1;
	}
	struct str line = {0};
	str_add_format(&line, "%ld %s %s\n", (long)getpid(), request->user ? request->user : "?",
		request->program ? request->program : "?");
	/* Only a courtesy to whoever waits: a full disk must be told by the commit, not here. */
	if (ftruncate(fd, 0) == 0 && pwrite(fd, line.text, line.length, 0) < 0)
		errno = 0;
	str_close(&line);
	lock->fd = fd;
	return 0;
}

void lock_release(struct lock *lock)
{
	if (lock->fd > 0)
		close(lock->fd);
	lock->fd = 0;
}

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

/* Is some git at work in this store?  One whose directory we may not see counts as such. */
static bool git_is_alive(const struct store *store)
{
	DIR *proc = opendir("/proc");
	if (!proc)
		return true;
	bool alive = false;
	for (struct dirent *entry; !alive && (entry = readdir(proc)) != NULL;) {
		char where[PATH_MAX];
		if (!isdigit((unsigned char)entry->d_name[0]) || !is_git(entry->d_name))
			continue;
		size_t n = strlen(store->root);
		if (!read_link_at(entry->d_name, "cwd", where, sizeof where))
			alive = errno == EACCES || errno == EPERM;
		else
			alive = strncmp(where, store->root, n) == 0 &&
				(where[n] == '/' || where[n] == '\0');
	}
	closedir(proc);
	return alive;
}

static bool exists(const struct store *store, const char *path)
{
	struct stat st;
	return fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

int lock_clear_git(struct store *store, const char *branch_ref, int wait_seconds, struct err *err)
{
	const char *const files[] = {
		".git/index.lock",
		".git/HEAD.lock",
		".git/packed-refs.lock",
		".git/refs/onestop/txn.lock",
		branch_ref ? arena_printf(store->mem, ".git/%s.lock", branch_ref) : ".git/HEAD.lock",
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (!exists(store, files[i]))
			continue;
		int64_t begun = milliseconds();
		while (exists(store, files[i]) && git_is_alive(store)) {
			if (milliseconds() - begun > (int64_t)wait_seconds * 1000)
				return err_set(err, ERR_BUSY,
					_("%s: another git is at work in the store; first: try again"), files[i]);
			struct timespec pause = {0, 20 * 1000 * 1000};
			nanosleep(&pause, NULL);
		}
		if (unlinkat(store->fd, files[i], 0) && errno != ENOENT)
			return err_set_errno(err, errno, "%s", files[i]);
	}
	return 0;
}
