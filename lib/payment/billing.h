/* Bills: what the meter-reading centre charges goes on the accounts (payment_bill), and what an
 * account knows of the run that did so. */
#ifndef PAYMENT_BILLING_H
#define PAYMENT_BILLING_H

#include <stdbool.h>

#include "account/account.h"
#include "base/err.h"

/* Did a run with this op-id (NULL: none) put bills on the account?  ERR_REFUSED when it did something
 * else there. */
int billing_find_op(const struct account *account, const char *op, bool *billed, struct err *err);

/* Was the bill of this period one of them?  True once for each of them: a row that comes twice was
 * billed once. */
bool billing_claim(struct account *account, const char *op, const char *period);

#endif
