#include "import/rejects.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/vec.h"

#define ERROR_HEADING "error"

void faults_add(struct faults *faults, struct arena *arena, size_t row, const char *message)
{
	const struct fault fault = {row, faults->n, message};
	for (size_t i = faults->n; i-- > 0 && faults->items[i].row == row;)
		if (str_equal(faults->items[i].message, message))
			return;
	VEC_PUSH(arena, faults->items, faults->n, faults->room) = fault;
}

static int by_row(const void *a, const void *b)
{
	const struct fault *x = a;
	const struct fault *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void faults_sort(struct faults *faults)
{
	if (faults->n)
		qsort(faults->items, faults->n, sizeof *faults->items, by_row);
}

size_t faults_rows(const struct faults *faults)
{
	size_t rows = 0;
	for (size_t i = 0; i < faults->n; i++)
		rows += i == 0 || faults->items[i].row != faults->items[i - 1].row;
	return rows;
}

/* The faults of a row in one text; `*at` goes past them. */
static const char *faults_of_row(const struct faults *faults, size_t *at, struct arena *arena)
{
	struct str text = {0};
	size_t row = faults->items[*at].row;
	for (; *at < faults->n && faults->items[*at].row == row; ++*at)
		str_add_format(&text, "%s%s", text.length ? "; " : "", faults->items[*at].message);
	const char *result = arena_dup(arena, str_text(&text));
	str_close(&text);
	return result;
}

/* `cells_n` cells of the row, the error, and `spare` empty ones. */
static void add_row(const struct rows_row *row, size_t cells_n, const char *last, size_t spare,
	struct arena *arena, struct str *out)
{
	size_t n = cells_n + 1 + spare;
	const char **cells = arena_array(arena, n, sizeof *cells);
	for (size_t i = 0; i < n; i++)
		cells[i] = i < cells_n ? row->cells[i].text : i == cells_n ? last : "";
	rows_add_line(out, cells, n);
}

int faults_table(const struct faults *faults, const struct rows_row *header,
	int (*row_of)(void *context, size_t row, struct rows_row *cells, struct err *err),
	void *context, enum rows_encoding encoding, struct arena *arena, const char **bytes,
	size_t *length, struct err *err)
{
	struct str text = {0};
	struct rows_row row;
	int rc = 0;
	/* Rejects that are imported again have such a column already. */
	size_t width = header->cells_n;
	bool again = width > 1 && str_equal(header->cells[width - 1].text, ERROR_HEADING);
	size_t kept = width - again;
	add_row(header, kept, ERROR_HEADING, 0, arena, &text);
	for (size_t at = 0; rc == 0 && at < faults->n;) {
		rc = row_of(context, faults->items[at].row, &row, err);
		if (rc)
			break;
		const char *error = faults_of_row(faults, &at, arena);
		/* A row of another width keeps another one, so that it is refused again until it is
		 * corrected: an error must never be taken for a cell that is missing. */
		if (row.cells_n == width)
			add_row(&row, kept, error, 0, arena, &text);
		else
			add_row(&row, row.cells_n, error, row.cells_n == kept, arena, &text);
	}
	if (rc == 0)
		rc = rows_encode(&text, encoding, arena, bytes, length, err);
	str_close(&text);
	return rc;
}
