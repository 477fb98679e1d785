/* Day books and cash-ups, against the accounts whose receipts they hold. */
#ifndef CHECK_CHECK_PAYMENT_H
#define CHECK_CHECK_PAYMENT_H

#include "finding/findings.h"

/* Check all of them, after check_accounts; -1 only when they could not be looked at. */
int check_payments(struct findings *findings, struct err *err);

struct payment;

/* Is an entry spent to the fen: on bills and as prepaid, or of no account yet? */
int check_payment_sums(const struct payment *entry, struct err *err);

#endif
