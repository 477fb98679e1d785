/* What is wrong with the rows of a table, and the table of the rows that are wrong: a program that
 * takes a table over tells all it found, and hands back what it left out. */
#ifndef IMPORT_REJECTS_H
#define IMPORT_REJECTS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "import/csv_table.h"

/* The heading of the reasons in a table of rejects. */
#define REJECTS_HEADING "error"

/* A row that cannot be taken over, and why: "FILE:LINE:COLUMN: HEADING "VALUE": RULE".  A row may
 * have several.  Values of personal columns are left out, as messages reach logs. */
struct reject {
	size_t row; /* index below the headings */
	size_t order; /* among all: qsort keeps no order of equals */
	const char *message;
};

struct rejects {
	struct reject *items;
	size_t n;
	size_t room;
};

/* Append; the message is kept.  A cell that is looked at twice is at fault once. */
void rejects_add(struct rejects *rejects, struct arena *arena, size_t row, const char *message);

/* In the order of the rows; those of one row stay as they were found. */
void rejects_sort(struct rejects *rejects);

/* How many rows have one or more; sorted. */
size_t rejects_rows(const struct rejects *rejects);

/* The rows with faults (sorted) as a table of the encoding: the cells as they were, from `row_of`,
 * and a column "error".  Bytes are in the arena. */
int rejects_table(const struct rejects *rejects, const struct csv_table_row *header,
	int (*row_of)(void *context, size_t row, struct csv_table_row *cells, struct err *err),
	void *context, enum import_encoding encoding, struct arena *arena, const char **bytes,
	size_t *length, struct err *err);

#endif
