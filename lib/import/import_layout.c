#include "import/import_layout.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "import/import_value.h"

#define BLANKS " \t\r\n"

bool import_layout_is_blank(const char *text)
{
	return !text[strspn(text, BLANKS)];
}

size_t import_layout_filled(const struct csv_table_row *row)
{
	size_t n = 0;
	for (size_t i = 0; i < row->cells_n; i++)
		n += !import_layout_is_blank(row->cells[i].text);
	return n;
}

void import_layout_tidy(struct csv_table_row *row, size_t width, struct arena *arena)
{
	for (size_t i = 0; i < row->cells_n; i++)
		row->cells[i].text = import_value_bare(row->cells[i].text, arena);
	while (row->cells_n > width && import_layout_is_blank(row->cells[row->cells_n - 1].text))
		row->cells_n--;
}

bool import_layout_knows(const struct import_table *table, const struct csv_table_row *row)
{
	for (size_t i = 0; i < row->cells_n; i++)
		if (import_column_find(table, row->cells[i].text))
			return true;
	return false;
}

bool import_layout_begins(const struct import_table *table, const struct csv_table_row *row)
{
	for (size_t i = 0; i < table->n; i++) {
		bool found = !(table->columns[i].flags & IMPORT_NEEDED);
		for (size_t c = 0; !found && c < row->cells_n; c++)
			found = import_column_find(table, row->cells[c].text) == &table->columns[i];
		if (!found)
			return false;
	}
	return true;
}

/* The first cell that says something; NULL in a row of nothing. */
static const char *first_text(const struct csv_table_row *row)
{
	for (size_t i = 0; i < row->cells_n; i++) {
		const char *text = row->cells[i].text + strspn(row->cells[i].text, BLANKS "`'");
		if (*text)
			return text;
	}
	return NULL;
}

/* Does the text say one of the words, and nothing else if `whole`, or say it of a page or a month ("本页小计")? */
static bool says(const char *text, const char *const *words, size_t n, bool whole)
{
	static const char *const before[] = {"", "总", "本页", "本月", "本年", "本期", "金额", "以上"};
	for (size_t b = 0; b < sizeof before / sizeof *before; b++)
		for (size_t i = 0; str_starts(text, before[b]) && i < n; i++) {
			const char *word = text + strlen(before[b]);
			if (whole ? str_equal(word, words[i]) : str_starts(word, words[i]))
				return true;
		}
	return false;
}

static bool is_sum(const char *text)
{
	static const char *const words[] = {"合计", "总计", "小计", "共计", "总交易单数", "总笔数", "总金额", "汇总",
		"交易合计", "#", "---"};
	return says(text, words, sizeof words / sizeof *words, false);
}

bool import_layout_is_below(const struct csv_table_row *row, size_t width, bool *totals)
{
	const char *text = first_text(row);
	bool sum = text && is_sum(text);
	*totals = *totals || sum;
	return !text || sum || (*totals && row->cells_n != width);
}

/* What stands where the sums are: "合计", "合 计：", "本页小计", "Total". */
static bool is_total(const char *text, struct arena *arena)
{
	static const char *const words[] = {"合计", "总计", "小计", "累计", "共计", "total", "sum", "subtotal",
		"grandtotal"};
	const char *plain = import_value_lower(text, arena);
	char *word = arena_dup(arena, plain);
	size_t n = 0;
	for (const char *c = plain; *c; c++)
		if (!strchr(" \t:", *c))
			word[n++] = *c;
	word[n] = '\0';
	if (str_ends(word, "：") || str_ends(word, "　"))
		word[n - 3] = '\0';
	return says(word, words, sizeof words / sizeof *words, true);
}

int import_layout_refuse_total(const struct csv_table_row *row, const char *name, struct arena *arena,
	struct err *err)
{
	size_t i = 0;
	while (i < row->cells_n && import_layout_is_blank(row->cells[i].text))
		i++;
	if (i == row->cells_n || !is_total(row->cells[i].text, arena))
		return 0;
	const struct csv_table_cell *cell = &row->cells[i];
	return err_hint(err,
		err_set(err, ERR_MALFORMED, _("%s:%zu:%zu: \"%s\" looks like a total"), name, cell->line,
			cell->column, cell->text),
		_("delete the line"));
}
