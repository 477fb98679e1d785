/* Receipts as an account and as a day book have them, and how they differ. */
#ifndef CHECK_RECEIPT_COMPARE_H
#define CHECK_RECEIPT_COMPARE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/map.h"

struct bill_list;
struct event;
struct findings;
struct payment;

/* What both say of a receipt. */
struct receipt_facts {
	const char *receipt;
	const char *account;
	const char *by;
	const char *voids;
	int64_t at;
	int64_t amount;
	bool claimed;
	const struct bill_list *bills;
};

/* Of an event of the account; false for one that has no receipt. */
bool receipt_compare_of_event(const char *account, const struct event *event, struct receipt_facts *facts);

/* Of an entry of a day book. */
struct receipt_facts receipt_compare_of_entry(const struct payment *entry);

/* Only whose receipt it is: events of a store of format 1 have no money in them. */
void receipt_compare_reduce(struct receipt_facts *facts);

/* One number for all of them, such that sums of these numbers tell what was summed up. */
uint64_t receipt_compare_digest(const struct receipt_facts *facts);

/* How a receipt begins that is of the same day and desk: "20260918-XS". */
enum { RECEIPT_DAY_LENGTH = 11 };

/* Tell every receipt of these days that only one of the two has, or that is not the same in both, with file
 * and line of each.  All entries of these days are in memory meanwhile.  -1 only when it could not be
 * looked at. */
int receipt_compare(struct findings *findings, const struct map *days, struct err *err);

#endif
