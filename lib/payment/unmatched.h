/* 挂账: lines of statements that are no account's yet, and what becomes of them.
 *
 * A line that fits no account stands in the day book without one, so that the book sums to what the bank
 * has.  All that happens to it are further entries with the same foreign number:
 *
 *     the line                       no account, +
 *     payment-match LINE ACCOUNT     no account, -, reverses the line; and the account's payment, +
 *     payment-match LINE --refund    no account, -, reverses the line, with a payee
 *     payment-match LINE --double    no account, -, reverses a line that was booked twice
 *     account-pay --void RECEIPT     of an account's payment: -, without a number; and no account, +,
 *                                    which reverses that: the money is still in the bank, so the line is
 *                                    open again
 *
 * The line of a refund is the same with the signs turned; one whose payment is known takes that back
 * at once (import/payment_import.h).  So of every number always: what is open is nothing or the line,
 * and as many entries brought it (an account's, and those that reverse nothing) as matches took it out,
 * and one more.  Anything else was imported twice, or matched at two windows at once. */
#ifndef PAYMENT_UNMATCHED_H
#define PAYMENT_UNMATCHED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "payment/payment.h"

struct map;
struct session;
struct store;

/* How far back lists look for what is open: a day each that is read.  store-check reads all. */
enum { UNMATCHED_DAYS = 400 };

/* What the books say of one foreign number. */
struct unmatched {
	const char *foreign;
	struct payment held;   /* the entry that holds it open, or held it last; else the first */
	int date;              /* of the book in which it came */
	const char *desk;      /* whose book that is */
	int64_t amount;        /* of the line, fen */
	int64_t open;          /* fen that are no account's */
	int64_t brought;       /* entries that brought it */
	int64_t taken;         /* entries that took it out of 挂账 for an account */
	bool begun;            /* the entry without an account with which it came was read */
	const char *receipts;  /* of the entries that brought it, parted by ", " */
	const struct payment *owned; /* the last payment of an account among them; NULL */
};

struct unmatched_list {
	struct unmatched *items;
	size_t n;
};

/* The books that are looked at, from one day to another; 0: all. */
struct unmatched_query {
	int from;
	int until;
	const struct map *numbers; /* only these; NULL: all */
};

/* What is open at the end of these days, by date and receipt; in the arena. */
int unmatched_list(struct store *store, const struct unmatched_query *query, struct arena *arena,
	struct unmatched_list *list, struct err *err);

/* The lines that are open, of the last UNMATCHED_DAYS, as the entries that hold them, with what is open as their
 * amounts; of one desk (NULL: all) and one method (0: all). */
int unmatched_entries(const struct session *session, const char *desk, int method,
	struct payment_list *entries, struct err *err);

/* What the books from a day on say of these numbers, by number; in the arena. */
int unmatched_lookup(struct store *store, int from, const struct map *numbers, struct arena *arena,
	struct unmatched_list *list, struct err *err);

/* What the books say of the line with that number, or that one of its entries has as its receipt.
 * ERR_REFUSED when there is none. */
int unmatched_look_up(const struct session *session, const char *line, struct unmatched *found, struct err *err);

/* The same of a line that is open; ERR_REFUSED when it is not right (unmatched_check), or closed. */
int unmatched_find(const struct session *session, const char *line, struct unmatched *found, struct err *err);

/* ERR_REFUSED when the number came twice or was matched twice. */
int unmatched_check(const struct unmatched *line, struct err *err);

#endif
