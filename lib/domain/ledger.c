#include "domain/ledger.h"

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "domain/act.h"
#include "domain/ledger_row.h"
#include "domain/staff.h"

#define ERROR_HEADING "error"

/* Where the columns of the map stand in the table. */
static int find_columns(struct ledger *ledger, struct err *err)
{
	const struct ledger_column *column = ledger->map.columns.items;
	const struct rows_cell *first = &ledger->rows.header.cells[0];
	ledger->places = arena_array(ledger->act->mem, ledger->map.columns.n, sizeof *ledger->places);
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

int ledger_open(struct ledger *ledger, struct act *act, const char *path, const char *map_path,
	struct err *err)
{
	const struct calendar *calendar;
	const char *bytes;
	size_t length;
	*ledger = (struct ledger){.act = act};
	if (catalogue_load(act->store, &ledger->catalogue, err) ||
		staff_load_all(act->store, &ledger->staff, err) || act_calendar(act, &calendar, err) ||
		ledger_map_read(map_path, &ledger->catalogue, act->mem, &ledger->map, err) ||
		file_read(path, ROWS_BYTES, act->mem, &bytes, &length, err) ||
		rows_read(path, bytes, length, (enum rows_encoding)ledger->map.encoding, act->mem,
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

/* The faults of a row in one text; `*at` goes past them. */
static const char *faults_of_row(const struct ledger *ledger, size_t *at)
{
	struct str text = {0};
	size_t row = ledger->faults[*at].row;
	for (; *at < ledger->faults_n && ledger->faults[*at].row == row; ++*at)
		str_add_format(&text, "%s%s", text.length ? "; " : "", ledger->faults[*at].message);
	const char *result = arena_dup(ledger->act->mem, str_text(&text));
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

int ledger_rejects(const struct ledger *ledger, const char **bytes, size_t *length,
	struct err *err)
{
	struct arena *mem = ledger->act->mem;
	const struct rows_row *header = &ledger->rows.header;
	struct str text = {0};
	/* Rejects that are imported again have such a column already. */
	size_t width = header->cells_n;
	bool again = width > 1 && str_equal(header->cells[width - 1].text, ERROR_HEADING);
	size_t kept = width - again;
	add_row(header, kept, ERROR_HEADING, 0, mem, &text);
	for (size_t at = 0; at < ledger->faults_n;) {
		const struct rows_row *row = &ledger->rows.items[ledger->faults[at].row];
		const char *error = faults_of_row(ledger, &at);
		/* A row of another width keeps another one, so that it is refused again until it is
		 * corrected: an error must never be taken for a cell that is missing. */
		if (row->cells_n == width)
			add_row(row, kept, error, 0, mem, &text);
		else
			add_row(row, row->cells_n, error, row->cells_n == kept, mem, &text);
	}
	int rc = rows_encode(&text, (enum rows_encoding)ledger->map.encoding, mem, bytes, length, err);
	str_close(&text);
	return rc;
}
