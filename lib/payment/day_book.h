/* Day books as they lie in the store: of each desk and day the entries in the order of their receipts, in
 * pages of PATH_PAGE_ENTRIES.  Receipts of a book are numbered from 1 without a gap, so a page begins with
 * a number that its own number tells.  Written by payment_book alone.
 *
 * Of a store of format 1, where a book is one file, that is read as the first page, and nothing is
 * written (store-upgrade makes pages of it). */
#ifndef PAYMENT_DAY_BOOK_H
#define PAYMENT_DAY_BOOK_H

#include <stdbool.h>

#include "base/err.h"
#include "payment/payment.h"

struct arena;
struct store;

/* May money be entered in this store?  ERR_REFUSED when it is of format 1. */
int day_book_check_format(const struct store *store, struct err *err);

/* Where the entry of a checked receipt number stands. */
const char *day_book_path(const struct store *store, const char *receipt, struct arena *arena);

/* The number of the last page of the book; 0: there is none. */
int day_book_last_page(struct store *store, int date, const char *desk, int *page, struct err *err);

/* The entries of a page; none where there is no such page. */
int day_book_page(struct store *store, int date, const char *desk, int page,
	struct payment_list *entries, struct err *err);

/* All entries of the book. */
int day_book_load(struct store *store, int date, const char *desk, struct payment_list *entries,
	struct err *err);

/* The page that such a name in the directory of a day is of, "XS-01.yaml"; 0: it is not a page. */
int day_book_page_of(const char *name);

struct day_book_walk {
	int from;         /* the first and the last day; 0: of all */
	int to;
	const char *desk; /* NULL: of all */
	int (*each)(void *context, int date, const char *desk, struct err *err);
	void *context;
};

/* Call `each` for every book that has pages, by day and desk; non-zero ends the walk and is returned.  The
 * desk is in the arena.  A directory that cannot be read: store_damaged decides. */
int day_book_each(struct store *store, const struct day_book_walk *walk, struct arena *arena,
	struct err *err);

#endif
