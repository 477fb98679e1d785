/* What was taken in a period, summed as it is asked for, and the entries themselves: out of the day books. */
#ifndef PAYMENT_PAYMENT_REPORT_H
#define PAYMENT_PAYMENT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "payment/payment.h"
#include "record/field.h"

struct session;

/* One row of the report; members of what it is not summed by are empty. */
struct payment_sum {
	int date;
	const char *desk;
	int method;
	const char *by;
	const char *account;
	int64_t entries;
	int64_t taken;  /* fen: of entries above 0 */
	int64_t back;   /* fen, below 0: reversed and given back */
	int64_t total;
	bool closed;    /* every book that the row is of is cashed up */
};

struct payment_sum_list {
	struct payment_sum *items;
	size_t n;
};
extern const struct schema payment_sum_schema;

/* What may be summed by; ends with NULL. */
extern const char *const payment_report_dimensions[];

struct payment_query {
	int from; /* the first and the last day */
	int to;
	const char *desk;    /* NULL: of all */
	const char *account;
	int method;
	unsigned by;         /* of a report: bits of what it is summed by */
};

/* The days of the query as they were typed: a day alone (0: not typed), or from and to; else today.  ERR_USAGE
 * when they do not go together. */
int payment_report_period(const struct session *session, struct payment_query *query, int day,
	struct err *err);

/* The bits of "day", "desk", "method", "staff", "account"; none: by day, desk, method and staff.  The grammar of such
 * a word. */
int payment_report_check_by(const char *word, struct err *err);
unsigned payment_report_by(const struct words *by);

/* Sums of a period, ordered by what they are summed by.  Without a book of which a page is damaged, where
 * store_damaged lets the program go on. */
int payment_report(struct session *session, const struct payment_query *query, struct payment_sum_list *rows,
	struct err *err);

/* The entries of a period, by day, desk and receipt; the same of damaged books. */
int payment_report_entries(struct session *session, const struct payment_query *query,
	struct payment_list *entries, struct err *err);

#endif
