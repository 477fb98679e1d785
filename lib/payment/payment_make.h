/* Taking a payment, and taking one back: account and day book in one transaction. */
#ifndef PAYMENT_PAYMENT_MAKE_H
#define PAYMENT_PAYMENT_MAKE_H

#include <stdint.h>

#include "base/err.h"
#include "payment/payment.h"

struct session;

/* `amount` 0 pays all that is owed. */
struct payment_order {
	const char *account;
	int64_t amount;
	int method;
	const char *voids;  /* receipt to counter; `account` and `amount` follow from it */
	const char *reason;
	const char *payee;  /* of a refund */
	int64_t holding;    /* number of the holder it is of; 0: who holds now */
};

/* Of a command line that is repeated the first entry is returned. */
int payment_make(struct session *session, const struct payment_order *order, struct payment *payment,
	struct err *err);

#endif
