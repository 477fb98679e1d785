#include "store/lock.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/boot.h"
#include "base/file.h"
#include "base/message.h"
#include "base/owner.h"
#include "base/stopwatch.h"
#include "base/str.h"
#include "store/store.h"

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

/* One line "pid user program desk" that the holder wrote. */
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
		return err_set_errno(err, errno, STORE_LOCK_PATH);
	int64_t begun = stopwatch_ms();
	int64_t limit = (int64_t)request->wait_seconds * 1000;
	/* When to tell next; beyond the limit: no more. */
	int64_t tell = request->waiting ? TELL_MS : limit;
	begin_ticks(&old);
	interrupt_after(tell < limit ? tell : limit);
	while (flock(fd, LOCK_EX)) {
		int64_t waited = stopwatch_ms() - begun;
		if (errno != EINTR) {
			rc = err_set_errno(err, errno, STORE_LOCK_PATH);
			break;
		}
		if (waited >= limit) {
			rc = err_hint(err,
				err_set(err, ERR_BUSY,
					_("the store is busy: held by %s for longer than %d s"),
						holder(fd, name), request->wait_seconds),
				_("try again"));
			break;
		}
		if (tell < limit && waited >= tell) {
			request->waiting(holder(fd, name), (int)(waited / 1000), request->context);
			tell = request->again_seconds ? tell + (int64_t)request->again_seconds * 1000 : limit;
			interrupt_after((tell < limit ? tell : limit) - waited);
		}
	}
	end_ticks(&old);
	return rc;
}

/* The second line names the boot in which the last holder ran. */
static void read_before(struct lock *lock)
{
	char boot[BOOT_ID_SIZE];
	char text[512];
	struct stat st;
	boot_id(boot);
	ssize_t n = pread(lock->fd, text, sizeof text - 1, 0);
	text[n > 0 ? n : 0] = '\0';
	const char *second = strchr(text, '\n');
	lock->rebooted = *boot && (!second || !str_starts(second + 1, boot));
	lock->before = fstat(lock->fd, &st) == 0 ? st.st_mtime : 0;
}

void lock_note_boot(struct lock *lock)
{
	char boot[BOOT_ID_SIZE];
	struct stat st;
	boot_id(boot);
	/* If it cannot be written, the next one looks again. */
	if (fstat(lock->fd, &st) || pwrite(lock->fd, boot, strlen(boot), st.st_size) < 0)
		errno = 0;
}

const char *lock_text_new(struct arena *arena)
{
	char boot[BOOT_ID_SIZE];
	boot_id(boot);
	return arena_printf(arena, "\n%s", boot);
}

int lock_take(struct store *store, const struct lock_request *request, struct lock *lock,
	struct err *err)
{
	int fd = file_open_beneath(store->fd, STORE_LOCK_PATH, O_RDWR | O_CREAT);
	int why = errno;
	if (fd < 0 && why == EACCES &&
		owner_check(store->fd, store->root, STORE_LOCK_PATH, OWNER_WRITES, store->mem, err))
		return -1;
	if (fd < 0)
		return err_set_errno(err, why, STORE_LOCK_PATH);
	struct stat st;
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode)) {
		close(fd);
		return err_set(err, ERR_MALFORMED, _("%s: not a regular file"), STORE_LOCK_PATH);
	}
	if (wait_for(fd, request, err)) {
		close(fd);
		return -1;
	}
	lock->fd = fd;
	lock->wait_seconds = request->wait_seconds;
	read_before(lock);
	struct str line = {0};
	str_add_format(&line, "%ld %s %s%s%s\n", (long)getpid(), request->user ? request->user : "?",
		request->program ? request->program : "?", request->desk ? " " : "",
		request->desk ? request->desk : "");
	/* Only a courtesy to whoever waits: a full disk must be told by the commit, not here. */
	if (ftruncate(fd, 0) == 0 && pwrite(fd, line.text, line.length, 0) < 0)
		errno = 0;
	str_close(&line);
	if (!lock->rebooted)
		lock_note_boot(lock);
	return 0;
}

bool lock_is_held(const struct store *store)
{
	int fd = file_open_beneath(store->fd, STORE_LOCK_PATH, O_RDONLY);
	bool held = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) && errno == EWOULDBLOCK;
	if (fd >= 0)
		close(fd);
	return held;
}

void lock_release(struct lock *lock)
{
	if (lock->fd > 0)
		close(lock->fd);
	lock->fd = 0;
}
