/* Becomes table-xlsx.so, not a part of the library: libxlsxwriter would double every program's
 * start-up.  So nothing here may call into lib/; what is needed comes with the pages. */
#include "table/row.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/banned.h" /* only now: the library's headers use what it bans */
#include "base/message.h"
#include "table/out_xlsx_cell.h"
#include "table/out_xlsx_chart.h"
#include "table/out_xlsx_sheet.h"
#include "table/out_xlsx_temp.h"
#include "table/out_xlsx_tidy.h"

/* err_set without the library. */
static int fail(struct err *err, enum err_code code, const char *what, const char *why)
{
	err->code = code;
	snprintf(err->msg, sizeof err->msg, "%s: %s", what, why);
	return -1;
}

static int refuse_rows(const struct row_page *page, struct err *err)
{
	snprintf(err->hint, sizeof err->hint, "--format csv");
	return fail(err, ERR_REFUSED, page->schema->name, ((struct out_xlsx *)page->state)->too_many);
}

static int check(lxw_error error, const struct row_page *page, size_t column, struct err *err)
{
	if (error == LXW_NO_ERROR)
		return 0;
	if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
		return refuse_rows(page, err);
	if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		return fail(err, ERR_REFUSED, page->columns[column].heading,
			((struct out_xlsx *)page->state)->too_long);
	return fail(err, ERR_SYSTEM, page->columns[column].heading, lxw_strerror(error));
}

static int write_heading(struct row_page *page, size_t column, struct err *err)
{
	return check(out_xlsx_sheet_heading(page->state, (lxw_col_t)column, page->columns[column].heading),
		page, column, err);
}

static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct out_xlsx *xlsx = page->state;
	const struct out_share *share = out_xlsx_cell_share(page, cell->field);

	if (!*cell->text)
		return 0;
	out_xlsx_sheet_text(xlsx, (lxw_col_t)cell->column, cell->text);
	lxw_error error = share ? out_xlsx_cell_write_share(page, cell, share)
				: out_xlsx_cell_write(xlsx, (lxw_col_t)cell->column, cell);
	return check(error, page, cell->column, err);
}

static int end_row(struct row_page *page, struct err *err)
{
	struct out_xlsx *xlsx = page->state;

	if (out_xlsx_temp.error)
		return fail(err, ERR_SYSTEM, page->target, strerror(out_xlsx_temp.error));
	return check(out_xlsx_sheet_row(xlsx), page, 0, err);
}

