/* inject.so, for LD_PRELOAD: counts the calls that change a disk or may run out of something, in the
 * program and in every git it starts, and lets one of them go wrong.
 *
 *     INJECT_COUNT=FILE   the counter that all processes of one command share
 *     INJECT_AT=N         the N-th call is the one; 0 only counts
 *     INJECT_CALL=TEXT    or: the first "CALL PATH" that has TEXT in it
 *     INJECT_DO=...       kill:  SIGKILL for the whole process group
 *                         alone: SIGKILL for the process that makes the call
 *                         stop:  SIGSTOP for it; SIGCONT lets it go on
 *                         ENOSPC, EIO, EMFILE: the call fails
 *     INJECT_EVER=1       every later call of the command fails too
 *     INJECT_LOG=FILE     a line for each call: its number, process, name, and path
 *     INJECT_STORE=DIR    copied before each call to INJECT_COPIES/N
 *
 * The store's modules build git's environment from nothing, so posix_spawnp adds these to it. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const names[] = {"LD_PRELOAD", "INJECT_COUNT", "INJECT_AT", "INJECT_DO",
	"INJECT_EVER", "INJECT_LOG", "INJECT_CALL",
	"INJECT_STORE", "INJECT_COPIES"};
enum { NAMES = sizeof names / sizeof *names, ENV_MAX = 64 };

static atomic_int *counter;
static char *settings[NAMES];
static int at;
static int with; /* an errno, 0 for the signals */
static bool ever;
static int log_fd = -1;

static const char *setting(const char *name)
{
	for (size_t i = 0; i < NAMES; i++)
		if (settings[i] && strncmp(settings[i], name, strlen(name)) == 0)
			return strchr(settings[i], '=') + 1;
	return NULL;
}

__attribute__((constructor)) static void begin(void)
{
	for (size_t i = 0; i < NAMES; i++) {
		const char *value = getenv(names[i]);
		if (value && asprintf(&settings[i], "%s=%s", names[i], value) < 0)
			abort();
	}
	const char *file = setting("INJECT_COUNT");
	const char *what = setting("INJECT_DO");
	if (!file)
		return;
	int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0 || syscall(SYS_ftruncate, fd, sizeof *counter))
		abort();
	counter = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (counter == MAP_FAILED)
		abort();
	close(fd);
	const char *number = setting("INJECT_AT");
	at = number ? (int)strtol(number, NULL, 10) : 0;
	ever = setting("INJECT_EVER") != NULL;
	with = !what ? 0 : strcmp(what, "ENOSPC") == 0 ? ENOSPC : strcmp(what, "EIO") == 0 ? EIO :
		strcmp(what, "EMFILE") == 0 ? EMFILE : 0;
	const char *log = setting("INJECT_LOG");
	if (log)
		log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
			0666);
}

static void copy_store(int n)
{
	char place[4096];
	const char *store = setting("INJECT_STORE");
	if (!store)
		return;
	snprintf(place, sizeof place, "%s/%d", setting("INJECT_COPIES"), n);
	pid_t pid = fork();
	if (pid == 0) {
		char *const clean[] = {NULL};
		execle("/bin/cp", "cp", "-a", store, place, (char *)NULL, clean);
		_exit(127);
	}
	int status = -1;
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
		abort();
}

/* Is this the call?  Then it fails with errno set, unless a signal ends us here. */
static bool goes_wrong(const char *call, const char *path)
{
	if (!counter)
		return false;
	int n = atomic_fetch_add(counter, 1) + 1;
	if (log_fd >= 0) {
		char line[512];
		int length = snprintf(line, sizeof line, "%d %d %s %.400s\n", n, (int)getpid(), call, path);
		if (syscall(SYS_write, log_fd, line, (size_t)length) < 0)
			abort();
	}
	copy_store(n);
	const char *text = setting("INJECT_CALL");
	char line[512];
	snprintf(line, sizeof line, "%s %.400s", call, path);
	if (text && !at && strstr(line, text))
		at = n;
	if (!at || n < at || (n > at && !(ever && with)))
		return false;
	if (with) {
		errno = with;
		return true;
	}
	const char *what = setting("INJECT_DO");
	if (strcmp(what, "kill") == 0)
		kill(0, SIGKILL);
	else if (strcmp(what, "alone") == 0)
		kill(getpid(), SIGKILL);
	else if (strcmp(what, "stop") == 0)
		raise(SIGSTOP);
	return false;
}

