/* The receipt of a payment: 水费收据. */
#ifndef FORM_RECEIPT_H
#define FORM_RECEIPT_H

#include "base/arena.h"
#include "form/form_account.h"
#include "form/form_grid.h"
#include "form/form_words.h"
#include "payment/payment.h"

/* The form, filled in.  `countered_by` is the receipt of the entry that took the payment back;
 * NULL: none. */
void receipt_form(struct form_grid *form, const struct form_words *names,
	const struct payment *payment, const struct form_account *account, const char *countered_by,
	struct arena *arena);

#endif
