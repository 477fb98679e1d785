/* The lock files of git itself. */
#ifndef TXN_GIT_LOCK_H
#define TXN_GIT_LOCK_H

#include "base/err.h"

struct store;

#define GIT_LOCK_MARK "onestop " /* how a lock file of ours begins */

/* git's own lock files (index.lock, HEAD.lock, the branch's) outlive a kill -9 and then block
 * everyone.  Called by the holder of our lock: removes those that no live git can own, waits for those
 * of a person's git at work, ERR_BUSY when it does not end in time.  Our own stay. */
int git_lock_clear(struct store *store, int wait_seconds, struct err *err);

/* The same of the lock of any other ref, at this path, without waiting. */
int git_lock_clear_ref(struct store *store, const char *file, struct err *err);

/* The same for what a fetch and a push lock, which outlive a kill likewise: for the one sync that is under way. */
int git_lock_clear_remotes(struct store *store, int wait_seconds, struct err *err);

/* A hub, where gits come and go: remove the locks of its branches that are older than any git holds one. */
int git_lock_clear_hub(struct store *store, struct err *err);

/* Take what a git takes that commits, in its order: .git/index.lock, HEAD.lock, refs/heads/main.lock.
 * Each is a second name of a whole file, `temp` (beginning with "onestop ") or, for the last, `main_temp`;
 * both relative to the store.  One that a program of ours left is taken over without a moment in which it is
 * nobody's.  A person's git is waited for; ERR_BUSY, and none of them held, when it goes on too long. */
int git_lock_take(struct store *store, const char *temp, const char *main_temp, int wait_seconds,
	struct err *err);

/* Remove those of the three that are ours: for whoever holds our lock. */
int git_lock_drop(struct store *store, struct err *err);

#endif
