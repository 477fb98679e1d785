#include "import/ticket_import.h"

#include "base/file.h"
#include "base/message.h"
#include "office/session.h"
#include "import/ticket_row.h"
#include "office/staff.h"

/* Where the columns of the map stand in the table. */
static int find_columns(struct ledger *ledger, struct err *err)
{
	const struct ledger_column *column = ledger->map.columns.items;
	const struct rows_cell *first = &ledger->rows.header.cells[0];
	ledger->places = arena_array(ledger->session->mem, ledger->map.columns.n, sizeof *ledger->places);
	for (size_t i = 0; i < ledger->map.columns.n; i++) {
		size_t times;
		ledger->places[i] = rows_find(&ledger->rows, column[i].column, &times);
		if (times == 1)
			continue;
		return err_set(err, ERR_MALFORMED,
			times ? _("%s:%zu:%zu: several columns are called \"%s\", which %s takes as %s")
			      : _("%s:%zu:%zu: no column is called \"%s\", which %s takes as %s"),
			ledger->rows.name, first->line, first->column, column[i].column, ledger->map.path,
			ledger_fields[column[i].field].name);
	}
	return 0;
}

int ledger_open(struct ledger *ledger, struct session *session, const char *path, const char *map_path,
	struct err *err)
{
	const struct calendar *calendar;
	const char *bytes;
	size_t length;
	*ledger = (struct ledger){.session = session};
	if (catalogue_load(session->store, &ledger->catalogue, err) ||
		staff_load_all(session->store, &ledger->staff, err) || session_calendar(session, &calendar, err) ||
		ledger_map_read(map_path, &ledger->catalogue, session->mem, &ledger->map, err) ||
		file_read(path, ROWS_BYTES, session->mem, &bytes, &length, err) ||
		rows_read(path, bytes, length, (enum rows_encoding)ledger->map.encoding, session->mem,
			&ledger->rows, err))
		return -1;
	return find_columns(ledger, err);
}

int ledger_take(struct ledger *ledger, struct txn *txn,
	void (*each)(void *context, size_t done), void *context, struct err *err)
{
	if (ledger_load_numbers(ledger, err))
		return -1;
	for (size_t i = 0; i < ledger->rows.n; i++) {
		if (ledger_row_take(ledger, i, txn, err))
			return -1;
		if (each)
			each(context, i + 1);
	}
	return 0;
}

static int row_of(void *context, size_t row, struct rows_row *cells, struct err *err)
{
	const struct ledger *ledger = context;
	(void)err;
	*cells = ledger->rows.items[row];
	return 0;
}

int ledger_rejects(const struct ledger *ledger, const char **bytes, size_t *length,
	struct err *err)
{
	return faults_table(&ledger->faults, &ledger->rows.header, row_of, (void *)ledger,
		(enum rows_encoding)ledger->map.encoding, ledger->session->mem, bytes, length, err);
}
