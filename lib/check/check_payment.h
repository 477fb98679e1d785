/* Day books and cash-ups. */
#ifndef CHECK_CHECK_PAYMENT_H
#define CHECK_CHECK_PAYMENT_H

#include "base/err.h"

struct payment;
struct scan_file;

/* Check a page, and whether the one before it is full; or a cash-up, against the pages of its day. */
int check_payment_book(void *findings, const struct scan_file *file, struct err *err);

/* Sum up what a page says of receipts and numbers of statements. */
int check_payment_sum(void *findings, const struct scan_file *file, struct err *err);

/* Is an entry spent to the fen: on bills and as prepaid, or of no account yet? */
int check_payment_sums(const struct payment *entry, struct err *err);

#endif
