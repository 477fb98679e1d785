#include "import/ticket_row.h"

#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "record/read.h"

enum { SHOWN_BYTES = 80 }; /* of a value in a message */

void ticket_cell_add_fault(struct ticket_row *row, const char *message)
{
	row->faulty = true;
	rejects_add(&row->import->rejects, row->mem, row->index, message);
}

const struct ticket_map_column *ticket_cell_column(const struct ticket_row *row, int field)
{
	const struct list *columns = &row->import->map.columns;
	const struct ticket_map_column *column = columns->items;
	for (size_t i = 0; i < columns->n; i++)
		if (column[i].field == field)
			return &column[i];
	return NULL;
}

const struct csv_table_cell *ticket_cell_at(const struct ticket_row *row,
	const struct ticket_map_column *column)
{
	const struct ticket_map_column *first = row->import->map.columns.items;
	return &row->cells->cells[row->import->places[column - first]];
}

/* Messages reach logs: what is about a person is not repeated in them. */
static bool is_personal(int field)
{
	return field == TICKET_MAP_NAME || field == TICKET_MAP_PHONE || field == TICKET_MAP_ADDRESS ||
	       field == TICKET_MAP_REQUEST || field == TICKET_MAP_RESULT || field == TICKET_MAP_VISIT ||
	       field == TICKET_MAP_REMARK;
}

static const char *shortened(const char *text, struct arena *arena)
{
	size_t n = SHOWN_BYTES;
	if (strlen(text) <= n)
		return text;
	while (((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(arena, "%.*s...", (int)n, text);
}

static void fault_in(struct ticket_row *row, const struct ticket_map_column *column, const char *rule)
{
	const struct csv_table_cell *cell = ticket_cell_at(row, column);
	const char *place = arena_printf(row->mem, "%s:%zu:%zu: %s", row->import->rows.name, cell->line,
		cell->column, column->column);
	if (*cell->text && !is_personal(column->field))
		place = arena_printf(row->mem, "%s \"%s\"", place, shortened(cell->text, row->mem));
	ticket_cell_add_fault(row, arena_printf(row->mem, "%s: %s", place, rule));
}

void ticket_cell_fault(struct ticket_row *row, int field, const char *rule)
{
	fault_in(row, ticket_cell_column(row, field), rule);
}

/* The cell as a record may hold it; "" when it is empty or at fault. */
static const char *clean(struct ticket_row *row, const struct ticket_map_column *column, bool lines)
{
	struct err err = {0};
	const char *text;
	if (utf8_clean(ticket_cell_at(row, column)->text, lines, row->mem, &text, &err)) {
		fault_in(row, column, err.msg);
		return "";
	}
	if (strlen(text) >= RECORD_SCALAR_BYTES) {
		fault_in(row, column, _("longer than the 64 KiB it may have"));
		return "";
	}
	return text;
}

const char *ticket_cell_text(struct ticket_row *row, int field, bool lines)
{
	const struct ticket_map_column *column = ticket_cell_column(row, field);
	return column ? clean(row, column, lines) : "";
}

const char *ticket_cell_joined(struct ticket_row *row, int field, bool lines)
{
	const struct list *columns = &row->import->map.columns;
	const struct ticket_map_column *column = columns->items;
	struct str joined = {0};
	for (size_t i = 0; i < columns->n; i++) {
		if (column[i].field != field)
			continue;
		const char *text = clean(row, &column[i], lines);
		if (*text)
			str_add_format(&joined, "%s%s", joined.length ? " · " : "", text);
	}
	const char *result = arena_dup(row->mem, str_text(&joined));
	str_close(&joined);
	return result;
}

const char *ticket_cell_ident(struct ticket_row *row, int field,
	int (*check)(const char *text, struct err *err))
{
	struct err err = {0};
	const char *text = utf8_fold(ticket_cell_text(row, field, false), row->mem);
	if (!*text || check(text, &err) == 0)
		return text;
	ticket_cell_fault(row, field, err.msg);
	return "";
}

void ticket_cell_keep(struct ticket_row *row, int field)
{
	const struct ticket_map_column *column = ticket_cell_column(row, field);
	const char *text = ticket_cell_text(row, field, true);
	if (*text)
		str_add_format(&row->kept, "%s%s: %s", row->kept.length ? "\n" : "", column->column, text);
}

bool ticket_cell_stamp(struct ticket_row *row, int field, struct stamp *stamp)
{
	const struct words *styles = &row->import->map.date_format;
	struct err err = {0};
	const char *text = utf8_fold(ticket_cell_text(row, field, false), row->mem);
	if (!*text)
		return false;
	if (stamp_parse(text, styles->items, styles->n, stamp, &err) == 0)
		return true;
	ticket_cell_fault(row, field, err.msg);
	return false;
}

const struct ticket_map_word *ticket_cell_word(struct ticket_row *row, int field,
	const struct list *words, const char *key)
{
	const char *text = ticket_cell_text(row, field, false);
	if (!*text)
		return NULL;
	const struct ticket_map_word *word = ticket_map_find(words, text);
	if (!word)
		ticket_cell_fault(row, field, arena_printf(row->mem, _("%s has no such text under \"%s\""),
			row->import->map.path, key));
	return word;
}
