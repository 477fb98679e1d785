/* Money is entered twice, and comes to what accounts say of themselves.
 *
 * Of every account: bills + adjustments - nets of ended bills - payments, reversals and refunds = unpaid +
 * 应收回 - prepaid; each bill is under a key that was free; what is paid, adjusted or ended was billed.  And its
 * receipts and bills stand in day books and registers (check_receipt.h, check_register.h), also of what
 * was folded away (check_fold.h).  That fields are what the events come to is checked by check_account.c. */
#ifndef CHECK_CHECK_MONEY_H
#define CHECK_CHECK_MONEY_H

#include "base/arena.h"
#include "base/err.h"

struct account;
struct check_folds;
struct event_list;
struct findings_place;
struct record_words;
struct findings;

/* Sum up what the events of an account, or of its history, say of receipts and bills, and look at each bill's
 * reference. */
void check_money_events(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event_list *events);

/* Look at an account, and remember what it knows; nothing more in a store of a format without money in its
 * events.  ERR_REFUSED for what is wrong in itself, `words` then say where. */
int check_money_account(struct findings *findings, const struct findings_place *place,
	const struct account *account, struct check_folds *folds, struct record_words *words, struct arena *scratch,
	struct err *err);

#endif
