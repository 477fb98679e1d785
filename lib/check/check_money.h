/* Money is entered twice, and comes to what accounts say of themselves.
 *
 * Of every account: bills + adjustments - nets of ended bills - payments, reversals and refunds = unpaid +
 * 应收回 - prepaid; each bill is under a key that was free; what is paid, adjusted or ended was billed.  And its
 * receipts and bills stand in day books and registers (check_receipt.h, check_register.h), also of what
 * was folded away.  That fields are what the events come to is checked by check_account.c. */
#ifndef CHECK_CHECK_MONEY_H
#define CHECK_CHECK_MONEY_H

#include "base/arena.h"
#include "base/err.h"

struct account;
struct findings_place;
struct record_words;
struct findings;

/* Look at an account, and remember what it knows; nothing in a store of a format without money in its
 * events.  ERR_REFUSED for what is wrong in itself, `words` then say
 * where. */
int check_money_account(struct findings *findings, const struct findings_place *place,
	const struct account *account, struct record_words *words, struct arena *scratch, struct err *err);

/* The rest, after all accounts and day books; -1 only when it could not be looked at. */
int check_money(struct findings *findings, struct err *err);

#endif
