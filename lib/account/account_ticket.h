/* Where a ticket and an account meet: what reception takes from the account, and the guards of the
 * catalogue (account, active, no-arrears, no-open-ticket).  They are told when a matter is received
 * and must hold when it is reviewed: account_ticket_guard is the `guard` of such a session. */
#ifndef ACCOUNT_ACCOUNT_TICKET_H
#define ACCOUNT_ACCOUNT_TICKET_H

#include "account/account.h"
#include "base/err.h"
#include "ticket/ticket.h"

struct session;
struct service;

/* Fill the name, telephone and address that nobody typed into the form, from its account; `holder`
 * becomes the account's when it is another than the name typed, else NULL.  Nothing to do without
 * an account; ERR_REFUSED when there is no such one, with a number near to it. */
int account_ticket_fill(const struct session *session, struct ticket *form, const char **holder,
	struct err *err);

/* Hold a ticket against the guards of its service.  A form with a name and no account is complete
 * (article 5(3)): `account` alone asks nothing of it. */
int account_ticket_check(const struct session *session, const struct service *service,
	const struct ticket *ticket, struct err *err);

/* The same before a review that agrees, for struct session. */
int account_ticket_guard(const char *act, const struct ticket *ticket, const struct session *session,
	struct err *err);

/* A ticket on the account whose matter has no result yet, of one service (NULL: of any), other than
 * `except` (may be NULL) and what repeats it; `found` is NULL when there is none. */
int account_ticket_open(const struct session *session, const char *number, const char *service,
	const char *except, const char **found, struct err *err);

#endif
