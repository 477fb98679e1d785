#include "table/row.h"

#include <string.h>

#include "base/str.h"
#include "table/quote.h"

static void write_text(const struct row_page *page, size_t column, const char *text)
{
	const bool alone = page->columns_n == 1;
	struct str quoted = {0};
	if (column)
		fputc(',', page->stream);
	if (quote_is_needed(text, alone)) {
		quote_add(&quoted, text, alone);
		text = quoted.text;
	}
	fputs(text, page->stream);
	str_close(&quoted);
}

/* Would a spreadsheet run the text as a formula?  It does so after these characters, with a
 * Chinese input method also after their full-width forms. */
static bool begins_formula(const char *text)
{
	static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－",
		"＠"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(text, starts[i]))
			return true;
	return false;
}

/* Would a spreadsheet change the digits?  It shows more than 11 as 1.1E+17, keeps 15 and drops
 * zeros in front. */
static bool loses_digits(const char *text)
{
	size_t length = strlen(text);

	return length > 1 && strspn(text, "0123456789") == length &&
		(length > 11 || text[0] == '0');
}

/* Would a spreadsheet read the text as a number or a day?  It takes 1234E56 for 1.234E+59, drops the
 * last 0 of 12.50, and makes days and times of 1-2, 3/4 and 5:06.  A telephone number has more digits
 * in a row than a day. */
static bool reads_otherwise(const char *text)
{
	size_t groups = 0;
	size_t longest = 0;
	bool number = false;

	for (;; groups++) {
		size_t digits = strspn(text, "0123456789");
		if (!digits)
			return false;
		longest = digits > longest ? digits : longest;
		text += digits;
		if (!*text)
			return groups && (number || longest <= 4);
		if (!strchr("-/:.,Ee", *text))
			return false;
		number = number || strchr(".,Ee", *text);
		text += (*text == 'E' || *text == 'e') && (text[1] == '+' || text[1] == '-') ? 2 : 1;
	}
}

/* Figures are to be read as what they are. */
static bool is_text(const struct field *field)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_WORDS:
	case FIELD_PAIRS:
		return !(field->flags & FIELD_RIGHT);
	default:
		return false;
	}
}

static bool needs_guard(const struct row_page *page, const struct row_cell *cell)
{
	return page->out->excel && is_text(cell->field) &&
	       (begins_formula(cell->text) || loses_digits(cell->text) ||
		       reads_otherwise(cell->text));
}

static int write_mark(struct row_page *page, struct err *err)
{
	(void)err;
	if (page->out->excel)
		fputs("\xEF\xBB\xBF", page->stream);
	return 0;
}

static int write_heading(struct row_page *page, size_t column, struct err *err)
{
	(void)err;
	write_text(page, column, page->columns[column].heading);
	return 0;
}

static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	const char *text = cell->text;

	(void)err;
	if (needs_guard(page, cell))
		text = arena_printf(page->arena, "'%s", text);
	write_text(page, cell->column, text);
	return 0;
}

static int write_line_end(struct row_page *page, struct err *err)
{
	(void)err;
	fputs(page->out->excel ? "\r\n" : "\n", page->stream);
	return 0;
}

const struct row_writer out_csv = {
	.begin = write_mark,
	.heading = write_heading,
	.cell = write_cell,
	.line_end = write_line_end,
};
