/* libFuzzer target: arbitrary bytes into the reader of CSV files, in both encodings.
 *
 * What is read can be written, and is then read as the same cells; every cell lies in the file; a
 * refusal has its place. */
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "import/csv_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_row(const struct csv_table_row *row, struct arena *arena, struct str *out)
{
	const char **cells = arena_array(arena, row->cells_n, sizeof *cells);
	for (size_t i = 0; i < row->cells_n; i++)
		cells[i] = row->cells[i].text;
	csv_table_add_line(out, cells, row->cells_n);
}

static void check_places(const struct csv_table_row *row, size_t size)
{
	for (size_t i = 0; i < row->cells_n; i++) {
		const struct csv_table_cell *cell = &row->cells[i];
		if (cell->line < 1 || cell->column < 1 || cell->line + cell->column > size + 2)
			bug("a cell that lies outside of the file");
		if (cell->line > row->line)
			bug("a cell behind the end of its row");
	}
}

static void check_same(const struct csv_table_row *a, const struct csv_table_row *b)
{
	if (a->cells_n != b->cells_n)
		bug("what was written has another number of cells");
	for (size_t i = 0; i < a->cells_n; i++)
		if (!str_equal(a->cells[i].text, b->cells[i].text))
			bug("what was written is another text");
}

static void check_table(const struct csv_table *rows, size_t size, enum csv_table_encoding encoding,
	struct arena *arena)
{
	struct str text = {0};
	struct csv_table again;
	struct err err = {0};
	const char *bytes;
	size_t length;
	check_places(&rows->header, size);
	add_row(&rows->header, arena, &text);
	for (size_t i = 0; i < rows->n; i++) {
		check_places(&rows->items[i], size);
		add_row(&rows->items[i], arena, &text);
	}
	if (csv_table_encode(&text, encoding, arena, &bytes, &length, &err))
		bug("what was read cannot be written in its own encoding");
	if (csv_table_read("f", bytes, length, encoding, arena, &again, &err))
		bug("what was written is refused");
	if (again.n != rows->n)
		bug("what was written has another number of rows");
	check_same(&rows->header, &again.header);
	for (size_t i = 0; i < rows->n; i++)
		check_same(&rows->items[i], &again.items[i]);
	str_close(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum csv_table_encoding encodings[] = {CSV_TABLE_UTF8, CSV_TABLE_GB18030};
	for (size_t i = 0; i < 2; i++) {
		struct arena arena = {0};
		struct csv_table rows;
		struct err err = {0};
		const char *bytes = arena_dup_n(&arena, (const char *)data, size);
		if (csv_table_read("f", bytes, size, encodings[i], &arena, &rows, &err) == 0)
			check_table(&rows, size * 2 + 4, encodings[i], &arena);
		else if (err.code != ERR_MALFORMED || !str_starts(err.msg, "f:"))
			bug("a refusal without a place");
		arena_clear(&arena);
	}
	return 0;
}
