/* What a day book has of each method of payment, and what was counted of it (实点): sums, and the words
 * ("cash=100.00") that say them in a record and on a command line. */
#ifndef PAYMENT_CASH_COUNT_H
#define PAYMENT_CASH_COUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "payment/payment.h"
#include "record/field.h"

struct arena;

/* What the book has of one method, and what was counted of it. */
struct cash_sum {
	int method;
	int64_t entries;
	int64_t total;   /* fen */
	bool is_counted;
	int64_t counted; /* fen */
	int64_t over;    /* fen: counted less total; below 0 it is short (长短款) */
};

struct cash_sum_list {
	struct cash_sum *items;
	size_t n;
};

/* The sums of these entries by method, in the order of methods. */
struct cash_sum_list cash_count_sums(const struct payment_list *entries, struct arena *arena);

/* As words: what the book has, or what was counted. */
struct words cash_count_words(const struct cash_sum_list *sums, bool counted, struct arena *arena);

/* For option and field tables: a word as it is typed ("cash=100.00", "现金=100"), and as a record has it, where
 * a method has the name that is the same in every language. */
int cash_count_check(const char *word, struct err *err);
int cash_count_check_kept(const char *word, struct err *err);

/* Put words that were checked into the sums.  ERR_REFUSED where a method of the book was not counted, or one
 * twice; nothing counted at all is right. */
int cash_count_take(struct cash_sum_list *sums, const struct words *counted, struct arena *arena,
	struct err *err);

#endif
