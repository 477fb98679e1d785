/* What goes before the result of a matter that changes an account (struct service `deed`): the documents
 * that were waived, the account that was opened, or why nothing was done.  One rule for an act, as in
 * act/ticket_act.h; that there is a deed account/account_deed.h guards. */
#ifndef ACT_TICKET_DEED_H
#define ACT_TICKET_DEED_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* A supervisor takes the matter without the documents that its service asks for, for a reason. */
int ticket_deed_waive(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* The account that was opened for it (新装接入 ends in 立户). */
int ticket_deed_account(struct ticket *ticket, const struct session *session, const char *number,
	struct err *err);

/* Why the account was not changed: its result needs no deed then. */
int ticket_deed_not_done(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

#endif
