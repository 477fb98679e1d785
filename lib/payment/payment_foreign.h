/* The numbers that banks, WeChat and Alipay gave to payments: each counts once, over all statements, days
 * and desks.
 *
 * Nothing is kept beside the day books to know them: the books are looked through.  A payment of a day
 * cannot have been booked before that day, so of an import only the books from the first day of its
 * statement on are read; of yesterday's statement those of two days, however old the store is.  A
 * statement of ten years ago reads ten years, as does one that says no days.  In the bytes of a page only
 * the entries with a number that is looked for are parsed.
 *
 * Measured on 2.2 million entries (600 MB, ten years of a city that is paid 600 times a day by such
 * statements, pages in memory): yesterday's statement of 600 lines 0.05 s with all that a program does,
 * one that looks through all ten years 1.0 s, what is open of the last 400 days 0.13 s.  A register by
 * month would be 70 MB more to write, to merge and to hold against the books, for the rare old statement. */
#ifndef PAYMENT_PAYMENT_FOREIGN_H
#define PAYMENT_PAYMENT_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "payment/payment.h"

struct store;

/* Fen that a line of a statement may be, as any payment. */
#define PAYMENT_FOREIGN_MOST INT64_C(10000000000)

/* Bytes of a number as a statement has it, and as it is stored: with a prefix, a day, and the number of a
 * refund behind that of its payment. */
enum { PAYMENT_FOREIGN_BYTES = 64, PAYMENT_FOREIGN_STORED = 160 };

/* A number as statements have them: letters, digits and . _ - # : / up to 64. */
int payment_check_foreign(const char *text, struct err *err);

struct payment_foreign_search {
	int from;                  /* the first day whose books are read; 0: all */
	int until;                 /* the last; 0: all */
	const struct map *numbers; /* only entries with one of these; NULL: any */
	bool accountless;          /* only entries that are no account's */
	/* When set, numbers are told, which a quotation mark ends, and no entry is read. */
	void (*number)(void *context, const char *number);
	/* The entry is in the arena of the search, which is not reset. */
	int (*each)(void *context, const struct payment *entry, struct err *err);
	void *context;
};

/* Call `each` for every entry that has a foreign number, by day, desk and page; non-zero ends the walk
 * and is returned.  Of an entry that cannot be read, store_damaged decides. */
int payment_foreign_each(struct store *store, const struct payment_foreign_search *search,
	struct arena *arena, struct err *err);

/* What puts a line back into 挂账 (payment/unmatched.h) when the entry of an account is taken back by
 * `reversal`: `line` becomes the entry (receipt, at, by and claimed aside).  False where the entry came from
 * no statement. */
bool payment_foreign_back(const struct payment *old, const struct payment *reversal, struct payment *line);

#endif
