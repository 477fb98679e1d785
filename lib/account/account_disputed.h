/* What may be done to an account while it is disputed (account/account_dispute.h, office/event_dispute.h). */
#ifndef ACCOUNT_ACCOUNT_DISPUTED_H
#define ACCOUNT_ACCOUNT_DISPUTED_H

#include "base/err.h"

struct account;

/* ERR_REFUSED, with the fields and the next command, when the account is disputed. */
int account_disputed_refuse(const struct account *account, struct err *err);

/* May the account become `after`?  Acts are refused that write a disputed field, which would settle it
 * unseen, or rest on one: to cancel an account it must be known what is owed.  Others go on; money is never
 * refused where a telephone number is disputed.  ERR_REFUSED names the fields. */
int account_disputed_check(const struct account *before, const struct account *after, struct err *err);

#endif
