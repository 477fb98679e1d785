/* Which columns a page shows, and in which order its rows stand.  Internal to lib/table/. */
#ifndef TABLE_PICK_H
#define TABLE_PICK_H

#include "base/err.h"
#include "table/row.h"

/* Set page->columns to those named by `columns` ("a,b" or "all"), with their headings.  ERR_USAGE
 * for a key that the schema has not, naming the nearest, else those it has, or for a column named
 * twice. */
int pick_columns(struct row_page *page, const char *columns, struct err *err);

/* Sort page->rows by `sort` ("department,-due"; NULL leaves them as they are).  Numbers, dates and
 * enums compare as numbers, an enum in the order of its choices, text by bytes; what is equal
 * keeps its order.  Every field of the schema is a key, shown or not; others are ERR_USAGE.
 * The rows must come from one array, in its order. */
int pick_order(struct row_page *page, const char *sort, struct err *err);

/* The same in pieces, for rows that are kept elsewhere: the keys that `sort` names, in the arena of the page, and how
 * two members compare that belong to a field. */
struct pick_key {
	const struct field *field;
	bool down;
};
struct pick_keys {
	struct pick_key *items;
	size_t n;
};
int pick_keys(const struct row_page *page, const char *sort, struct pick_keys *keys, struct err *err);
int pick_compare(const struct field *field, const void *a, const void *b);

#endif
