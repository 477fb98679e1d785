#include "import/ticket_import.h"

#include "base/file.h"
#include "base/message.h"
#include "import/ticket_row.h"
#include "office/session.h"
#include "office/staff.h"

/* Where the columns of the map stand in the table. */
static int find_columns(struct ticket_import *import, struct err *err)
{
	const struct ticket_map_column *column = import->map.columns.items;
	const struct csv_table_cell *first = &import->rows.header.cells[0];
	import->places = arena_array(import->session->mem, import->map.columns.n, sizeof *import->places);
	for (size_t i = 0; i < import->map.columns.n; i++) {
		size_t times;
		import->places[i] = csv_table_find(&import->rows, column[i].column, &times);
		if (times == 1)
			continue;
		return err_set(err, ERR_MALFORMED,
			times ? _("%s:%zu:%zu: several columns are called \"%s\", which %s takes as %s")
			      : _("%s:%zu:%zu: no column is called \"%s\", which %s takes as %s"),
			import->rows.name, first->line, first->column, column[i].column, import->map.path,
			ticket_map_fields[column[i].field].name);
	}
	return 0;
}

int ticket_import_open(struct ticket_import *import, struct session *session, const char *path, const char *map_path,
	struct err *err)
{
	const struct calendar *calendar;
	const char *bytes;
	size_t length;
	*import = (struct ticket_import){.session = session};
	if (catalogue_load(session->store, &import->catalogue, err) ||
		staff_load_all(session->store, &import->staff, err) || session_calendar(session, &calendar, err) ||
		ticket_map_read(map_path, &import->catalogue, session->mem, &import->map, err) ||
		file_read(path, CSV_TABLE_BYTES, session->mem, &bytes, &length, err) ||
		csv_table_read(path, bytes, length, (enum csv_table_encoding)import->map.encoding, session->mem,
			&import->rows, err))
		return -1;
	return find_columns(import, err);
}

int ticket_import_take(struct ticket_import *import, struct txn *txn,
	void (*each)(void *context, size_t done), void *context, struct err *err)
{
	if (ticket_seen_load(import, err))
		return -1;
	for (size_t i = 0; i < import->rows.n; i++) {
		if (ticket_row_take(import, i, txn, err))
			return -1;
		if (each)
			each(context, i + 1);
	}
	return 0;
}

static int row_of(void *context, size_t row, struct csv_table_row *cells, struct err *err)
{
	const struct ticket_import *import = context;
	(void)err;
	*cells = import->rows.items[row];
	return 0;
}

int ticket_import_rejects(const struct ticket_import *import, const char **bytes, size_t *length,
	struct err *err)
{
	return rejects_table(&import->rejects, &import->rows.header, row_of, (void *)import,
		(enum csv_table_encoding)import->map.encoding, import->session->mem, bytes, length, err);
}
