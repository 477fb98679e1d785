/* What is settled when a holder leaves: with the account (销户) or from it (过户).
 *
 * The last bill, of what ran through the meter since the last reading, is put on the account under a key of
 * its own ("2026-09.final") and into the register of whoever acts; what is prepaid pays it; what is due then
 * is paid, what is left is refunded, or kept for the next holder as both say.  All of it goes into the
 * transaction of the operation (account/account_operation.h, `deed`), or nothing. */
#ifndef PAYMENT_PAYMENT_LEAVING_H
#define PAYMENT_PAYMENT_LEAVING_H

#include <stdint.h>

#include "account/account_rule.h"
#include "account/account_transfer.h"
#include "base/err.h"

struct session;
struct txn;

#define PAYMENT_LEAVING_NO_BILL INT64_MIN

enum payment_leaving_rest { LEAVING_REST_NONE, LEAVING_REST_REFUND, LEAVING_REST_KEEP };
extern const struct choice payment_leaving_rests[]; /* "" refund keep */

struct payment_leaving {
	struct meter_reading reading; /* ACCOUNT_READING_NONE: not read */
	const char *no_reading; /* why nothing is read and billed; NULL */
	int64_t final_bill;     /* fen; PAYMENT_LEAVING_NO_BILL: not said */
	int pay;                /* enum payment_method, of what is due */
	int refund;             /* enum payment_method, of what is left */
	const char *payee;
	int rest;               /* enum payment_leaving_rest */
};

/* 销户: the rule, and the money.  `receipt` NULL: no money changed hands. */
int payment_leaving_cancel(struct account *account, struct session *session, struct txn *txn,
	const struct payment_leaving *leaving, const char **receipt, struct err *err);

/* 更名过户: the same.  A new name of the same person settles nothing. */
struct payment_leaving_transfer {
	struct transfer to;
	struct payment_leaving leaving;
};
int payment_leaving_transfer(struct account *account, struct session *session, struct txn *txn,
	const struct payment_leaving_transfer *transfer, const char **receipt, struct err *err);

#endif
