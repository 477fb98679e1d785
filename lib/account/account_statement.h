/* The statement of a holder of an account (对账单): everything that was billed and paid, folded years too,
 * one row each, and what was owed after it. */
#ifndef ACCOUNT_ACCOUNT_STATEMENT_H
#define ACCOUNT_ACCOUNT_STATEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"
#include "record/field.h"

struct account;

struct account_statement_row {
	int date;
	const char *act;     /* of the event: bill, adjust, bill-void, pay, void, refund, transfer */
	const char *key;     /* of the bill; NULL: none */
	const char *ref;     /* receipt, or entry of a register */
	int64_t volume_m3;
	int64_t charged;     /* fen; less than 0: taken off */
	int64_t paid;        /* fen; less than 0: given back or reversed */
	int64_t balance;     /* fen owed after it; less than 0: prepaid */
	const char *reason;
};

struct account_statement_row_list {
	struct account_statement_row *items;
	size_t n;
};

extern const struct schema account_statement_row_schema;

struct account_statement {
	const char *holder; /* whose it is */
	bool former;     /* he does not hold the account any more */
	int since;       /* his first day; 0: from the beginning */
	int from;        /* first day; 0: the first there was */
	int to;          /* last day; 0: today */
	int64_t opening; /* balance before the first row */
	int64_t closing; /* and after the last */
	struct account_statement_row_list rows;
};

/* Of one holder of an account that has all its events (account_history.h, account_whole): the one of that
 * number (0: who holds now), between two days (0: no end).  What passed to him from who held before him is
 * paid, what passed on is given back.  ERR_REFUSED when there was no such holder. */
int account_statement_of(const struct account *whole, int64_t holder, int from, int to, struct arena *arena,
	struct account_statement *statement, struct err *err);

#endif
