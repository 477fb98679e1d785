#include "import/rejects.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/vec.h"

void rejects_add(struct rejects *rejects, struct arena *arena, size_t row, const char *message)
{
	const struct reject reject = {row, rejects->n, message};
	for (size_t i = rejects->n; i-- > 0 && rejects->items[i].row == row;)
		if (str_equal(rejects->items[i].message, message))
			return;
	VEC_PUSH(arena, rejects->items, rejects->n, rejects->room) = reject;
}

static int by_row(const void *a, const void *b)
{
	const struct reject *x = a;
	const struct reject *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void rejects_sort(struct rejects *rejects)
{
	if (rejects->n)
		qsort(rejects->items, rejects->n, sizeof *rejects->items, by_row);
}

size_t rejects_rows(const struct rejects *rejects)
{
	size_t rows = 0;
	for (size_t i = 0; i < rejects->n; i++)
		rows += i == 0 || rejects->items[i].row != rejects->items[i - 1].row;
	return rows;
}

/* The faults of a row in one text; `*at` goes past them. */
static const char *rejects_of_row(const struct rejects *rejects, size_t *at, struct arena *arena)
{
	struct str text = {0};
	size_t row = rejects->items[*at].row;
	for (; *at < rejects->n && rejects->items[*at].row == row; ++*at)
		str_add_format(&text, "%s%s", text.length ? "; " : "", rejects->items[*at].message);
	return str_keep(&text, arena);
}

/* `cells_n` cells of the row, the error, and `spare` empty ones. */
static void add_row(const struct csv_table_row *row, size_t cells_n, const char *last, size_t spare,
	struct arena *arena, struct str *out)
{
	size_t n = cells_n + 1 + spare;
	const char **cells = arena_array(arena, n, sizeof *cells);
	for (size_t i = 0; i < n; i++)
		cells[i] = i < cells_n ? row->cells[i].text : i == cells_n ? last : "";
	csv_table_add_line(out, cells, n);
}

int rejects_table(const struct rejects *rejects, const struct csv_table_row *header,
	int (*row_of)(void *context, size_t row, struct csv_table_row *cells, struct err *err),
	void *context, enum import_encoding encoding, struct arena *arena, const char **bytes,
	size_t *length, struct err *err)
{
	struct str text = {0};
	struct csv_table_row row;
	int rc = 0;
	/* Rejects that are imported again have such a column already. */
	size_t width = header->cells_n;
	bool again = width > 1 && str_equal(header->cells[width - 1].text, REJECTS_HEADING);
	size_t kept = width - again;
	add_row(header, kept, REJECTS_HEADING, 0, arena, &text);
	for (size_t at = 0; rc == 0 && at < rejects->n;) {
		rc = row_of(context, rejects->items[at].row, &row, err);
		if (rc)
			break;
		const char *error = rejects_of_row(rejects, &at, arena);
		/* A row of another width keeps another one, so that it is refused again until it is
		 * corrected: an error must never be taken for a cell that is missing. */
		if (row.cells_n == width)
			add_row(&row, kept, error, 0, arena, &text);
		else
			add_row(&row, row.cells_n, error, row.cells_n == kept, arena, &text);
	}
	if (rc == 0)
		rc = import_encoding_write(&text, encoding, arena, bytes, length, err);
	str_close(&text);
	return rc;
}
