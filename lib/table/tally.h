/* How many rows of a list there are of what: the figures of a list, for a sheet of their own and for
 * charts. */
#ifndef TABLE_TALLY_H
#define TABLE_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "table/out_order.h"

struct tally_row {
	const char *by;   /* title of the column that was looked at */
	const char *key;  /* what it holds, as programs read it; "" when nothing */
	const char *name; /* and as people do */
	int64_t rows;
	int64_t sum;      /* fen */
};

/* What is counted. */
struct tally {
	const struct out *out; /* whose names of codes */
	const struct schema *schema;
	const struct out_source *source; /* of its rows */
	const char *sum;  /* key of a FIELD_MONEY that is summed besides; NULL: none */
	const char *unit; /* msgid of what the rows are */
	struct arena *arena;
};

/* Of a tally's rows; those of a unit. */
extern const char tally_columns[]; /* "by,key,name,rows" */
extern const char tally_columns_sum[];  /* "by,key,name,sum" */
extern const char tally_columns_both[]; /* "by,key,name,rows,sum" */
const struct schema *tally_schema(const struct tally *tally);

/* Append to `list` (struct tally_row, in the arena) the rows that have the same in the column `key`, most
 * first; in the order of the values where it is a day or a period. */
int tally_add(const struct tally *tally, const char *key, struct list *list, struct err *err);

#endif
