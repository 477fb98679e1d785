#include "out/row.h"

#include <csv.h>
#include <string.h>

#include "base/str.h"

/* RFC 4180, 2.6: line breaks, double quotes and commas ask for quotes.  A blank or tab at an end
 * asks for them too, because readers, libcsv among them, cut it off; so does a lone empty cell,
 * which would be an empty line and no record. */
static bool needs_quotes(const struct row_page *page, const char *text)
{
	size_t length = strlen(text);

	if (!length)
		return page->columns_n == 1;
	return text[strcspn(text, "\r\n\",")] || strchr(" \t", text[0]) ||
		strchr(" \t", text[length - 1]);
}

static void write_text(const struct row_page *page, size_t column, const char *text)
{
	if (column)
		fputc(',', page->stream);
	if (needs_quotes(page, text))
		csv_fwrite(page->stream, text, strlen(text));
	else
		fputs(text, page->stream);
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

static bool needs_guard(const struct row_page *page, const struct row_cell *cell)
{
	enum field_type type = cell->field->type;

	if (!page->out->excel || type == FIELD_INT || type == FIELD_MONEY || type == FIELD_LIST)
		return false;
	return begins_formula(cell->text) || loses_digits(cell->text);
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
