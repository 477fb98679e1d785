/* What git does not have is carried between a clone and the hub: attachments both ways, and logs of reveals up, from
 * the hub to the centre.
 *
 *     clone attachments/ab/cdef.jpg            <-> hub attachments/ab/cdef.jpg
 *     clone .git/onestop/reveals/2026-11.log    -> hub onestop/reveals/XS/2026-11.log
 *     centre .git/onestop/reveals/XS/2026-11.log <- the same
 *
 * Only what the other side has not is sent, nothing is overwritten, and all of it is looked at before it gets its name
 * (carry/carry_take.h).  What a ticket says was erased is brought nowhere, and goes here, too. */
#ifndef CARRY_CARRY_H
#define CARRY_CARRY_H

#include <stddef.h>

#include "base/err.h"
#include "txn/txn.h"
#include "sync/remote.h"

struct carry {
	const struct remote *remote;
	const struct txn_actor *actor; /* who waits for the store's lock */
	/* A line on each file that is left out. */
	void (*tell)(void *context, const char *line);
	void *context;

	/* What came of it. */
	size_t came;    /* attachments */
	size_t went;
	size_t erased;
	size_t absent; /* that tickets have, and neither side */
	size_t logs;    /* of reveals that went up or came to the centre */
	size_t refused; /* files that are left out */
};

/* Under the lock of syncs, after a sync.  ERR_REFUSED: there is no way to that hub; ERR_BUSY: it is away, or has no
 * room: what is there by then stays. */
int carry_run(struct carry *carry, struct err *err);

#endif
