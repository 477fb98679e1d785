/* A deed behind the result: a matter whose service changes an account (struct service `deed`) has no result
 * while the account shows no event with the ticket as its reference, unless it is said why nothing was
 * done. */
#ifndef ACCOUNT_ACCOUNT_DEED_H
#define ACCOUNT_ACCOUNT_DEED_H

#include <stdbool.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* The `guard` of a session (office/session.h) in which results are recorded: ERR_REFUSED names the program
 * that does the deed. */
int account_deed_guard(const char *act, const struct ticket *ticket, const struct session *session,
	struct err *err);

/* Record on the ticket why nothing was done.  ERR_REFUSED where its service needs no deed, and where the
 * account shows one. */
int account_deed_not_done(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

#endif
