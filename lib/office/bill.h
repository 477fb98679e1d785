/* A bill (账单) of the meter-reading centre, as accounts, their events and day books hold it, and the key
 * by which it counts once.
 *
 *     2026-08            the bill of a month
 *     2026-08.2          the same month billed anew, as the first one was ended (bill-void)
 *     2026-08.final      the last bill of a holder: of a transfer, or of a cancelled account
 *     2026-08.penalty    违约金 on the month's bill; each further one .penalty.2, .penalty.3 ...
 *
 * Numbers sort as numbers: 2026-08.10 comes after 2026-08.9. */
#ifndef OFFICE_BILL_H
#define OFFICE_BILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

/* One bill, or what an event says of one: what it adds (adjust), what it gave (pay). */
struct bill {
	const char *period; /* its key */
	int64_t volume_m3;
	int64_t amount;     /* fen */
	int64_t paid;       /* fen */
};

struct bill_list {
	struct bill *items;
	size_t n;
};

extern const struct schema bill_schema;

enum bill_kind { BILL_PERIOD, BILL_FINAL, BILL_PENALTY };

struct bill_key {
	int year;
	int month;
	int kind;       /* enum bill_kind */
	int64_t number; /* 1: the first of its kind, which is not written */
};

enum { BILL_NUMBER_MOST = 9999, BILL_PERIOD_SIZE = 8 };

/* The parts of a key; ERR_MALFORMED when it is none. */
int bill_key_parse(const char *text, struct bill_key *key, struct err *err);
const char *bill_key_text(const struct bill_key *key, struct arena *arena);

/* For field and option tables: a key, or a period ("2026-08") alone. */
int bill_check_key(const char *text, struct err *err);
int bill_check_period(const char *text, struct err *err);

/* As strcmp: the oldest period first, then the bill, the last bill, the penalty. */
int bill_key_order(const struct bill_key *a, const struct bill_key *b);

/* Bills that are named together: one key, or months that follow one another, "2026-01..2026-06". */
struct bill_range {
	struct bill_key first;
	struct bill_key last;
};

/* ERR_MALFORMED when the word is none.  `range->first` moved on by bill_range_next goes through its keys; false
 * behind the last. */
int bill_range_parse(const char *word, struct bill_range *range, struct err *err);
bool bill_range_next(struct bill_range *range);
const char *bill_range_text(const struct bill_range *range, struct arena *arena);

/* Is the key among them? */
bool bill_range_has(const struct bill_range *range, const struct bill_key *key);

/* Does the month of the second follow that of the first, as their plain bills? */
bool bill_key_follows(const struct bill_key *key, const struct bill_key *next);

/* The period of a key, into its first bytes: "2026-08". */
void bill_key_period(const char *key, char period[BILL_PERIOD_SIZE]);

/* The last day of the period of a key (a day number). */
int bill_last_day(const char *key);

#endif
