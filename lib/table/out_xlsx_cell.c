/* Becomes a part of table-xlsx.so, like out_xlsx.c. */
#include "table/out_xlsx_cell.h"

#include <string.h>

#include "base/banned.h" /* only now: the library's headers use what it bans */

enum {
	FORMULA_SIZE = 128, /* room for one of ours: three cells in a frame of 12 */
	TITLE_POINTS = 13,
	HEADING_COLOR = 0xDDEBF7,
	CHINA_SECONDS = 8 * 60 * 60 /* +08:00: a sheet knows no time zones */
};

/* Beyond this a double, which is what a sheet calculates with, skips whole numbers. */
#define EXACT ((int64_t)1 << 53)

static lxw_error write_figure(const struct out_xlsx *xlsx, lxw_col_t column,
	const struct row_cell *cell)
{
	if (cell->number > EXACT || cell->number < -EXACT)
		return worksheet_write_string(xlsx->sheet, xlsx->row, column, cell->text,
			xlsx->text);
	if (cell->field->type == FIELD_MONEY)
		return worksheet_write_number(xlsx->sheet, xlsx->row, column,
			(double)cell->number / 100, xlsx->money);
	return worksheet_write_number(xlsx->sheet, xlsx->row, column, (double)cell->number,
		cell->at_least ? xlsx->at_least : xlsx->number);
}

lxw_error out_xlsx_cell_write(const struct out_xlsx *xlsx, lxw_col_t column, const struct row_cell *cell)
{
	switch (cell->field->type) {
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_LIST:
		return write_figure(xlsx, column, cell);
	case FIELD_DATE:
		return worksheet_write_unixtime(xlsx->sheet, xlsx->row, column,
			cell->number * (24 * 60 * 60), xlsx->date);
	case FIELD_MOMENT:
		return worksheet_write_unixtime(xlsx->sheet, xlsx->row, column,
			cell->number + CHINA_SECONDS, xlsx->moment);
	default:
		return worksheet_write_string(xlsx->sheet, xlsx->row, column, cell->text,
			cell->field->type == FIELD_TEXT || cell->width > OUT_XLSX_WIDEST ? xlsx->lines
											 : xlsx->text);
	}
}

const struct out_share *out_xlsx_cell_share(const struct row_page *page, const struct field *field)
{
	for (size_t i = 0; i < page->shares_n; i++)
		if (strcmp(page->shares[i].key, field->key) == 0)
			return &page->shares[i];
	return NULL;
}

/* A figure of the record, and its cell in the row when the sheet shows it. */
struct operand {
	int64_t number;
	bool shown;
	char cell[LXW_MAX_CELL_NAME_LENGTH];
};

static struct operand operand_of(const struct row_page *page, const char *key, const void *record)
{
	const struct out_xlsx *xlsx = page->state;
	struct operand operand = {0};

	const struct field *field = page->schema->fields;
	for (size_t i = 0; i < page->schema->fields_n; i++, field++)
		if (field->key && strcmp(field->key, key) == 0)
			operand.number = *(const int64_t *)((const char *)record + field->offset);
	for (size_t i = 0; i < page->columns_n && !operand.shown; i++) {
		operand.shown = strcmp(page->columns[i].field->key, key) == 0;
		if (operand.shown)
			lxw_rowcol_to_cell(operand.cell, xlsx->row, (lxw_col_t)i);
	}
	return operand;
}

/* With the result beside the formula, for readers that do not calculate. */
lxw_error out_xlsx_cell_write_share(const struct row_page *page, const struct row_cell *cell,
	const struct out_share *share)
{
	const struct out_xlsx *xlsx = page->state;
	struct operand part = operand_of(page, share->part, cell->record);
	struct operand whole = operand_of(page, share->whole, cell->record);
	lxw_col_t column = (lxw_col_t)cell->column;
	bool formula = part.shown && whole.shown;
	double value = whole.number ? (double)part.number / (double)whole.number : 0;
	char text[FORMULA_SIZE];

	if (!formula && whole.number)
		return worksheet_write_number(xlsx->sheet, xlsx->row, column, value,
			xlsx->share);
	if (!formula)
		return worksheet_write_string(xlsx->sheet, xlsx->row, column, cell->text,
			xlsx->share);
	snprintf(text, sizeof text, "=IF(%s=0,\"%.16s\",%s/%s)", whole.cell,
		whole.number ? "—" : cell->text, part.cell, whole.cell);
	if (whole.number)
		return worksheet_write_formula_num(xlsx->sheet, xlsx->row, column, text,
			xlsx->share, value);
	return worksheet_write_formula_str(xlsx->sheet, xlsx->row, column, text, xlsx->share,
		cell->text);
}

lxw_error out_xlsx_cell_write_rate(const struct row_page *page, lxw_col_t column, const void *record,
	const struct out_share *share)
{
	const struct out_xlsx *xlsx = page->state;
	const int64_t part = operand_of(page, share->part, record).number;
	const int64_t whole = operand_of(page, share->whole, record).number;

	if (whole == 0)
		return LXW_NO_ERROR;
	return worksheet_write_number(xlsx->sheet, xlsx->row, column, (double)part / (double)whole,
		xlsx->share);
}

static lxw_format *add_format(const struct out_xlsx *xlsx, const char *pattern)
{
	lxw_format *format = workbook_add_format(xlsx->workbook);

	if (pattern)
		format_set_num_format(format, pattern);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	return format;
}

void out_xlsx_cell_formats(struct out_xlsx *xlsx)
{
	xlsx->title = workbook_add_format(xlsx->workbook);
	format_set_bold(xlsx->title);
	format_set_font_size(xlsx->title, TITLE_POINTS);
	xlsx->heading = workbook_add_format(xlsx->workbook);
	format_set_bold(xlsx->heading);
	format_set_text_wrap(xlsx->heading);
	format_set_align(xlsx->heading, LXW_ALIGN_VERTICAL_CENTER);
	format_set_align(xlsx->heading, LXW_ALIGN_CENTER);
	format_set_bottom(xlsx->heading, LXW_BORDER_THIN);
	format_set_bg_color(xlsx->heading, HEADING_COLOR);
	xlsx->text = add_format(xlsx, "@");
	format_set_indent(xlsx->text, 1);
	xlsx->lines = add_format(xlsx, "@");
	format_set_indent(xlsx->lines, 1);
	format_set_text_wrap(xlsx->lines);
	xlsx->date = add_format(xlsx, "yyyy-mm-dd");
	xlsx->moment = add_format(xlsx, "yyyy-mm-dd hh:mm");
	xlsx->number = add_format(xlsx, NULL);
	xlsx->money = add_format(xlsx, "0.00");
	xlsx->at_least = add_format(xlsx, "\"≥ \"0");
	xlsx->share = add_format(xlsx, "0.0%");
	format_set_align(xlsx->share, LXW_ALIGN_RIGHT);
}
