/* The day book of a desk: entering payments, and closing the day (日结). */
#ifndef PAYMENT_PAYMENT_BOOK_H
#define PAYMENT_PAYMENT_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"
#include "payment/payment.h"
#include "record/field.h"

struct payment;
struct session;

/* 日结: the end of a day book. */
struct cash_up {
	int date;
	const char *desk;
	int64_t at;
	const char *by;
	bool claimed; /* he said so himself: office/event.h */
	int64_t entries;
	int64_t total; /* fen */
};

extern const struct schema cash_up_schema;

/* The entries of a day book; none when there is no file. */
int payment_day(struct store *store, int date, const char *desk, struct payment_list *entries,
	struct err *err);

/* Was the day book closed? */
int payment_cash_up_of(struct store *store, int date, const char *desk, struct cash_up *cash_up,
	bool *closed, struct err *err);

/* Pay, in one transaction of account and day book.  `amount` 0 pays all that is owed.  Of a
 * command line that is repeated the first entry is returned. */
struct payment_order {
	const char *account;
	int64_t amount;
	int method;
	const char *voids;  /* receipt to counter; `account` and `amount` follow from it */
	const char *reason;
	const char *payee;  /* of a refund */
	int64_t holding;    /* number of the holder it is of; 0: who holds now */
};
int payment_make(struct session *session, const struct payment_order *order, struct payment *payment,
	struct err *err);

/* Close the day book of the session's desk on a day; a second time returns the first. */
int payment_close(struct session *session, int date, struct cash_up *cash_up, struct err *err);

#endif
