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

/* A timer that interrupts the blocking flock after so many milliseconds, and from then on again and
 * again, so that a tick which falls just before the call costs a moment and not for ever.  Blocking
 * keeps the queue of waiters in the kernel, where the first to come is the first to go; whoever is
 * interrupted goes to its end.  So there is no tick before one is needed: with four a second, one
 * clerk in a hundred among fifty waited more than five seconds while the others overtook. */
static void interrupt_after(int64_t ms)
{
	const struct itimerval when = {
		.it_interval = {0, 50 * 1000},
		.it_value = {ms / 1000, (ms > 0 ? ms % 1000 : 1) * 1000},
	};
	setitimer(ITIMER_REAL, &when, NULL);
}

static void begin_ticks(struct sigaction *old)
{
	struct sigaction action = {.sa_handler = on_alarm};
	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, old);
}

static void end_ticks(const struct sigaction *old)
{
	const struct itimerval never = {{0, 0}, {0, 0}};
	setitimer(ITIMER_REAL, &never, NULL);
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

enum { TELL_MS = 1000 };

static int wait_for(int fd, const struct lock_request *request, struct err *err)
{
	char name[256];
	struct sigaction old;
	int rc = 0;

	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK && errno != EINTR)
		return err_set_errno(err, errno, LOCK_PATH);
	int64_t begun = milliseconds();
	int64_t limit = (int64_t)request->wait_seconds * 1000;
	bool tell = request->waiting && limit > TELL_MS;
	begin_ticks(&old);
	interrupt_after(tell ? TELL_MS : limit);
	while (flock(fd, LOCK_EX)) {
		int64_t waited = milliseconds() - begun;
		if (errno != EINTR) {
			rc = err_set_errno(err, errno, LOCK_PATH);
			break;
		}
		if (waited >= limit) {
			rc = err_set(err, ERR_BUSY,
				_("the store is busy: held by %s for longer than %d s; first: try again"),
				holder(fd, name), request->wait_seconds);
			break;
		}
		if (tell && waited >= TELL_MS) {
			request->waiting(holder(fd, name), request->context);
			tell = false;
		}
		if (!tell)
			interrupt_after(limit - waited);
	}
	end_ticks(&old);
	return rc;
}

enum { BOOT_SIZE = 37 };

/* The kernel's name of this boot; "" when it has none. */
static void this_boot(char boot[BOOT_SIZE])
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, boot, BOOT_SIZE - 1) : 0;
	boot[n > 0 ? n : 0] = '\0';
	if (fd >= 0)
		close(fd);
}

/* The second line names the boot in which the last holder ran. */
static void read_before(struct lock *lock)
{
	char boot[BOOT_SIZE];
	char text[512];
	struct stat st;
	this_boot(boot);
	ssize_t n = pread(lock->fd, text, sizeof text - 1, 0);
	text[n > 0 ? n : 0] = '\0';
	const char *second = strchr(text, '\n');
	lock->rebooted = *boot && (!second || !str_starts(second + 1, boot));
	lock->before = fstat(lock->fd, &st) == 0 ? st.st_mtime : 0;
}

void lock_note_boot(struct lock *lock)
{
	char boot[BOOT_SIZE];
	struct stat st;
	this_boot(boot);
	/* If it cannot be written, the next one looks again. */
	if (fstat(lock->fd, &st) || pwrite(lock->fd, boot, strlen(boot), st.st_size) < 0)
		errno = 0;
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
	lock->fd = fd;
	lock->wait_seconds = request->wait_seconds;
	read_before(lock);
	struct str line = {0};
	str_add_format(&line, "%ld %s %s\n", (long)getpid(), request->user ? request->user : "?",
		request->program ? request->program : "?");
	/* Only a courtesy to whoever waits: a full disk must be told by the commit, not here. */
	if (ftruncate(fd, 0) == 0 && pwrite(fd, line.text, line.length, 0) < 0)
		errno = 0;
	str_close(&line);
	if (!lock->rebooted)
		lock_note_boot(lock);
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

bool lock_git_is_held(const struct store *store, const char *branch_ref)
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
	int64_t begun = milliseconds();
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
		if (milliseconds() - begun >= (int64_t)wait_seconds * 1000)
			return err_set(err, ERR_BUSY,
				_("%s: another git is at work in the store; first: try again"), file);
		struct timespec pause = {0, 20 * 1000 * 1000};
		nanosleep(&pause, NULL);
	}
	return 0;
}

int lock_clear_git(struct store *store, const char *branch_ref, int wait_seconds, struct err *err)
{
	const char *files[GIT_LOCKS];
	name_locks(store, branch_ref, files);
	for (size_t i = 0; i < GIT_LOCKS; i++)
		if (clear(store, files[i], wait_seconds, err))
			return -1;
	return 0;
}
