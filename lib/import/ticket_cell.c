#include "import/ticket_cell.h"

#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "record/read.h"
#include "value/ident.h"

const struct ticket_map_column *ticket_cell_column(const struct ticket_cells *cells, int field)
{
	const struct list *columns = &cells->map->columns;
	const struct ticket_map_column *column = columns->items;
	for (size_t i = 0; i < columns->n; i++)
		if (column[i].field == field)
			return &column[i];
	return NULL;
}

static size_t place_of(const struct ticket_cells *cells, const struct ticket_map_column *column)
{
	const struct ticket_map_column *first = cells->map->columns.items;
	return cells->places[column - first];
}

static const struct csv_table_cell *cell_at(const struct ticket_cells *cells,
	const struct ticket_map_column *column)
{
	return &cells->row.cells.cells[place_of(cells, column)];
}

size_t ticket_cell_line(const struct ticket_cells *cells, int field)
{
	return cell_at(cells, ticket_cell_column(cells, field))->line;
}

void ticket_cell_fault(struct ticket_cells *cells, int field, const char *rule)
{
	import_row_refuse(&cells->row, place_of(cells, ticket_cell_column(cells, field)), rule);
}

void ticket_cell_fault_err(struct ticket_cells *cells, int field, const struct err *err)
{
	import_row_refuse_err(&cells->row, place_of(cells, ticket_cell_column(cells, field)), err);
}

static bool is_prose(int field)
{
	return field == TICKET_MAP_REQUEST || field == TICKET_MAP_RESULT || field == TICKET_MAP_VISIT ||
	       field == TICKET_MAP_REMARK;
}

/* The cell as a record may hold it; "" when it is empty or at fault. */
static const char *clean(struct ticket_cells *cells, const struct ticket_map_column *column, bool lines)
{
	const struct import_column *kind = &ticket_map_columns.columns[column->field];
	struct err err = {0};
	const char *text;
	if (utf8_clean(cell_at(cells, column)->text, lines, cells->row.arena, &text, &err) ||
		import_column_check_mask(kind, is_prose(column->field), text, &err)) {
		import_row_refuse_err(&cells->row, place_of(cells, column), &err);
		return "";
	}
	if (strlen(text) >= RECORD_SCALAR_BYTES) {
		import_row_refuse(&cells->row, place_of(cells, column), _("longer than the 64 KiB it may have"));
		return "";
	}
	return text;
}

const char *ticket_cell_text(struct ticket_cells *cells, int field, bool lines)
{
	const struct ticket_map_column *column = ticket_cell_column(cells, field);
	return column ? clean(cells, column, lines) : "";
}

const char *ticket_cell_joined(struct ticket_cells *cells, int field, bool lines)
{
	const struct list *columns = &cells->map->columns;
	const struct ticket_map_column *column = columns->items;
	struct str joined = {0};
	for (size_t i = 0; i < columns->n; i++) {
		if (column[i].field != field)
			continue;
		const char *text = clean(cells, &column[i], lines);
		if (*text)
			str_add_format(&joined, "%s%s", joined.length ? " · " : "", text);
	}
	return str_keep(&joined, cells->row.arena);
}

const char *ticket_cell_ident(struct ticket_cells *cells, int field,
	int (*check)(const char *text, struct err *err))
{
	struct err err = {0};
	const char *text = utf8_fold(ticket_cell_text(cells, field, false), cells->row.arena);
	if (!*text)
		return text;
	if (field == TICKET_MAP_PHONE)
		text = ident_phone_plain(text, cells->row.arena);
	if (import_column_check(&ticket_map_columns.columns[field], text, &err) == 0 &&
		(!check || check(text, &err) == 0))
		return text;
	ticket_cell_fault_err(cells, field, &err);
	return "";
}

void ticket_cell_keep(struct ticket_cells *cells, int field)
{
	const struct ticket_map_column *column = ticket_cell_column(cells, field);
	const char *text = ticket_cell_text(cells, field, true);
	if (*text)
		str_add_format(&cells->kept, "%s%s: %s", cells->kept.length ? "\n" : "", column->column, text);
}

bool ticket_cell_stamp(struct ticket_cells *cells, int field, struct stamp *stamp)
{
	const struct words *styles = &cells->map->date_format;
	struct err err = {0};
	const char *text = utf8_fold(ticket_cell_text(cells, field, false), cells->row.arena);
	if (!*text)
		return false;
	if (stamp_parse(text, styles->items, styles->n, stamp, &err) == 0)
		return true;
	ticket_cell_fault_err(cells, field, &err);
	return false;
}

const struct ticket_map_word *ticket_cell_word(struct ticket_cells *cells, int field,
	const struct list *words, const char *key)
{
	const char *text = ticket_cell_text(cells, field, false);
	if (!*text)
		return NULL;
	const struct ticket_map_word *word = ticket_map_find(words, text);
	if (!word)
		ticket_cell_fault(cells, field, arena_printf(cells->row.arena, _("%s has no such text under \"%s\""),
			cells->map->path, key));
	return word;
}
