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

/* What the book has of one method, and what was counted of it. */
struct cash_sum {
	int method;
	int64_t entries;
	int64_t total;   /* fen */
	bool is_counted;
	int64_t counted; /* fen */
	int64_t over;    /* fen: counted less total; below 0 it is short (长短款) */
};

struct cash_sum_list {
	struct cash_sum *items;
	size_t n;
};

/* The cash-up of a book, and whether there is one: a book that was reopened has one too. */
int cash_up_load(struct store *store, int date, const char *desk, struct cash_up *cash_up, bool *found,
	struct err *err);

/* Is the book closed? */
int cash_up_is_closed(struct store *store, int date, const char *desk, bool *closed, struct err *err);

/* The record of a book that was closed in format 1, as it is now: `session` stands for who closed it, and when. */
struct cash_up cash_up_upgrade(const struct cash_up *old, const struct session *session,
	const struct payment_list *entries);

/* The sums of these entries by method, in the order of methods. */
struct cash_sum_list cash_up_sums(const struct payment_list *entries, struct arena *arena);

/* Sums as words, and words ("cash=100.00", "现金=100") as they are typed: the grammar of an option, the parts
 * of one that was checked, and that all of them go into the sums.  ERR_REFUSED where a method of the book was not
 * counted, or one twice; nothing counted at all is right. */
struct words cash_up_words(const struct cash_sum_list *sums, bool counted, struct arena *arena);
int cash_up_check_count(const char *word, struct err *err);
int cash_up_count(struct cash_sum_list *sums, const struct words *counted, struct arena *arena,
	struct err *err);

/* Over or short of all methods together; `any` says whether one is. */
int64_t cash_up_over(const struct cash_sum_list *sums, bool *any);

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
