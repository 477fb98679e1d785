/* The log of reveals: who looked at personal data in full, when, with which program, at which records, and
 * why.  One line a reveal, in .git/onestop/reveals/2026-09.log of the clone in which it was done.
 *
 * The line is on the disk before anything is shown; where it cannot be written nothing is.  Each begins with
 * the hash of the line before it (the first of a month: of the last one there is), so that none can be
 * taken out unseen.  Parts are separated by TABs; no personal data is in it. */
#ifndef OFFICE_REVEAL_LOG_H
#define OFFICE_REVEAL_LOG_H

#include <stddef.h>

#include "base/err.h"

struct session;

struct reveal {
	const char *program;
	const char *reason;      /* NULL: none was given */
	const char *const *ids;  /* of the records, in the order they are shown */
	size_t n;
};

/* Note it, durably.  ERR_REFUSED when there is no place to write it, ERR_SYSTEM when the system did not
 * write it, ERR_BUSY when another writer takes too long. */
int reveal_log_add(const struct session *session, const struct reveal *reveal, struct err *err);

#endif
