/* Payments: what a payment does to an account, and its entry in the day book of a desk.
 *
 * Money is never edited: a payment is an entry, a mistake is countered by a new one.  The oldest bill is
 * paid first, what is over becomes prepaid.  The entry and the event of the account hold the same receipt,
 * amount and parts; what is unpaid and prepaid after it is computed (account/account_settle.h). */
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
	int64_t amount;       /* fen; negative: counters `voids`, or was given back */
	int64_t prepaid;      /* how much of it became prepaid, or less than 0: was taken from there */
	const char *voids;    /* receipt */
	const char *reason;
	const char *payee;    /* of a refund: who got it */
	const char *foreign;  /* the number that a bank or another house gave it */
	int separation;       /* enum separation: by who took the money himself */
	const char *op;       /* op-id, in old entries only: txn/op.h */
	struct bill_list bills; /* `paid` is the part of this payment, `amount` the bill */
};

struct payment_list {
	struct payment *items;
	size_t n;
};

extern const struct schema payment_schema;

/* Apply an amount (fen, positive) to what the holder of that number owes (0: who holds now): fills
 * `payment`'s amount, prepaid and bills; the event of the account refers to payment->receipt.  Of a
 * cancelled account no more is taken than what is owed, as nothing is prepaid there. */
int payment_apply(struct account *account, const struct session *session, int64_t amount,
	int64_t holding, struct payment *payment, struct err *err);

/* Take back what `old` did; `payment` becomes the reversal.  What its prepaid part has paid since is owed
 * again.  ERR_REFUSED where it was taken back, or that money given back, already.  `past` are the
 * events that were folded away; NULL: none. */
int payment_void(struct account *account, const struct session *session, const struct payment *old,
	const struct event_list *past, const char *reason, struct payment *payment, struct err *err);

/* 退费: give back `amount` (fen; 0: all that is prepaid with that holder); payee, method and reason are
 * payment's.  ERR_REFUSED beyond what is prepaid. */
int payment_refund(struct account *account, const struct session *session, int64_t amount, int64_t holding,
	struct payment *payment, struct err *err);

#endif
