/* Which lines of a statement are booked already, and the payments that some of them give back. */
#ifndef IMPORT_PAYMENT_SEEN_H
#define IMPORT_PAYMENT_SEEN_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "import/payment_row.h"
#include "payment/unmatched.h"

struct store;

struct payment_seen {
	struct arena *mem;
	struct unmatched_list numbers;
	struct map at; /* by number: index + 1 */
};

/* Look the numbers of the lines up in the books, and those of the payments that they give back. */
int payment_seen_load(struct payment_seen *seen, struct store *store, int today, const struct payment_row *rows,
	size_t rows_n, struct err *err);

/* What the books say of it; NULL for a number that is not booked. */
const struct unmatched *payment_seen_find(const struct payment_seen *seen, const char *number);

#endif
