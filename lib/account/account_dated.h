/* Dated values: use shares and base volume hold from a month on, a base volume for some years only.
 *
 * The record keeps what holds and, beside it, what follows; nobody writes it when the day comes.  So no
 * list, form, export or rule reads these fields as they stand: it asks first what they are on its day. */
#ifndef ACCOUNT_ACCOUNT_DATED_H
#define ACCOUNT_ACCOUNT_DATED_H

#include "account/account.h"

/* Make use and base volume of the account (which is a copy, or about to be changed) those in force on the
 * day: what was to follow has followed, a base volume that ran out is the default again, and what is still
 * to come stands in the fields for that.  Exact from the last change on; for an earlier day replay the
 * events up to it first. */
void account_dated(struct account *account, int day);

/* Where the people of the household become others, and the default base volume with them, what held by default
 * until then is written down: `after` is the account of today, changed, `before` as it was. */
void account_dated_keep_base(struct account *after, const struct account *before);

/* Is a share of what the account uses on the day residential?  Only such a one has a base volume. */
bool account_dated_is_residential(const struct account *account, int day);

#endif
