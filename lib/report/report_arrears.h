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

struct report_arrears_list {
	struct report_arrears *items;
	size_t n;
};

extern const struct schema report_arrears_schema;

/* Which; empty members ask for nothing. */
struct report_arrears_query {
	int64_t min;        /* fen: not those who owe less */
	int64_t older_than; /* months that the oldest unpaid period ended before today */
	bool former;        /* who held accounts before; else who holds them */
};

/* The oldest first, then the most. */
int report_arrears_list(struct session *session, const struct report_arrears_query *query,
	struct report_arrears_list *list, struct err *err);

/* The sum of a list; its `periods` are those of all, and nothing else is set but the amounts. */
struct report_arrears report_arrears_sum(const struct report_arrears_list *list);

/* The sum in a line.  In the arena. */
const char *report_arrears_headline(const struct report_arrears_list *list, struct arena *arena);

#endif
