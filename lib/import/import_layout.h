/* What a line of a file that comes in is, beside a row of the table: a title above the headings, a sum, a line
 * of nothing. */
#ifndef IMPORT_IMPORT_LAYOUT_H
#define IMPORT_IMPORT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "import/csv_table.h"
#include "import/import_column.h"

/* Does the cell say nothing?  How many cells of the row say something? */
bool import_layout_is_blank(const char *text);
size_t import_layout_filled(const struct csv_table_row *row);

/* Free the cells of what invisible characters and spreadsheets put around a value, and the row of empty ones
 * behind the `width` of the headings. */
void import_layout_tidy(struct csv_table_row *row, size_t width, struct arena *arena);

/* Has the row a heading that the table knows; has it all that are needed? */
bool import_layout_knows(const struct import_table *table, const struct csv_table_row *row);
bool import_layout_begins(const struct import_table *table, const struct csv_table_row *row);

/* Of a table with titles, whose rows have `width` cells: is it no row of the table, but nothing, a sum, or a
 * remark behind the sums?  `*totals`: sums were passed. */
bool import_layout_is_below(const struct csv_table_row *row, size_t width, bool *totals);

/* Of other tables: ERR_MALFORMED names the first cell that is not empty, where it says that the row is a sum
 * (合计, Total). */
int import_layout_refuse_total(const struct csv_table_row *row, const char *name, struct arena *arena,
	struct err *err);

#endif
