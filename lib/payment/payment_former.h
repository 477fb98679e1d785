/* Former holders of an account with whom something is open (account.former): whose money it is that is paid
 * or refunded.  With several it is the one who left first. */
#ifndef PAYMENT_PAYMENT_FORMER_H
#define PAYMENT_PAYMENT_FORMER_H

#include "account/account.h"
#include "base/err.h"

/* One who owes; ERR_REFUSED when none does. */
int payment_former_debtor(const struct account *account, const struct holding **found, struct err *err);

/* One who has something prepaid; ERR_REFUSED when none has. */
int payment_former_creditor(const struct account *account, const struct holding **found, struct err *err);

#endif
