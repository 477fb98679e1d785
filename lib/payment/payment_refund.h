/* Refunding (退费) what is prepaid, by another person than who took it (office/separation.h): to whoever
 * holds the account, or held it. */
#ifndef PAYMENT_PAYMENT_REFUND_H
#define PAYMENT_PAYMENT_REFUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"
#include "payment/payment.h"

struct arena;
struct event_list;
struct session;
struct txn;

struct payment_refund_order {
	const char *account;
	int64_t amount; /* fen; 0: all that is prepaid */
	int method;     /* enum payment_method */
	const char *payee;
	const char *reason;
	const char *ticket; /* as typed, gets a note of it; NULL: none */
	bool former;        /* a former holder's money */
	int64_t *left;      /* fen that are prepaid with that holder then; NULL: not wanted */
};

/* Of an account that is about to be saved: the entry goes into the day book, the event on the account.
 * `order->account` and `ticket` are not looked at. */
int payment_refund_enter(struct account *account, struct session *session, struct txn *txn,
	const struct payment_refund_order *order, struct payment *payment, struct err *err);

/* Who took the last payment that paid ahead, of the holder at this place of the settlement of `events` (folded ones
 * with them) or of one before him; where none did, who took the last one.  NULL: nobody. */
const char *payment_refund_who_took(const struct event_list *events, size_t holding, struct arena *mem);

/* In a transaction of its own.  Of a command line that is repeated the first entry is returned. */
int payment_refund_make(struct session *session, const struct payment_refund_order *order,
	struct payment *payment, struct err *err);

#endif
