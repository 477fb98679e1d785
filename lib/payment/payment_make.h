/* Taking a payment, and taking one back: account and day book in one transaction. */
#ifndef PAYMENT_PAYMENT_MAKE_H
#define PAYMENT_PAYMENT_MAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "payment/payment.h"

struct session;

/* What is told of it, in fen. */
struct payment_told {
	bool known;      /* not of a command line that is repeated */
	int64_t due;     /* before */
	int64_t owed;    /* after */
	int64_t prepaid; /* after; below 0 it is owed, and in `owed` */
};

/* `amount` 0 pays all that is owed. */
struct payment_order {
	const char *account;
	int64_t amount;
	int method;
	const char *voids;  /* receipt to counter; `account` and `amount` follow from it */
	const char *reason;
	const char *payee;  /* of a refund */
	bool former;        /* of a former holder who owes (payment/payment_former.h) */
	struct payment_told *told; /* filled in; NULL: not wanted */
};

/* Of a command line that is repeated the first entry is returned. */
int payment_make(struct session *session, const struct payment_order *order, struct payment *payment,
	struct err *err);

#endif
