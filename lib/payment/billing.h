/* Bills: what the meter-reading centre charges goes on the accounts. */
#ifndef PAYMENT_BILLING_H
#define PAYMENT_BILLING_H

#include <stdbool.h>

#include "account/account.h"
#include "base/err.h"

struct session;

/* Bills of a file put on their accounts, all or none, in one commit. */
struct bill_order {
	const char *account;
	struct bill bill;
	size_t line; /* in the file, for messages */
};
int billing_add(struct session *session, const char *file, const struct bill_order *orders,
	size_t orders_n, struct err *err);

#endif
