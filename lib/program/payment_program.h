/* What account-pay and account-refund ask and tell beside their receipt. */
#ifndef PROGRAM_PAYMENT_PROGRAM_H
#define PROGRAM_PAYMENT_PROGRAM_H

#include <stdint.h>

#include "cli/run.h"
#include "payment/payment_make.h"

/* An amount above so many times what is due is asked for twice. */
enum { PAYMENT_PROGRAM_TIMES = 5 };

/* The amount that was typed as AMOUNT; ERR_USAGE when it is none, or with `refusal` when it is not above 0.
 * NULL: none was, and `*amount` stays. */
int payment_program_amount(struct run *run, const char *typed, const char *refusal, int64_t *amount,
	struct err *err);

/* Where something is due, and the amount of the order is far above it: ask for it once more on a terminal,
 * and warn elsewhere.  ERR_REFUSED when another one is typed. */
int payment_program_ask(struct run *run, const struct payment_order *order, struct err *err);

/* Print the receipt; on a terminal, and of a dry run, with what was due, taken, and is prepaid or still owed. */
void payment_program_print(struct run *run, const struct payment *payment, const struct payment_told *told);

/* The same of a refund: what is prepaid still. */
void payment_program_print_refund(struct run *run, const struct payment *payment, int64_t left);

#endif
