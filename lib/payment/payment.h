/* Payments: the day book of a desk, and what a payment does to an account.
 *
 * Money is never edited: a payment is an entry, a mistake is countered by a new one.  The oldest
 * bill is paid first, what is over becomes prepaid, and a new bill is paid from what is prepaid.
 * So for every account at all times: sum of its payments = what of its bills was paid + prepaid. */
#ifndef PAYMENT_PAYMENT_H
#define PAYMENT_PAYMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"
#include "record/field.h"

struct session;
struct store;
struct txn;

enum payment_method { METHOD_NONE, METHOD_CASH, METHOD_WECHAT, METHOD_ALIPAY, METHOD_BANK,
	METHOD_POS };
extern const struct choice payment_methods[]; /* "" cash wechat alipay bank pos */

/* One entry of a day book. */
struct payment {
	const char *receipt;  /* 20260918-XS-R0001 */
	int64_t at;
	const char *by;
	bool claimed;         /* he said so himself: office/event.h */
	const char *account;
	int method;
	int64_t amount;       /* fen; negative: counters `voids` */
	int64_t prepaid;      /* how much of it became prepaid */
	const char *voids;    /* receipt */
	const char *reason;
	const char *op;       /* op-id, in old entries only: store/op.h */
	struct bill_list bills; /* `paid` is the part of this payment, `amount` the bill */
};

struct payment_list {
	struct payment *items;
	size_t n;
};

extern const struct schema payment_schema;

/* Put a new bill on an account; what is prepaid pays it first. */
int payment_bill(struct account *account, const struct session *session, const struct bill *bill,
	struct err *err);

/* Apply an amount (fen, positive): fills `payment`'s amount, prepaid and bills; the event of the
 * account refers to payment->receipt. */
int payment_apply(struct account *account, const struct session *session, int64_t amount,
	struct payment *payment, struct err *err);

/* Take back what `old` did; `payment` becomes the reversal.  ERR_REFUSED when its prepaid
 * part has paid later bills. */
int payment_void(struct account *account, const struct session *session, const struct payment *old,
	const char *reason, struct payment *payment, struct err *err);

#endif
