/* libFuzzer target: arbitrary bytes into the reader of CSV files, in both encodings, said and found out.
 *
 * What is read can be written, and is then read as the same cells; every cell lies in the file; a
 * refusal has its place. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
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

struct table {
	struct csv_table_text text;
	struct arena *arena;
	struct csv_table_row *rows;
	size_t n;
	size_t room;
};

static int keep_row(void *context, const struct csv_table_row *row, size_t index, struct err *err)
{
	struct table *table = context;
	struct csv_table_row again;
	if (csv_table_again(&table->text, &row->begin, table->arena, &again, err))
		bug("a row that cannot be read again");
	check_same(row, &again);
	if (index != table->n)
		bug("a row that was left out");
	VEC_PUSH(table->arena, table->rows, table->n, table->room) = again;
	return 0;
}

static int read_table(struct table *table, const char *bytes, size_t length,
	enum import_encoding encoding, struct arena *arena, struct err *err)
{
	struct arena scratch = {0};
	*table = (struct table){.arena = arena};
	int rc = csv_table_open("f", bytes, length, encoding, 0, arena, &table->text, err);
	if (rc == 0)
		rc = csv_table_walk(&table->text, keep_row, table, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

static void check_table(const struct table *table, size_t size, struct arena *arena)
{
	struct str text = {0};
	struct table again;
	struct err err = {0};
	const char *bytes;
	size_t length;
	for (size_t i = 0; i < table->n; i++) {
		check_places(&table->rows[i], size);
		add_row(&table->rows[i], arena, &text);
	}
	if (import_encoding_write(&text, table->text.encoding, arena, &bytes, &length, &err))
		bug("what was read cannot be written in its own encoding");
	/* Chinese characters that are the mark of UTF-8, which whoever writes them has to live with. */
	if (table->text.encoding == IMPORT_ENCODING_GB18030 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		str_close(&text);
		return;
	}
	const int rc = read_table(&again, bytes, length, table->text.encoding, arena, &err);
	if (rc && !strstr(err.msg, " under another name"))
		bug("what was written is refused");
	if (rc) {
		/* Its first cell stood in quotes, and is what a web page begins with. */
		str_close(&text);
		return;
	}
	if (again.n != table->n)
		bug("what was written has another number of rows");
	for (size_t i = 0; i < table->n; i++)
		check_same(&table->rows[i], &again.rows[i]);
	str_close(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum import_encoding encodings[] = {IMPORT_ENCODING_UTF8, IMPORT_ENCODING_GB18030,
		IMPORT_ENCODING_DETECT};
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		struct arena arena = {0};
		struct table table;
		struct err err = {0};
		const char *bytes = arena_dup_n(&arena, (const char *)data, size);
		if (read_table(&table, bytes, size, encodings[i], &arena, &err) == 0)
			check_table(&table, size * 2 + 4, &arena);
		else if (err.code != ERR_MALFORMED || !str_starts(err.msg, "f:"))
			bug("a refusal without a place");
		arena_clear(&arena);
	}
	return 0;
}
