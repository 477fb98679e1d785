/* The lock files of git itself. */
#ifndef STORE_GIT_LOCK_H
#define STORE_GIT_LOCK_H

#include <stdbool.h>
#include <time.h>

#include "base/err.h"

struct store;

/* git's own lock files (index.lock, HEAD.lock, the branch's) outlive a kill -9 and then block
 * everyone.  Called by the holder of our lock: removes those that no live git can own, waits for those
 * of a person's git at work, ERR_BUSY when it does not end in time. */
int git_lock_clear(struct store *store, const char *branch_ref, int wait_seconds, struct err *err);

/* Is there any of those files? */
bool git_lock_is_held(const struct store *store, const char *branch_ref);

#endif
