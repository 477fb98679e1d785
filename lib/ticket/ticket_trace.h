/* Where the events of a ticket come from: the commits that brought them into the store. */
#ifndef TICKET_TICKET_TRACE_H
#define TICKET_TICKET_TRACE_H

#include "base/err.h"
#include "ticket/ticket.h"

struct store;

/* The commit (id) that first had each event, in the order of ticket->events; NULL for one that no commit has
 * (yet).  Asks git once.  In the store's arena. */
int ticket_trace(struct store *store, const struct ticket *ticket, const char ***commits, struct err *err);

#endif
