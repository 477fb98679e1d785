/* The voucher of money that was given back (退费凭证), in two parts on one sheet: who got it signs, and a
 * second person beside who gave it. */
#ifndef FORM_VOUCHER_H
#define FORM_VOUCHER_H

#include "base/arena.h"
#include "form/form_grid.h"
#include "form/form_words.h"
#include "form/receipt.h"

/* Of a receipt that receipt_is_refund says to be one. */
void voucher_form(struct form_grid *form, const struct form_words *names, const struct receipt *receipt,
	struct arena *arena);

#endif
