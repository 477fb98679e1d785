/* A disputed ticket: two desks decided differently, and somebody says which of them is meant. */
#ifndef DISPUTE_DISPUTE_TICKET_H
#define DISPUTE_DISPUTE_TICKET_H

#include "base/err.h"

struct session;
struct ticket;

/* Settle it: what the side with the event `take` decided stands, and the reason with it.  ERR_REFUSED when
 * nothing is disputed, or the event is no side of what is. */
int dispute_ticket_resolve(struct ticket *ticket, const struct session *session, const char *take,
	const char *reason, struct err *err);

#endif