#define NEXT(name) (__extension__(__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What goes to a terminal, a pipe or a memory file is no change of a disk. */
static bool is_disk(int fd)
{
	char path[64];
	char target[16] = "";
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	return syscall(SYS_readlinkat, AT_FDCWD, path, target, sizeof target - 1) > 0 &&
	       target[0] == '/' && strncmp(target, "/memfd:", 7) != 0 &&
	       strncmp(target, "/dev/", 5) != 0;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	/* A full disk takes a part before it takes nothing. */
	if (is_disk(fd) && goes_wrong("write", ""))
		return -1;
	return NEXT(write)(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t offset)
{
	return is_disk(fd) && goes_wrong("pwrite", "") ? -1 : NEXT(pwrite)(fd, bytes, n, offset);
}

/* Which file is synced matters to those who ask what a power cut leaves. */
#define SYNC(name) \
	int name(int fd) \
	{ \
		char link[64]; \
		char path[512] = ""; \
		snprintf(link, sizeof link, "/proc/self/fd/%d", fd); \
		if (syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1) < 0) \
			path[0] = '\0'; \
		return goes_wrong(#name, path) ? -1 : NEXT(name)(fd); \
	}

SYNC(fsync)
SYNC(fdatasync)

#define CALL(type, name, parameters, path, arguments) \
	type name parameters \
	{ \
		return goes_wrong(#name, path) ? -1 : NEXT(name) arguments; \
	}

CALL(int, rename, (const char *from, const char *to), to, (from, to))
CALL(int, renameat, (int a, const char *from, int b, const char *to), to, (a, from, b, to))
CALL(int, link, (const char *from, const char *to), to, (from, to))
CALL(int, linkat, (int a, const char *from, int b, const char *to, int flags), to,
	(a, from, b, to, flags))
CALL(int, unlink, (const char *path), path, (path))
CALL(int, unlinkat, (int dir, const char *path, int flags), path, (dir, path, flags))
CALL(int, mkdir, (const char *path, mode_t mode), path, (path, mode))
CALL(int, mkdirat, (int dir, const char *path, mode_t mode), path, (dir, path, mode))
CALL(int, rmdir, (const char *path), path, (path))
CALL(int, syncfs, (int fd), "", (fd))
CALL(int, ftruncate, (int fd, off_t length), "", (fd, length))
CALL(int, memfd_create, (const char *name, unsigned flags), name, (name, flags))
CALL(int, pipe2, (int ends[2], int flags), "", (ends, flags))

/* Opening what is there fails only for want of descriptors. */
static bool open_goes_wrong(const char *path, int flags)
{
	return (flags & O_CREAT || with == EMFILE) && goes_wrong("open", path);
}

#define OPEN(name, parameters, arguments) \
	int name parameters \
	{ \
		va_list more; \
		va_start(more, flags); \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
		va_end(more); \
		return open_goes_wrong(path, flags) ? -1 : NEXT(name) arguments; \
	}

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int dir, const char *path, int flags, ...), (dir, path, flags, mode))
OPEN(openat64, (int dir, const char *path, int flags, ...), (dir, path, flags, mode))

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
	const posix_spawnattr_t *attr, char *const argv[], char *const env[])
{
	char *more[ENV_MAX];
	size_t n = 0;
	if (counter && goes_wrong("spawn", file))
		return errno;
	for (size_t i = 0; env[i] && n < ENV_MAX - NAMES - 1; i++)
		more[n++] = env[i];
	for (size_t i = 0; i < NAMES; i++)
		if (settings[i])
			more[n++] = settings[i];
	more[n] = NULL;
	return NEXT(posix_spawnp)(pid, file, actions, attr, argv, more);
}
