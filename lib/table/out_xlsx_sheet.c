/* Becomes a part of table-xlsx.so, like out_xlsx.c. */
#include "table/out_xlsx_sheet.h"

#include "base/banned.h" /* only now: the library's headers use what it bans */
#include "table/out_xlsx_temp.h"

enum {
	MARGIN = 3,          /* beside the text of a cell */
	LINE_HEIGHT = 15,    /* points */
	FILTER = 3,          /* the button in a heading */
	HEADING_WIDEST = 16, /* a longer heading is folded */
	PORTRAIT = 92,       /* characters that can be read on a page that stands */
	TITLE_HEIGHT = 24    /* points */
};

int out_xlsx_sheet_begin(struct out_xlsx *xlsx, const char *name, const char *title)
{
	/* The library asks it for each sheet. */
	xlsx->workbook->options.constant_memory = xlsx->streamed;
	xlsx->sheet = workbook_add_worksheet(xlsx->workbook, name);
	if (!xlsx->sheet || (xlsx->streamed && !out_xlsx_temp.used))
		return -1;
	xlsx->row = 0;
	if (!title)
		return 0;
	worksheet_set_row(xlsx->sheet, 0, TITLE_HEIGHT, NULL);
	if (worksheet_write_string(xlsx->sheet, 0, 0, title, xlsx->title))
		return -1;
	xlsx->row = OUT_XLSX_SHEET_HEAD - 1;
	return 0;
}

void out_xlsx_sheet_widen(struct out_xlsx *xlsx, lxw_col_t column, size_t width)
{
	if (width + MARGIN > xlsx->widths[column])
		xlsx->widths[column] = width + MARGIN;
}

size_t out_xlsx_sheet_width(const char *text)
{
	size_t width = 0;

	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		if ((*c & 0xC0) != 0x80)
			width += *c >= 0xE3 ? 2 : 1;
	return width;
}

void out_xlsx_sheet_text(struct out_xlsx *xlsx, lxw_col_t column, const char *text)
{
	size_t lines = 0;
	size_t width = 0;

	for (const unsigned char *c = (const unsigned char *)text;; c++) {
		if (!*c || *c == '\n') {
			out_xlsx_sheet_widen(xlsx, column, width);
			lines += width ? (width + OUT_XLSX_WIDEST - MARGIN - 1) / (OUT_XLSX_WIDEST - MARGIN) : 1;
			width = 0;
		} else if ((*c & 0xC0) != 0x80) {
			width += *c >= 0xE3 ? 2 : 1;
		}
		if (!*c)
			break;
	}
	if (lines > xlsx->lines_n)
		xlsx->lines_n = lines;
}

lxw_error out_xlsx_sheet_row(struct out_xlsx *xlsx)
{
	enum { HIGHEST = 409 }; /* points */
	const double height = (double)xlsx->lines_n * LINE_HEIGHT;
	lxw_error error = LXW_NO_ERROR;

	if (xlsx->lines_n > 1)
		error = worksheet_set_row(xlsx->sheet, xlsx->row, height < HIGHEST ? height : HIGHEST, NULL);
	xlsx->lines_n = 0;
	xlsx->row++;
	return error;
}

lxw_error out_xlsx_sheet_heading(struct out_xlsx *xlsx, lxw_col_t column, const char *heading)
{
	size_t width = out_xlsx_sheet_width(heading);

	out_xlsx_sheet_widen(xlsx, column,
		(width < HEADING_WIDEST ? width : HEADING_WIDEST) + FILTER - MARGIN);
	return worksheet_write_string(xlsx->sheet, xlsx->row, column, heading, xlsx->heading);
}

lxw_error out_xlsx_sheet_end(struct out_xlsx *xlsx, lxw_col_t columns_n, bool headed)
{
	lxw_worksheet *sheet = xlsx->sheet;
	size_t total = 0;

	for (lxw_col_t i = 0; i < columns_n; i++) {
		size_t width = xlsx->widths[i] < OUT_XLSX_WIDEST ? xlsx->widths[i] : OUT_XLSX_WIDEST;
		lxw_error error = worksheet_set_column(sheet, i, i, (double)width, NULL);
		if (error)
			return error;
		total += width;
	}
	worksheet_set_paper(sheet, OUT_XLSX_A4);
	worksheet_fit_to_pages(sheet, 1, 0);
	if (total > PORTRAIT)
		worksheet_set_landscape(sheet);
	worksheet_set_footer(sheet, "&C&P / &N");
	if (!headed)
		return LXW_NO_ERROR;
	worksheet_repeat_rows(sheet, 0, OUT_XLSX_SHEET_HEAD - 1);
	worksheet_freeze_panes(sheet, OUT_XLSX_SHEET_HEAD, 0);
	return worksheet_autofilter(sheet, OUT_XLSX_SHEET_HEAD - 1, 0, xlsx->row - 1,
		(lxw_col_t)(columns_n - 1));
}
