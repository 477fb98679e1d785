/* One writer at a time: flock on .git/onestop.lock.
 *
 * The kernel frees the lock when its last holder is gone, however it went, so it is never stale
 * and the file is never unlinked.  The git processes a writer starts inherit the descriptor: a
 * writer killed with SIGKILL leaves the lock held until its last git has ended, so whoever gets the lock
 * knows that no git of ours is still at work.  Readers never lock. */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <stdbool.h>
#include <time.h>

#include "base/err.h"

struct arena;
struct store;

struct lock {
	int fd; /* 0 when not held; children that write must inherit it */
	int wait_seconds;
	bool rebooted; /* the holder before us ran before the last boot: look what a power cut left */
	time_t before; /* when that one took the lock */
};

struct lock_request {
	int wait_seconds;     /* give up after this; ERR_BUSY names the holder */
	const char *user;     /* written into the file for others to read: no personal data */
	const char *program;
	/* After one second; may be NULL.  The holder is "PID USER PROGRAM DESK". */
	void (*waiting)(const char *holder, int waited_seconds, void *context);
	void *context;
	const char *desk; /* written into the file; may be NULL */
	int again_seconds; /* `waiting` is called again and again after so many; 0: once */
};

int lock_take(struct store *store, const struct lock_request *request, struct lock *lock,
	struct err *err);
void lock_release(struct lock *lock);

/* Has somebody else the lock at this moment? */
bool lock_is_held(const struct store *store);

/* The file as a store that is being made begins with it: whatever is there by the first lock is of this boot, and no
 * power cut has left anything. */
const char *lock_text_new(struct arena *arena);

/* What a power cut may have left was looked after: lock_take need not say so again. */
void lock_note_boot(struct lock *lock);

#endif
