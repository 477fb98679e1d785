/* What payment-close asks on a terminal: what was counted of each method, then, with the sums of the book
 * beside it, the day once more. */
#ifndef PROGRAM_CASH_UP_PROGRAM_H
#define PROGRAM_CASH_UP_PROGRAM_H

#include "cli/run.h"
#include "payment/cash_up.h"

/* Fill in of the order what was not typed.  Nothing without a terminal, nor of a book that is cashed up.
 * ERR_REFUSED when the day was not typed as it was asked for. */
int cash_up_program_ask(struct run *run, struct cash_up_order *order, struct err *err);

/* The result: day, desk, entries, total, and where it was counted what is over or, below 0, short. */
void cash_up_program_print(struct run *run, const struct cash_up *cash_up);

#endif
