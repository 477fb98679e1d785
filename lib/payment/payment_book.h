/* Entering money in the day book of a desk: into which day and page, and under which receipt number.
 *
 * Every program that moves money does it so, in one transaction with the account:
 *
 *     struct payment_book book;
 *     struct payment payment = {.method = ..., ...};
 *     if (payment_book_open(session, &book, err) || payment_book_number(&book, &payment, err))
 *             goto done;
 *     ... the rule: an event of the account refers to payment.receipt ...
 *     if (payment_book_enter(&book, txn, &payment, err) || txn_commit(...))
 *
 * Many entries are numbered and added one after the other, with payment_book_add, and saved once. */
#ifndef PAYMENT_PAYMENT_BOOK_H
#define PAYMENT_PAYMENT_BOOK_H

#include <stdbool.h>

#include "base/err.h"
#include "payment/payment.h"

struct session;
struct store;
struct txn;

/* The book that entries go into, as far as it must be known: its last page. */
struct payment_book {
	struct session *session;
	int day;
	int page;                    /* the last, from 1 */
	struct payment_list entries; /* of that page, with those that were added */
	size_t room;
	size_t added;                /* to that page, not yet in the transaction */
	bool told;                   /* that it is not today's */
};

/* The day whose book money of now goes into: today, or where the book of the session's desk is cashed up
 * the next working day; the next weekday where the calendar does not know. */
int payment_book_day(const struct session *session, int *day, struct err *err);

/* Open the book of that day at its last page, under the lock of a transaction. */
int payment_book_open(struct session *session, struct payment_book *book, struct err *err);

/* Give the entry the next receipt number, and who and when: by the session, now. */
int payment_book_number(struct payment_book *book, struct payment *payment, struct err *err);

/* Add an entry that was just numbered; full pages go into the transaction, the rest with
 * payment_book_save.  Where the day is not today, it is told (store_note). */
int payment_book_add(struct payment_book *book, struct txn *txn, const struct payment *payment,
	struct err *err);
int payment_book_save(struct payment_book *book, struct txn *txn, struct err *err);

/* Both, for a single entry. */
int payment_book_enter(struct payment_book *book, struct txn *txn, const struct payment *payment,
	struct err *err);

/* The entry with that receipt; ERR_MALFORMED when it is none, ERR_REFUSED when there is none. */
int payment_book_find(struct store *store, const char *receipt, struct payment *payment, struct err *err);

#endif
