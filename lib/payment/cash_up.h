/* 日结: the cash-up that ends the day book of a desk, with what was counted of each method (实点), and the
 * reopening of a book (payment-reopen).
 *
 * The record is the sum of its events `close` and `reopen`, so that of every entry in the book it can be
 * told whether it was there when the book was closed: while a book is closed nothing is entered
 * (payment/payment_book.h). */
#ifndef PAYMENT_CASH_UP_H
#define PAYMENT_CASH_UP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/event.h"
#include "payment/cash_count.h"
#include "payment/payment.h"
#include "record/field.h"

struct arena;
struct session;
struct store;

enum cash_up_state { CASH_UP_NONE, CASH_UP_CLOSED, CASH_UP_REOPENED };

struct cash_up {
	int date;
	const char *desk;
	int state;
	int64_t entries;
	int64_t total;         /* fen */
	struct words taken;    /* "cash=100.00": what the book has of each method */
	struct words counted;  /* the same as it was counted; none: it was not */
	int64_t at;            /* in records of format 1, which have no events: who closed it, and when */
	const char *by;
	bool claimed;
	struct event_list events;
};

extern const struct schema cash_up_schema;

/* The cash-up of a book, and whether there is one: a book that was reopened has one too. */
int cash_up_load(struct store *store, int date, const char *desk, struct cash_up *cash_up, bool *found,
	struct err *err);

/* Is the book closed? */
int cash_up_is_closed(struct store *store, int date, const char *desk, bool *closed, struct err *err);

/* The record of a book that was closed in format 1, as it is now: `session` stands for who closed it, and when. */
struct cash_up cash_up_upgrade(const struct cash_up *old, const struct session *session,
	const struct payment_list *entries);

struct cash_up_order {
	int date;
	struct words counted;  /* as typed */
	int confirmed;         /* date, needed where something is over or short */
	bool seen;             /* who acts was shown `entries` entries: there must be no more since */
	int64_t entries;
};

/* Close the day book of the session's desk; a second time returns what stands. */
int cash_up_close(struct session *session, const struct cash_up_order *order, struct cash_up *cash_up,
	struct err *err);

/* Reopen it: on the day on which it was closed, by another person than who closed it
 * (office/separation.h). */
int cash_up_reopen(struct session *session, int date, const char *reason, struct cash_up *cash_up,
	struct err *err);

#endif
