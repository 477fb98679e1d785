#include "import/ticket_import.h"

#include "base/message.h"
#include "import/ticket_row.h"
#include "import/ticket_seen.h"
#include "office/session.h"
#include "office/staff.h"

/* Where the columns of the map stand in the table. */
static int take_map(struct import_file *file, struct err *err)
{
	const struct ticket_map *map = file->map;
	const struct ticket_map_column *column = map->columns.items;
	const struct csv_table_cell *first = &file->header.cells[0];
	for (size_t i = 0; i < map->columns.n; i++) {
		const struct import_column *gives = &file->table->columns[column[i].field];
		size_t times;
		size_t at = import_file_find(file, column[i].column, &times);
		if (times != 1)
			return err_set(err, ERR_MALFORMED,
				times ? _("%s:%zu:%zu: several columns are called \"%s\", which %s maps to %s")
				      : _("%s:%zu:%zu: no column is called \"%s\", which %s maps to %s"),
				file->text.name, first->line, first->column, column[i].column, map->path,
				gives->key);
		/* A column may give several fields; about somebody is what is so by one of them. */
		if (!file->places[at].column || gives->flags & IMPORT_PERSONAL)
			file->places[at].column = gives;
	}
	return 0;
}

static size_t *find_columns(const struct ticket_rows *rows)
{
	const struct ticket_map_column *column = rows->map.columns.items;
	size_t *places = arena_array(rows->mem, rows->map.columns.n, sizeof *places);
	for (size_t i = 0; i < rows->map.columns.n; i++) {
		size_t times;
		places[i] = import_file_find(&rows->file, column[i].column, &times);
	}
	return places;
}

static int open_rows(struct ticket_rows *rows, const struct import_order *order, struct err *err)
{
	const struct calendar *calendar;
	struct session *session = rows->session;
	if (catalogue_load(session->store, &rows->catalogue, err) ||
		staff_load_all(session->store, &rows->staff, err) ||
		session_calendar(session, &calendar, err) ||
		ticket_map_read(order->map, &rows->catalogue, rows->mem, &rows->map, err))
		return -1;
	rows->file = (struct import_file){.table = &ticket_map_columns, .mem = rows->mem,
		.headings = take_map, .map = &rows->map};
	if (import_file_open(&rows->file, order, rows->map.encoding, err))
		return -1;
	rows->places = find_columns(rows);
	return ticket_seen_load(&rows->seen, session->store, err);
}

static int take_rows(struct ticket_rows *rows, const struct import_order *order, struct txn *txn,
	struct err *err)
{
	struct arena scratch = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < rows->file.entries_n; i++) {
		if (!rows->file.entries[i].bad)
			rc = ticket_row_take(rows, &rows->file.entries[i], &scratch, txn, err);
		arena_clear(&scratch);
		if (order->each)
			order->each(order->context, i + 1, rows->file.entries_n);
	}
	return rc;
}

int ticket_import_take(struct session *session, const struct import_order *order, struct txn *txn,
	struct ticket_import_result *result, struct err *err)
{
	struct ticket_rows rows = {.session = session, .mem = session->mem, .seen = {.mem = session->mem},
		.binding = {.store = session->store}, .bound_before = binding_before(session->today)};
	*result = (struct ticket_import_result){0};
	int rc = open_rows(&rows, order, err) || take_rows(&rows, order, txn, err) ||
				 binding_put(&rows.binding, txn, err)
			 ? -1 : 0;
	binding_close(&rows.binding);
	if (rc)
		return rc;
	result->imported = rows.imported;
	result->closed = rows.closed;
	return import_file_finish(&rows.file, order, &result->import, err);
}
