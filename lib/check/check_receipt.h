/* Receipts: what accounts know of them against what stands in the day books, both ways.
 *
 * Of each day of a desk two sums are kept, one of all that accounts say and one of all that its book says;
 * only where they differ are the receipts of that day compared one by one.  So what is in memory grows with
 * the days that there are and not with the receipts. */
#ifndef CHECK_CHECK_RECEIPT_H
#define CHECK_CHECK_RECEIPT_H

#include <stdint.h>

#include "base/err.h"

struct event;
struct findings;
struct payment;

/* An event of an account: passed over when it has no receipt. */
void check_receipt_known(struct findings *findings, const char *account, const struct event *event);

/* An entry of a day book. */
void check_receipt_held(struct findings *findings, const struct payment *entry);

/* Tell what differs, after all events and entries; -1 only when it could not be looked at. */
int check_receipts(struct findings *findings, struct err *err);

#endif