static int begin_sheet(struct row_page *page, struct err *err)
{
	struct out_xlsx *xlsx = page->state;

	if (page->rows_n > LXW_ROW_MAX - OUT_XLSX_SHEET_HEAD)
		return refuse_rows(page, err);
	if (out_xlsx_sheet_begin(xlsx, page->title, page->out->no_header ? NULL : page->headline))
		return fail(err, ERR_SYSTEM, page->title, lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
	return 0;
}

static int end_sheet(struct row_page *page, struct err *err)
{
	return check(out_xlsx_sheet_end(page->state, (lxw_col_t)page->columns_n, !page->out->no_header),
		page, 0, err);
}

static const struct row_writer xlsx_writer = {
	.people = true,
	.begin = begin_sheet,
	.heading = write_heading,
	.cell = write_cell,
	.line_end = end_row,
	.end = end_sheet,
};

/* One record: a line for each of its values, as on a page for people, because so many columns on one page wide
 * could not be read. */
static int write_line(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct out_xlsx *xlsx = page->state;
	const char *heading = page->columns[cell->column].heading;
	struct row_cell value = *cell;

	value.column = 1;
	if (!*cell->text || cell->field->type == FIELD_LIST)
		return 0;
	out_xlsx_sheet_text(xlsx, 0, heading);
	return check(worksheet_write_string(xlsx->sheet, xlsx->row, 0, heading, xlsx->lines), page, cell->column, err) ||
			       write_cell(page, &value, err) || end_row(page, err)
		       ? -1
		       : 0;
}

static int end_lines(struct row_page *page, struct err *err)
{
	return check(out_xlsx_sheet_end(page->state, 2, false), page, 0, err);
}

/* Values of all types in one column begin below one another. */
static void align_record(const struct out_xlsx *xlsx)
{
	lxw_format *const formats[] = {xlsx->date, xlsx->moment, xlsx->number, xlsx->money, xlsx->share,
		xlsx->at_least};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		format_set_align(formats[i], LXW_ALIGN_LEFT);
}

static const struct row_writer record_writer = {
	.people = true,
	.begin = begin_sheet,
	.cell = write_line,
	.end = end_lines,
};

/* workbook_close frees the workbook whatever happens.  On a failure it also prints to stderr,
 * which is not its to write to. */
static int close_workbook(struct out_xlsx *xlsx, const char *target, struct err *err)
{
	FILE *kept = stderr;
	FILE *nowhere = fopen("/dev/null", "we");

	if (nowhere)
		stderr = nowhere;
	errno = 0;
	lxw_error error = workbook_close(xlsx->workbook);
	int number = errno;
	stderr = kept;
	if (nowhere)
		fclose(nowhere);
	if (error == LXW_NO_ERROR && !out_xlsx_temp.error)
		return 0;
	if (out_xlsx_temp.error)
		number = out_xlsx_temp.error;
	return fail(err, ERR_SYSTEM, target, number ? strerror(number) : lxw_strerror(error));
}

static int write_page(struct out_xlsx *xlsx, struct row_page *page, const struct row_writer *writer,
	out_xlsx_walk walk, struct err *err)
{
	/* A row a figure needs columns of its own beside those of the page. */
	xlsx->widths = calloc(page->columns_n + OUT_XLSX_TIDY_COLUMNS, sizeof *xlsx->widths);
	if (!xlsx->widths)
		return fail(err, ERR_SYSTEM, page->target, strerror(ENOMEM));
	page->state = xlsx;
	xlsx->streamed = xlsx->all_streamed || page->source;
	int rc = walk(page, writer, err);
	xlsx->streamed = xlsx->all_streamed;
	page->state = NULL;
	free(xlsx->widths);
	return rc;
}

static int draw_charts(struct out_xlsx *xlsx, struct row_book *book, lxw_worksheet *sheet,
	struct err *err)
{
	lxw_error error = sheet ? out_xlsx_chart_draw(xlsx->workbook, sheet, book) : LXW_NO_ERROR;
	return error ? fail(err, ERR_SYSTEM, book->charts->charts_title, lxw_strerror(error)) : 0;
}

static int add_charts(struct out_xlsx *xlsx, struct row_book *book, lxw_worksheet **charts,
	struct err *err)
{
	if (!out_xlsx_chart_any(book) || (*charts = out_xlsx_chart_add(xlsx, book)))
		return 0;
	return fail(err, ERR_SYSTEM, book->charts->charts_title,
		lxw_strerror(LXW_ERROR_PARAMETER_VALIDATION));
}

/* Charts, the pages, then their figures one a row; in a book of a list this comes before its charts. */
static int write_pages(struct out_xlsx *xlsx, struct row_book *book, out_xlsx_walk walk,
	struct err *err)
{
	const size_t before_charts = book->charts && book->charts->list_first ? 1 : 0;
	lxw_worksheet *charts = NULL;

	for (size_t i = 0; i < book->pages_n; i++)
		if ((i == before_charts && add_charts(xlsx, book, &charts, err)) ||
			write_page(xlsx, &book->pages[i], book->pages[i].single ? &record_writer : &xlsx_writer, walk, err))
			return -1;
	for (size_t i = 0; book->charts && i < book->charts->tidy_n; i++)
		if (write_page(xlsx, &book->tidy[i], &out_xlsx_tidy, walk, err))
			return -1;
	return draw_charts(xlsx, book, charts, err);
}

/* What a file manager shows of the file; the moment is that of the order, so that the same order
 * gives the same bytes. */
static void set_properties(struct out_xlsx *xlsx, const struct row_book *book)
{
	const struct out_head *head = &book->pages[0].out->head;
	lxw_doc_properties properties = {
		.title = (char *)(intptr_t)book->headline,
		.company = (char *)(intptr_t)head->company,
		.created = (time_t)head->made_at,
	};
	workbook_set_properties(xlsx->workbook, &properties);
}

__attribute__((visibility("default"))) int out_xlsx_write(struct row_book *book, const char *path,
	out_xlsx_walk walk, struct err *err)
{
	/* Row by row to a temporary file: a workbook of all accounts needs no memory for them.  Under
	 * charts the sheets stay in memory, because a chart brings the figures it shows with it; but not rows that
	 * come one by one, of which none is drawn. */
	bool streamed = !book->charts || book->charts->charts_n == 0;
	lxw_workbook_options options = {.constant_memory = streamed};
	struct out_xlsx xlsx = {
		.workbook = workbook_new_opt(path, &options),
		.all_streamed = streamed,
		.streamed = streamed,
		/* Said to whoever runs the program; what is walked over speaks the language of papers. */
		.too_long = _("text longer than the 32767 characters a cell of a workbook holds"),
		.too_many = _("more rows than a sheet of a workbook holds"),
	};
	const char *target = book->pages[0].target;

	out_xlsx_temp = (struct out_xlsx_temp){0};
	if (!xlsx.workbook)
		return fail(err, ERR_SYSTEM, target, _("cannot make a workbook"));
	out_xlsx_cell_formats(&xlsx);
	if (book->pages[0].single)
		align_record(&xlsx);
	set_properties(&xlsx, book);
	if (write_pages(&xlsx, book, walk, err)) {
		lxw_workbook_free(xlsx.workbook);
		return -1;
	}
	return close_workbook(&xlsx, target, err);
}
