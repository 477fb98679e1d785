/* The rows of a report while it is made. */
#ifndef REPORT_REPORT_ROWS_H
#define REPORT_REPORT_ROWS_H

#include <stddef.h>

#include "base/arena.h"
#include "record/field.h"

struct report_rows {
	const struct schema *schema; /* of a row */
	struct arena *arena;         /* where they are kept */
	void *items;
	size_t n;
	size_t room;
};

/* Add a copy of the row (borrowed): what is a column of the schema is kept, the rest is emptied. */
void report_rows_add(struct report_rows *rows, const void *row);

/* The rows in the order of `compare`, as qsort wants it. */
struct list report_rows_sort(const struct report_rows *rows,
	int (*compare)(const void *a, const void *b));

#endif
