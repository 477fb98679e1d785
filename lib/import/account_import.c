#include "import/account_import.h"

#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "import/account_column.h"
#include "office/session.h"
#include "store/path.h"

static const struct field *mapped_field(const struct account_map *map, const char *heading)
{
	const struct account_map_column *column = map->columns.items;
	for (size_t i = 0; i < map->columns.n; i++) {
		size_t length = strlen(column[i].column);
		const char *text = heading + strspn(heading, " \t\r\n");
		if (strncmp(text, column[i].column, length) == 0 &&
			!text[length + strspn(text + length, " \t\r\n")])
			return account_column_field(column[i].field);
	}
	return NULL;
}

static int refuse_heading(const struct account_import *import, size_t at, const char *what,
	struct err *err)
{
	const struct csv_table_cell *cell = &import->header.cells[at];
	return err_set(err, ERR_MALFORMED, "%s:%zu:%zu: %s", import->text.name, cell->line,
		cell->column, what);
}

/* What a column gives; NULL for one that is passed over: those that a map leaves out, and the
 * reasons in a table of rejects. */
static int take_heading(struct account_import *import, size_t at, struct err *err)
{
	struct arena *mem = import->session->mem;
	const char *heading = import->header.cells[at].text;
	bool last = at + 1 == import->header.cells_n;
	const struct field *field =
		import->map ? mapped_field(import->map, heading) : account_column_find(heading);
	if (!field && !import->map && !(last && str_equal(heading, "error")))
		return refuse_heading(import, at,
			arena_printf(mem, _("no field is known for the column \"%s\"; first: --map MAP.yaml, "
					    "which says what the columns are"),
				heading),
			err);
	for (size_t i = 0; field && i < at; i++)
		if (import->fields[i] == field)
			return refuse_heading(import, at,
				arena_printf(mem, _("the columns \"%s\" and \"%s\" are both the %s of an account"),
					import->header.cells[i].text, heading, field->key),
				err);
	import->fields[at] = field;
	if (field && str_equal(field->key, "number"))
		import->number_at = at;
	return 0;
}

static int check_map(const struct account_import *import, struct err *err)
{
	const struct account_map_column *column = import->map->columns.items;
	struct csv_table table = {.name = import->text.name, .header = import->header};
	for (size_t i = 0; i < import->map->columns.n; i++) {
		size_t times;
		csv_table_find(&table, column[i].column, &times);
		if (times == 0)
			return refuse_heading(import, 0,
				arena_printf(import->session->mem, _("no column is called \"%s\", which is %s in the map"),
					column[i].column, column[i].field),
				err);
	}
	return 0;
}

static int take_header(struct account_import *import, const struct csv_table_row *header,
	struct err *err)
{
	struct arena *mem = import->session->mem;
	import->header = *header;
	import->header.cells = arena_array(mem, header->cells_n, sizeof *header->cells);
	for (size_t i = 0; i < header->cells_n; i++) {
		import->header.cells[i] = header->cells[i];
		import->header.cells[i].text = arena_dup(mem, header->cells[i].text);
	}
	import->fields = arena_array(mem, header->cells_n, sizeof(const struct field *));
	import->number_at = header->cells_n;
	if (import->map && check_map(import, err))
		return -1;
	for (size_t i = 0; i < header->cells_n; i++)
		if (take_heading(import, i, err))
			return -1;
	if (import->number_at == header->cells_n)
		return refuse_heading(import, 0, _("no column has the account numbers (户号)"), err);
	return 0;
}

static void add_fault(struct account_import *import, size_t row, const char *message)
{
	import->malformed = true;
	rejects_add(&import->rejects, import->session->mem, row, message);
}

/* The account number of a row; NULL, and a fault, when it has none. */
static const char *take_number(struct account_import *import, const struct csv_table_row *cells,
	size_t index)
{
	struct arena *mem = import->session->mem;
	struct account account = {0};
	struct err err = {0};
	const struct csv_table_cell *cell = &cells->cells[0];
	const char *heading = import->header.cells[import->number_at].text;
	if (csv_table_check_cells(import->text.name, import->header.cells_n, cells, &err)) {
		add_fault(import, index, arena_dup(mem, err.msg));
		return NULL;
	}
	cell = &cells->cells[import->number_at];
	if (account_column_read(import->fields[import->number_at], cell->text, &account, mem, &err) ==
			0 &&
		!str_empty(account.number))
		return account.number;
	if (str_empty(account.number) && !err.code)
		err_set(&err, ERR_MALFORMED, _("is empty; every row needs it"));
	add_fault(import, index,
		arena_printf(mem, "%s:%zu:%zu: %s \"%s\": %s", import->text.name, cell->line,
			cell->column, heading, cell->text, err.msg));
	return NULL;
}

static int index_row(void *context, const struct csv_table_row *row, size_t index, struct err *err)
{
	struct account_import *import = context;
	if (index == 0)
		return take_header(import, row, err);
	import->rows[import->rows_n++] = (struct account_row){
		.number = take_number(import, row, index - 1),
		.place = row->begin,
		.index = index - 1,
	};
	return 0;
}

/* At most so many rows: as many as the file has lines. */
static size_t count_lines(const struct csv_table_text *text)
{
	size_t lines = 1;
	for (size_t i = 0; i < text->length; i++)
		lines += text->bytes[i] == '\n' || text->bytes[i] == '\r';
	return lines;
}

int account_import_open(struct account_import *import, struct session *session, const char *path,
	const char *map_path, int encoding, struct err *err)
{
	struct account_map *map = arena_alloc(session->mem, sizeof *map);
	struct arena scratch = {0};
	const char *bytes;
	size_t length;
	const char *name = str_equal(path, "-") ? _("standard input") : path;
	*import = (struct account_import){.session = session};
	if (map_path && account_map_read(map_path, session->mem, map, err))
		return -1;
	if (map_path)
		import->map = map;
	if (file_read(path, CSV_TABLE_BYTES, session->mem, &bytes, &length, err))
		return -1;
	if (!encoding)
		encoding = map->encoding;
	import->encoding = encoding == ACCOUNT_ENCODING_UTF8      ? CSV_TABLE_UTF8
			   : encoding == ACCOUNT_ENCODING_GB18030 ? CSV_TABLE_GB18030
								  : csv_table_detect(bytes, length);
	if (csv_table_decode(name, bytes, length, import->encoding, session->mem, &import->text, err))
		return -1;
	import->rows = arena_array(session->mem, count_lines(&import->text), sizeof *import->rows);
	int rc = csv_table_walk(&import->text, index_row, import, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

struct rejecting {
	const struct account_import *import;
	const struct csv_table_place *spots; /* by row */
};

static int row_of(void *context, size_t row, struct csv_table_row *cells, struct err *err)
{
	const struct rejecting *rejecting = context;
	return csv_table_again(&rejecting->import->text, &rejecting->spots[row],
		rejecting->import->session->mem, cells, err);
}

int account_import_rejects(const struct account_import *import, const char **bytes,
	size_t *length, struct err *err)
{
	struct arena *mem = import->session->mem;
	struct csv_table_place *spots = arena_array(mem, import->rows_n, sizeof *spots);
	const struct rejecting rejecting = {import, spots};
	for (size_t i = 0; i < import->rows_n; i++)
		spots[import->rows[i].index] = import->rows[i].place;
	return rejects_table(&import->rejects, &import->header, row_of, (void *)&rejecting,
		import->encoding, mem, bytes, length, err);
}
