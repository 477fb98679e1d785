/* What is wrong with the rows of a table, and the table of the rows that are wrong: a program that
 * takes a table over tells all it found, and hands back what it left out. */
#ifndef IMPORT_REJECTS_H
#define IMPORT_REJECTS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "import/csv_table.h"

/* A row that cannot be taken over, and why: "FILE:LINE:COLUMN: HEADING "VALUE": RULE".  A row may
 * have several.  Values of personal columns are left out, as messages reach logs. */
struct fault {
	size_t row; /* index below the headings */
	size_t order; /* among all: qsort keeps no order of equals */
	const char *message;
};

struct faults {
	struct fault *items;
	size_t n;
	size_t room;
};

/* Append; the message is kept.  A cell that is looked at twice is at fault once. */
void faults_add(struct faults *faults, struct arena *arena, size_t row, const char *message);

/* In the order of the rows; those of one row stay as they were found. */
void faults_sort(struct faults *faults);

/* How many rows have one or more; sorted. */
size_t faults_rows(const struct faults *faults);

/* The rows with faults (sorted) as a table of the encoding: the cells as they were, from `row_of`,
 * and a column "error".  Bytes are in the arena. */
int faults_table(const struct faults *faults, const struct rows_row *header,
	int (*row_of)(void *context, size_t row, struct rows_row *cells, struct err *err),
	void *context, enum rows_encoding encoding, struct arena *arena, const char **bytes,
	size_t *length, struct err *err);

#endif
