/* The receipt of a payment (水费收据) or of its reversal, in two parts on one sheet: what the customer
 * takes along and what stays with the house.  What was given back has a voucher (form/voucher.h). */
#ifndef FORM_RECEIPT_H
#define FORM_RECEIPT_H

#include <stdbool.h>

#include "account/account.h"
#include "base/arena.h"
#include "form/form_grid.h"
#include "form/form_words.h"
#include "payment/payment.h"

/* An entry of a day book, with what else its paper says. */
struct receipt {
	const struct payment *payment;
	struct account account;   /* as the entry left it; empty: the entry is of none (挂账) */
	const char *holder;       /* whose money it is */
	bool former;              /* he does not hold the account any more */
	const char *countered_by; /* the receipt of the entry that took it back; NULL: none */
	const char *desk;         /* of the day book */
	int day;                  /* of the day book: later than the payment's own where that was closed */
};

/* Is it of money that was given back to somebody, so that a voucher belongs to it? */
bool receipt_is_refund(const struct payment *payment);

void receipt_form(struct form_grid *form, const struct form_words *names, const struct receipt *receipt,
	struct arena *arena);

/* What both papers begin with: whose money it is. */
void receipt_head(struct form_grid *form, const struct receipt *receipt, struct arena *arena);

/* The row of where it is booked, and a remark of why that is not the day of the payment ("" where it is). */
void receipt_book(struct form_grid *form, const struct receipt *receipt, struct arena *arena);
const char *receipt_book_remark(const struct receipt *receipt, struct arena *arena);

/* "现金". */
const char *receipt_method(const struct payment *payment);

#endif
