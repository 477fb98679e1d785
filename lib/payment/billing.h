/* Bills put on accounts, changed (bill-adjust) and ended (bill-void): the rules.  Each appends its event
 * with the money in it; what is unpaid and prepaid follows (account/account_settle.h).  On failure the
 * account is as it was.
 *
 * `ref` is the entry of the period's register (payment/bill_register.h) that the event belongs to. */
#ifndef PAYMENT_BILLING_H
#define PAYMENT_BILLING_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"

struct session;
struct settlement;

/* Nobody's water of a month costs ten million yuan. */
enum { BILLING_VOLUME_MOST = 1000000000 };
#define BILLING_AMOUNT_MOST INT64_C(1000000000) /* fen */

/* Has the month of a key begun?  ERR_REFUSED otherwise. */
int billing_check_period(const struct session *session, const char *key, struct err *err);

/* ERR_REFUSED when the volume or the amount is out of range. */
int billing_check_size(const struct bill *bill, struct err *err);

/* The key under which a bill of this kind (enum bill_kind) is put on the account for the period: the
 * first, or the next free where the last one was ended; of last bills and penalties always the next
 * free.  ERR_REFUSED when the period is billed and that bill stands.  `settled` is what account_settle makes of the
 * events of the account, here and below: whoever bills settles once. */
int billing_key(const struct account *account, const struct settlement *settled, const struct session *session,
	const char *period, int kind, const char **key, struct err *err);

/* Σ of what was billed as penalties for the period (fen), by all events of an account (account_whole): those
 * that were ended aside, and waived or not. */
int64_t billing_penalties(const struct event_list *events, const char *period, struct arena *arena);

/* A penalty is at most what it is of: ERR_REFUSED when `more` fen beside the `before` of the account `number`
 * come to more than its bills of the period, as all its events make them: of who held on its last day, and
 * without those that were ended. */
int billing_check_penalty(const struct event_list *events, const char *number, const char *period, int64_t before,
	int64_t more, struct arena *arena, struct err *err);

/* Put a bill on the account; bill->period is its key.  A cancelled account takes no more than penalties on
 * what is open there. */
int billing_bill(struct account *account, const struct settlement *settled, const struct session *session,
	const struct bill *bill, const char *ref, struct err *err);

/* What changes of a bill, and why. */
struct billing_change {
	const char *key;
	int64_t volume_m3; /* + or - */
	int64_t amount;    /* fen, + or - */
	const char *reason;
	const char *ref;
	const char *ticket; /* that asked for it; NULL: none */
};

/* 退补: refused below 0, of a penalty above its bills, of a bill that was ended, and of one the account never
 * had.  `past` are the events that were folded away (account/account_fold.h); NULL: none.  What is said of a
 * bill that is there no longer goes to what is prepaid. */
int billing_adjust(struct account *account, const struct session *session,
	const struct billing_change *change, const struct event_list *past, struct err *err);

/* End a bill with its adjustments; what was paid of it becomes prepaid. */
int billing_void(struct account *account, const struct session *session,
	const struct billing_change *change, const struct event_list *past, struct err *err);

#endif
