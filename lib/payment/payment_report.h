/* What was taken on a day: sums by desk, method and clerk. */
#ifndef PAYMENT_PAYMENT_REPORT_H
#define PAYMENT_PAYMENT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"
#include "record/field.h"

struct session;

/* One row of the report: a method and a clerk. */
struct payment_sum {
	int date;
	const char *desk;
	int method;
	const char *by;
	int64_t entries;
	int64_t total;
	bool closed;
};

struct payment_sum_list {
	struct payment_sum *items;
	size_t n;
};
extern const struct schema payment_sum_schema;

/* Sums of a day over all desks, by desk, method and clerk; without a desk whose page is damaged, where
 * store_damaged lets the program go on. */
int payment_report(struct session *session, int date, struct payment_sum_list *rows, struct err *err);

#endif
