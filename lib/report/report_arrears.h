/* 欠费: who owes the house, since when, and how much: unpaid bills, and 应收回 (what was given back or taken
 * away once too often).  The sums are those of account_owes, or of one that held an account before. */
#ifndef REPORT_REPORT_ARREARS_H
#define REPORT_REPORT_ARREARS_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"
#include "record/field.h"

struct session;

struct report_arrears {
	struct account account; /* of a former holder: with name, address and telephone as they were when he left */
	int64_t holding;     /* number of the holder; 0: who holds now */
	const char *oldest;  /* period of the oldest unpaid bill; NULL: none */
	int64_t periods;     /* how many are unpaid */
	int64_t days;        /* since the oldest one ended */
	int64_t months;      /* whole ones */
	int64_t bills;       /* fen that are unpaid */
	int64_t recover;     /* fen: 应收回 */
	int64_t total;       /* fen */
};

/* What all of them come to. */
struct report_arrears_sum {
	size_t n;
	int64_t periods;
	int64_t total; /* fen */
};

extern const struct schema report_arrears_schema;

/* Which; empty members ask for nothing. */
struct report_arrears_query {
	int64_t min;        /* fen: not those who owe less */
	int64_t older_than; /* months that the oldest unpaid period ended before today */
	bool former;        /* who held accounts before; else who holds them */
};

/* The oldest first, then the most: by these columns. */
#define REPORT_ARREARS_ORDER "-days,-total,account,holding"

/* Call `each` with every struct report_arrears, borrowed, by the numbers of the accounts; non-zero ends it and is
 * returned. */
int report_arrears_each(struct session *session, const struct report_arrears_query *query,
	int (*each)(void *context, const void *row, struct err *err), void *context, struct report_arrears_sum *sum,
	struct err *err);

/* The sum in a line.  In the arena. */
const char *report_arrears_headline(const struct report_arrears_sum *sum, struct arena *arena);

#endif
