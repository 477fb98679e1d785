/* Receipts: what accounts know of them against what stands in the day books, both ways.
 *
 * Of each day of a desk two sums are kept (finding/tally.h), one of all that accounts say and one of all that its
 * book says; only where they differ are the receipts of that day compared one by one. */
#ifndef CHECK_CHECK_RECEIPT_H
#define CHECK_CHECK_RECEIPT_H

#include <stdint.h>

#include "base/err.h"

struct event;
struct findings;
struct map;
struct payment;

/* An event of an account: passed over when it has no receipt. */
void check_receipt_known(struct findings *findings, const char *account, const struct event *event);

/* An entry of a day book. */
void check_receipt_held(struct findings *findings, const struct payment *entry);

/* Read all of these days ("20260918-XS") again and tell what differs; -1 only when it could not be looked
 * at. */
int check_receipts(struct findings *findings, const struct map *days, struct err *err);

#endif
