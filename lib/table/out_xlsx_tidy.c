/* Becomes a part of table-xlsx.so, like out_xlsx.c. */
#include "table/out_xlsx_tidy.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h" /* only now: the library's headers use what it bans */
#include "base/message.h"
#include "table/out_xlsx_sheet.h"
#include "table/out_xlsx_temp.h"

/* The period stands first, then what the row is of, then the figure. */
enum { FROM, TO, LABELS };
enum { FIGURE, TITLE, VALUE, UNIT, OF_FIGURE };

static bool is_figure(const struct row_page *page, const struct field *field)
{
	return out_xlsx_cell_share(page, field) || field->type == FIELD_INT ||
	       field->type == FIELD_MONEY;
}

/* The column of the sheet for the label in this column of the page. */
static lxw_col_t label_column(const struct row_page *page, size_t column)
{
	lxw_col_t found = LABELS;

	for (size_t i = 0; i < column; i++)
		found += !is_figure(page, page->columns[i].field);
	return found;
}

static lxw_error put(struct out_xlsx *xlsx, lxw_col_t column, const char *text)
{
	out_xlsx_sheet_widen(xlsx, column, out_xlsx_sheet_width(text));
	return worksheet_write_string(xlsx->sheet, xlsx->row, column, text, xlsx->text);
}

static lxw_error put_day(struct out_xlsx *xlsx, lxw_col_t column, int day)
{
	if (!day)
		return LXW_NO_ERROR;
	out_xlsx_sheet_widen(xlsx, column, sizeof "2026-09-18" - 1);
	return worksheet_write_unixtime(xlsx->sheet, xlsx->row, column, (int64_t)day * (24 * 60 * 60),
		xlsx->date);
}

static int fail(const struct row_page *page, const char *why, struct err *err)
{
	err->code = ERR_SYSTEM;
	snprintf(err->msg, sizeof err->msg, "%s: %s", page->title, why);
	return -1;
}

static lxw_error write_headings(struct row_page *page)
{
	struct out_xlsx *xlsx = page->state;
	const bool keys = page->out->titles == OUT_TITLES_KEY;
	const lxw_col_t figure = label_column(page, page->columns_n);
	lxw_error error = out_xlsx_sheet_heading(xlsx, FROM, keys ? "from" : _("from day"));

	error = error ? error : out_xlsx_sheet_heading(xlsx, TO, keys ? "to" : _("to day"));
	for (size_t i = 0; i < page->columns_n; i++)
		if (!error && !is_figure(page, page->columns[i].field))
			error = out_xlsx_sheet_heading(xlsx, label_column(page, i),
				page->columns[i].heading);
	const char *const titles[OF_FIGURE] = {_("figure"), _("title of the figure"), _("value"), _("unit")};
	static const char *const names[OF_FIGURE] = {"figure", "title", "value", "unit"};
	for (lxw_col_t i = 0; !error && i < OF_FIGURE; i++)
		error = out_xlsx_sheet_heading(xlsx, figure + i, keys ? names[i] : titles[i]);
	return error;
}

static int begin(struct row_page *page, struct err *err)
{
	struct out_xlsx *xlsx = page->state;
	size_t figures = 0;

	for (size_t i = 0; i < page->columns_n; i++)
		figures += is_figure(page, page->columns[i].field);
	if (figures && page->rows_n > (LXW_ROW_MAX - OUT_XLSX_SHEET_HEAD) / figures)
		return fail(page, xlsx->too_many, err);
	if (out_xlsx_sheet_begin(xlsx, page->title, page->out->no_header ? NULL : page->headline))
		return fail(page, lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED), err);
	if (page->out->no_header)
		return 0;
	lxw_error error = write_headings(page);
	xlsx->row++;
	return error ? fail(page, lxw_strerror(error), err) : 0;
}

/* What the row of the figure is of; empty where it is of nothing in particular. */
static lxw_error write_labels(struct row_page *page, const struct row_cell *cell)
{
	struct out_xlsx *xlsx = page->state;
	const struct out_head *head = &page->out->head;
	lxw_error error = put_day(xlsx, FROM, head->from);

	error = error ? error : put_day(xlsx, TO, head->to ? head->to : head->as_of);
	for (size_t i = 0; !error && i < page->columns_n; i++) {
		const struct field *field = page->columns[i].field;
		if (is_figure(page, field))
			continue;
		struct row_cell label = page->label(page, field, cell->record);
		if (!*label.text)
			continue;
		out_xlsx_sheet_widen(xlsx, label_column(page, i), label.width);
		error = out_xlsx_cell_write(xlsx, label_column(page, i), &label);
	}
	return error;
}

static const char *unit_of(const struct row_page *page, const struct field *field)
{
	if (out_xlsx_cell_share(page, field))
		return "%";
	if (field->type == FIELD_MONEY)
		return _("yuan");
	return field->unit ? _(field->unit) : "";
}

static lxw_error write_figure(struct row_page *page, const struct row_cell *cell)
{
	struct out_xlsx *xlsx = page->state;
	const struct out_share *share = out_xlsx_cell_share(page, cell->field);
	const lxw_col_t column = label_column(page, page->columns_n);
	const char *title = cell->field->title ? _(cell->field->title) : cell->field->key;
	lxw_error error = put(xlsx, column + FIGURE, cell->field->key);

	error = error ? error : put(xlsx, column + TITLE, title);
	error = error ? error : put(xlsx, column + UNIT, unit_of(page, cell->field));
	if (error)
		return error;
	out_xlsx_sheet_widen(xlsx, column + VALUE, cell->width);
	return share ? out_xlsx_cell_write_rate(page, column + VALUE, cell->record, share)
		     : out_xlsx_cell_write(xlsx, column + VALUE, cell);
}

/* An empty figure is one that is 0, or that is not known: no row. */
static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct out_xlsx *xlsx = page->state;

	if (!is_figure(page, cell->field) || !*cell->text)
		return 0;
	/* The rows of a sheet are written from above, and of a row from the left. */
	lxw_error error = write_labels(page, cell);
	error = error ? error : write_figure(page, cell);
	xlsx->row++;
	if (out_xlsx_temp.error)
		return fail(page, strerror(out_xlsx_temp.error), err);
	return error ? fail(page, lxw_strerror(error), err) : 0;
}

static int end(struct row_page *page, struct err *err)
{
	const lxw_col_t columns = label_column(page, page->columns_n) + OF_FIGURE;
	lxw_error error = out_xlsx_sheet_end(page->state, columns, !page->out->no_header);

	return error ? fail(page, lxw_strerror(error), err) : 0;
}

const struct row_writer out_xlsx_tidy = {.people = true, .begin = begin, .cell = write_cell, .end = end};
