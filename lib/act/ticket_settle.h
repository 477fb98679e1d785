/* What an act on a main ticket does to the tickets that are linked to it, in the same commit. */
#ifndef ACT_TICKET_SETTLE_H
#define ACT_TICKET_SETTLE_H

#include <stddef.h>

#include "base/err.h"

struct session;
struct ticket;
struct txn;

/* The events of the main ticket from `since` on are new: with a result those linked to it have it too,
 * without one (rejected) they wait again, and when it has ended without one they go their own way. */
int ticket_settle(struct txn *txn, const struct session *session, const struct ticket *answering,
	size_t since, struct err *err);

#endif
