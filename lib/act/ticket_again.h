/* An act on a ticket done once more, as its event tells it: by the same rule, on the ticket as it was, on the same day,
 * by the same person.  For who did not see it done, and wants to know whether the rule gives that.
 *
 * What a rule is given from outside (a reason, the day on which a hold is to end) is taken from what came of it; all
 * that it computes (limits, due dates, counts, who may, and who is shown to have done his own) it computes anew. */
#ifndef ACT_TICKET_AGAIN_H
#define ACT_TICKET_AGAIN_H

#include "base/err.h"
#include "ticket/ticket.h"

struct catalogue;
struct session;

/* `before` became `after` by the last event of `after`.  The session has the office as it was then: store, staff
 * (actor, too), day.  ERR_REFUSED: the rule refuses that, or it would have given something else.  What no rule computes
 * (an import, what settles a dispute, a correction) is passed over. */
int ticket_again(const struct ticket *before, const struct ticket *after, const struct session *session,
	const struct catalogue *catalogue, struct err *err);

#endif
