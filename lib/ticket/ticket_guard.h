/* Guards: what must hold on a day before an act, besides the state and the role of the transition
 * table.  A guard looks at the ticket and changes nothing; every rule is held to it as it begins
 * (act/ticket_rule.h), and ticket-show tells by it what may not be done yet.  What hangs on an
 * account is asked through the session (account/account_ticket.h), before the rest. */
#ifndef TICKET_TICKET_GUARD_H
#define TICKET_TICKET_GUARD_H

#include "base/err.h"

struct session;
struct ticket;

/* May the act be done on the ticket in the session?  ERR_REFUSED says what is missing; an act without a
 * guard may.  Where nobody is known to act, what hangs on the person is not asked. */
int ticket_guard_check(const char *act, const struct ticket *ticket, const struct session *session,
	struct err *err);

/* The mark (enum separation, office/event.h) of an act that may be done: whether a supervisor bends the clock of
 * his own department as there is no other.  Of the ticket as it was before the act. */
int ticket_guard_separation(const char *act, const struct ticket *ticket, const struct session *session);

#endif
