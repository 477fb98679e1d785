/* What becomes of a line of a statement that fits no account (payment/unmatched.h). */
#ifndef PAYMENT_UNMATCHED_TAKE_H
#define PAYMENT_UNMATCHED_TAKE_H

#include <stdbool.h>

#include "base/err.h"

struct payment;
struct session;

/* What shall become of a line: it is an account's, goes back to who paid, or is there twice. */
struct unmatched_take {
	const char *line;    /* number or receipt */
	const char *account; /* NULL: none of ours */
	bool twice;          /* it was booked twice: one is taken out */
	const char *payee;   /* who gets it back; NULL: who paid, as the statement says */
	const char *reason;  /* needed without an account */
};

/* One transaction; `payment` becomes the entry of the account, or what took the line out.  Of a command line
 * that is repeated only its receipt is set. */
int unmatched_take(struct session *session, const struct unmatched_take *order, struct payment *payment,
	struct err *err);

#endif
