/* Which of the numbers in a statement are accounts. */
#ifndef IMPORT_PAYMENT_ACCOUNT_H
#define IMPORT_PAYMENT_ACCOUNT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "import/payment_row.h"

struct store;

struct payment_account {
	struct arena *mem;
	struct map there; /* the numbers that are accounts */
};

/* Look up all that lines name, block by block. */
int payment_account_load(struct payment_account *accounts, struct store *store, const struct payment_row *rows,
	size_t rows_n, struct err *err);

/* The account of the line: NULL where it names none, or two. */
const char *payment_account_of(const struct payment_account *accounts, const struct payment_row *row);

#endif
