/* What is recorded of a customer who cannot be reached: calls that nobody answered, and results that
 * nobody can be told. */
#ifndef ACT_TICKET_UNREACHED_H
#define ACT_TICKET_UNREACHED_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* No call-back at all takes calls on so many different days. */
enum { TICKET_ATTEMPTS = 3 };

/* ERR_REFUSED unless the acting person is the owner, or a supervisor with a reason. */
int ticket_require_visitor(const struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* A call that did not reach the customer; `reason` is why a supervisor calls in place of the owner. */
int ticket_attempt(struct ticket *ticket, const struct session *session, const char *text,
	const char *reason, struct err *err);

/* ERR_REFUSED, with what to type, while there were calls on fewer than TICKET_ATTEMPTS days of the round. */
int ticket_require_attempts(const struct ticket *ticket, struct err *err);

/* Telling is not possible, and no call-back is owed: the form has no telephone (a supervisor may say so
 * of one that has). */
int ticket_cannot_tell(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

#endif
