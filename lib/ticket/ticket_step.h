/* How every rule of a ticket begins and ends; used by ticket/ticket_*.c only. */
#ifndef TICKET_TICKET_STEP_H
#define TICKET_TICKET_STEP_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* Hold the act `what` against the transition table and copy the ticket: the rule changes `after`,
 * whose state is the new one already. */
int ticket_rule_begin(const struct ticket *ticket, const struct session *session, const char *what,
	struct ticket *after, struct err *err);

/* Append the event and let `after` become the ticket.  `text` may be NULL or "". */
void ticket_rule_end(struct ticket *ticket, const struct session *session, const char *what,
	struct ticket *after, const char *text);

/* ERR_REFUSED "WHAT must be stated" when the text is empty. */
int ticket_rule_text(const char *text, const char *what, struct err *err);

#endif
