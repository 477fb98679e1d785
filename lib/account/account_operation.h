/* An operation on an account together with the ticket it belongs to, in one commit.
 *
 * A ticket that is given (--ticket) must be of the operation's service and account; otherwise the
 * window opens one and takes it through every stage at once (article 5(2): done on the spot),
 * so that it only waits for its visit.  A department goes on with one that was handed to it, and
 * leaves it to the window to deliver.  Papers, opinions and open tickets are guarded here, the
 * account's own guards in account/account_rule.h.  Nothing is changed when a guard refuses. */
#ifndef ACCOUNT_ACCOUNT_OPERATION_H
#define ACCOUNT_ACCOUNT_OPERATION_H

#include "account/account.h"
#include "base/err.h"
#include "ticket/ticket.h"

struct account_reading;
struct catalogue;
struct session;
struct service;
struct txn;

/* What the operation is, whoever orders it. */
struct account_operation {
	const char *service;  /* code */
	const char *request;  /* of a ticket opened here */
	const char *result;   /* what the ticket says was done */
	/* One of account/account_rule.h or account/account_use.h; `argument` is what was given to
	 * account_operation_run. */
	int (*rule)(struct account *account, const struct session *session, const void *argument,
		struct err *err);
	/* Instead of a rule, where more goes into the commit than account and ticket (the day book, a
	 * register, of rooms that this one does not know): it changes the account and puts the rest into the
	 * transaction itself.  `made` is what it made of it and is to be printed, a receipt; NULL: nothing. */
	int (*deed)(struct account *account, struct session *session, struct txn *txn, const void *argument,
		const char **made, struct err *err);
	/* The reading in such an argument (ACCOUNT_READING_NONE: none), which who typed it is asked about when it
	 * is much; NULL: the operation has none. */
	struct account_reading (*reading)(const void *argument);
};

/* What is asked for at the window. */
struct account_operation_order {
	const char *number;    /* of the account, as typed */
	const char *ticket;    /* as typed; NULL: open one */
	struct words papers;   /* codes shown; "all" is all that the service asks for */
	struct words missing;  /* codes missing: the ticket rests, the account stays as it is */
	const char *rest;      /* why else it cannot be done now: it rests, too */
	struct words opinions; /* "meter-reading=同意" */
	const char *waive;     /* why a supervisor does without the papers; NULL */
	struct words given_by; /* "meter-reading=赵磊": who gave it, where the window records it */
	const char *force;     /* why a number is taken that another account has; NULL */
	struct pairs typed;    /* what is kept with a ticket that rests: option, value */
};

struct account_operation_result {
	struct ticket ticket;
	struct account account;
	const struct service *service;
	const char *made; /* by the deed; NULL: nothing */
};

/* Do it.  Of a command line that is repeated nothing is done, and the ticket is in the result as the
 * first run left it. */
int account_operation_run(struct session *session, const struct account_operation *operation,
	const struct account_operation_order *order, const void *argument,
	struct account_operation_result *result, struct err *err);

/* Take a ticket that was given through whatever it has not had: up to its result, and where whoever acts may,
 * to its delivery. */
int account_operation_finish(struct session *session, const struct catalogue *catalogue,
	const struct service *service, const char *result, struct ticket *ticket, struct err *err);

/* "meter-reading=赵磊": what stands behind the department's code; NULL when none of the words has it. */
const char *account_operation_said_for(const struct words *words, const char *department);

/* For option tables: "DEPARTMENT=TEXT". */
int account_check_opinion(const char *text, struct err *err);

#endif
