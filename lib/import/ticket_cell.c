#include "import/ticket_row.h"

#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "record/read.h"

enum { SHOWN_BYTES = 80 }; /* of a value in a message */

void ledger_cell_add_fault(struct ledger_row *row, const char *message)
{
	row->faulty = true;
	faults_add(&row->ledger->faults, row->mem, row->index, message);
}

const struct ledger_column *ledger_cell_column(const struct ledger_row *row, int field)
{
	const struct list *columns = &row->ledger->map.columns;
	const struct ledger_column *column = columns->items;
	for (size_t i = 0; i < columns->n; i++)
		if (column[i].field == field)
			return &column[i];
	return NULL;
}

const struct rows_cell *ledger_cell_at(const struct ledger_row *row,
	const struct ledger_column *column)
{
	const struct ledger_column *first = row->ledger->map.columns.items;
	return &row->cells->cells[row->ledger->places[column - first]];
}

/* Messages reach logs: what is about a person is not repeated in them. */
static bool is_personal(int field)
{
	return field == LEDGER_NAME || field == LEDGER_PHONE || field == LEDGER_ADDRESS ||
	       field == LEDGER_REQUEST || field == LEDGER_RESULT || field == LEDGER_VISIT ||
	       field == LEDGER_REMARK;
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

static void fault_in(struct ledger_row *row, const struct ledger_column *column, const char *rule)
{
	const struct rows_cell *cell = ledger_cell_at(row, column);
	const char *place = arena_printf(row->mem, "%s:%zu:%zu: %s", row->ledger->rows.name, cell->line,
		cell->column, column->column);
	if (*cell->text && !is_personal(column->field))
		place = arena_printf(row->mem, "%s \"%s\"", place, shortened(cell->text, row->mem));
	ledger_cell_add_fault(row, arena_printf(row->mem, "%s: %s", place, rule));
}

void ledger_cell_fault(struct ledger_row *row, int field, const char *rule)
{
	fault_in(row, ledger_cell_column(row, field), rule);
}

/* The cell as a record may hold it; "" when it is empty or at fault. */
static const char *clean(struct ledger_row *row, const struct ledger_column *column, bool lines)
{
	struct err err = {0};
	const char *text;
	if (utf8_clean(ledger_cell_at(row, column)->text, lines, row->mem, &text, &err)) {
		fault_in(row, column, err.msg);
		return "";
	}
	if (strlen(text) >= RECORD_SCALAR_BYTES) {
		fault_in(row, column, _("longer than the 64 KiB it may have"));
		return "";
	}
	return text;
}

const char *ledger_cell_text(struct ledger_row *row, int field, bool lines)
{
	const struct ledger_column *column = ledger_cell_column(row, field);
	return column ? clean(row, column, lines) : "";
}

const char *ledger_cell_joined(struct ledger_row *row, int field, bool lines)
{
	const struct list *columns = &row->ledger->map.columns;
	const struct ledger_column *column = columns->items;
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

const char *ledger_cell_ident(struct ledger_row *row, int field,
	int (*check)(const char *text, struct err *err))
{
	struct err err = {0};
	const char *text = utf8_fold(ledger_cell_text(row, field, false), row->mem);
	if (!*text || check(text, &err) == 0)
		return text;
	ledger_cell_fault(row, field, err.msg);
	return "";
}

void ledger_cell_keep(struct ledger_row *row, int field)
{
	const struct ledger_column *column = ledger_cell_column(row, field);
	const char *text = ledger_cell_text(row, field, true);
	if (*text)
		str_add_format(&row->kept, "%s%s: %s", row->kept.length ? "\n" : "", column->column, text);
}

bool ledger_cell_stamp(struct ledger_row *row, int field, struct stamp *stamp)
{
	const struct words *forms = &row->ledger->map.date_format;
	struct err err = {0};
	const char *text = utf8_fold(ledger_cell_text(row, field, false), row->mem);
	if (!*text)
		return false;
	if (stamp_parse(text, forms->items, forms->n, stamp, &err) == 0)
		return true;
	ledger_cell_fault(row, field, err.msg);
	return false;
}

const struct ledger_word *ledger_cell_word(struct ledger_row *row, int field,
	const struct list *words, const char *key)
{
	const char *text = ledger_cell_text(row, field, false);
	if (!*text)
		return NULL;
	const struct ledger_word *word = ledger_word_find(words, text);
	if (!word)
		ledger_cell_fault(row, field, arena_printf(row->mem, _("%s has no such text under \"%s\""),
			row->ledger->map.path, key));
	return word;
}
