/* What a commit says of itself, whatever it changes: as these programs and git make it, without what only git would
 * read, or a person who is to be deceived. */
#ifndef SYNC_RECEIVE_COMMIT_H
#define SYNC_RECEIVE_COMMIT_H

#include <stdint.h>

#include "base/err.h"
#include "history/history.h"

/* `now`: by the clock of a hub; 0: a window only tells that a clock is ahead.  ERR_REFUSED. */
int receive_commit_check(const struct history_commit *is, int64_t now, struct err *err);

#endif
