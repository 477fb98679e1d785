/* How every rule of a ticket begins and ends.  A rule is one function for an act: it checks the
 * transition table and the guards, changes the struct and appends the event.  Pure but for the
 * calendar: nothing is read or written.  On failure the ticket is as it was. */
#ifndef ACT_TICKET_RULE_H
#define ACT_TICKET_RULE_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* Hold the act `what` against the transition table and its guard and copy the ticket: the rule
 * changes `after`, whose state is the new one already.  While the ticket is disputed only a note, and what settles it. */
int ticket_rule_begin(const struct ticket *ticket, const struct session *session, const char *what,
	struct ticket *after, struct err *err);

/* ERR_REFUSED, with the fields and the next command, while the ticket is disputed: it takes a note, and is settled. */
int ticket_rule_disputed(const struct ticket *ticket, struct err *err);

/* Append the event and let `after` become the ticket.  `text` may be NULL or "". */
void ticket_rule_end(struct ticket *ticket, const struct session *session, const char *what,
	struct ticket *after, const char *text);

/* ERR_REFUSED "WHAT must be stated" when the text is empty. */
int ticket_rule_text(const char *text, const char *what, struct err *err);

#endif
