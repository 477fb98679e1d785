/* Money on the forms. */
#ifndef FORM_FORM_MONEY_H
#define FORM_FORM_MONEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "form/form_grid.h"

/* "86.40", in the arena. */
const char *form_money_yuan(int64_t fen, struct arena *arena);

/* A cell with a figure, at its right. */
void form_money_figure(struct form_grid *form, size_t columns, const char *name, const char *text,
	struct arena *arena);

/* The row of a sum, in words that cannot be altered and in figures. */
void form_money_sum(struct form_grid *form, const char *label, int64_t fen, struct arena *arena);

/* "2026-08", "2026-08（违约金第2笔）": the key of a bill (office/bill.h). */
const char *form_money_bill(const char *key, struct arena *arena);

#endif
