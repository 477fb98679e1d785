/* Becomes table-xlsx.so, not a part of the library: libxlsxwriter would double every program's
 * start-up.  So nothing here may call into lib/; what is needed comes with the pages. */
#include "table/row.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/banned.h" /* only now: the library's headers use what it bans */
#include "base/message.h"
#include "table/out_xlsx_chart.h"

enum {
	XLSX_ROWS = LXW_ROW_MAX,    /* of a sheet, the heading included */
	XLSX_WIDEST = 60,           /* columns wider than this are left to the reader */
	XLSX_MARGIN = 2,            /* beside the text of a cell */
	XLSX_FILTER = 3,            /* the button in a heading */
	XLSX_A4 = 9,                /* the paper of that number */
	XLSX_FORMULA = 128,         /* room for one of ours: three cells in a frame of 12 */
	CHINA_SECONDS = 8 * 60 * 60 /* +08:00: a sheet knows no time zones */
};

/* Beyond this a double, which is what a sheet calculates with, skips whole numbers. */
#define XLSX_EXACT ((int64_t)1 << 53)

struct xlsx_state {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *bold;
	lxw_format *text, *lines;
	lxw_format *date, *moment;
	lxw_format *money, *share;
	lxw_format *at_least; /* a number that reads "≥ 3" */
	bool streamed; /* rows go to a temporary file at once */
	lxw_row_t row;
	size_t *widths;
};

/* libxlsxwriter writes sheets to temporary files and never asks whether that worked: on a full disk
 * it makes half a workbook and reports success.  So its function that opens those files is replaced
 * by the lxw_tmpfile below, which a dynamic linker finds first, and whose streams remember a
 * failure here.  Nothing else could carry it: the library hands that function no context, and
 * closes the streams itself. */
static struct {
	bool used;
	int error; /* errno of the first failure */
} temp_files;

static int cookie_fd(void *cookie)
{
	return (int)(intptr_t)cookie;
}

static int note_error(void)
{
	if (!temp_files.error)
		temp_files.error = errno ? errno : EIO;
	return -1;
}

static ssize_t temp_read(void *cookie, char *bytes, size_t length)
{
	ssize_t n = read(cookie_fd(cookie), bytes, length);

	return n < 0 ? note_error() : n;
}

/* The bytes written; fopencookie(3) wants 0, not -1, for a failure. */
static ssize_t temp_write(void *cookie, const char *bytes, size_t length)
{
	ssize_t n = write(cookie_fd(cookie), bytes, length);

	if (n < 0)
		note_error();
	return n < 0 ? 0 : n;
}

static int temp_seek(void *cookie, off64_t *offset, int whence)
{
	off64_t found = lseek(cookie_fd(cookie), *offset, whence);

	if (found < 0)
		return note_error();
	*offset = found;
	return 0;
}

static int temp_close(void *cookie)
{
	return close(cookie_fd(cookie)) ? note_error() : 0;
}

/* The library's name for it; where is settled by tmpfile. */
__attribute__((visibility("default"))) FILE *lxw_tmpfile(char *directory)
{
	const cookie_io_functions_t functions = {temp_read, temp_write, temp_seek, temp_close};
	FILE *file = tmpfile();
	int fd = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 0) : -1;

	(void)directory;
	temp_files.used = true;
	if (fd < 0)
		note_error();
	if (file)
		fclose(file);
	return fd < 0 ? NULL : fopencookie((void *)(intptr_t)fd, "w+", functions);
}

/* err_set without the library. */
static int fail(struct err *err, enum err_code code, const char *what, const char *why)
{
	err->code = code;
	snprintf(err->msg, sizeof err->msg, "%s: %s", what, why);
	return -1;
}

static int check(lxw_error error, const struct row_page *page, size_t column, struct err *err)
{
	if (error == LXW_NO_ERROR)
		return 0;
	if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		return fail(err, ERR_REFUSED, page->columns[column].heading,
			_("text longer than the 32767 characters a cell of a workbook holds"));
	return fail(err, ERR_SYSTEM, page->columns[column].heading, lxw_strerror(error));
}

static void widen(struct xlsx_state *state, size_t column, size_t width)
{
	if (width > state->widths[column])
		state->widths[column] = width;
}

/* The width of a heading, as utf8_width gives it for the characters that occur there. */
static size_t heading_width(const char *text)
{
	size_t width = 0;

	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		if ((*c & 0xC0) != 0x80)
			width += *c >= 0xE3 ? 2 : 1;
	return width;
}

static int write_heading(struct row_page *page, size_t column, struct err *err)
{
	struct xlsx_state *state = page->state;
	const char *heading = page->columns[column].heading;

	widen(state, column, heading_width(heading) + XLSX_FILTER);
	return check(worksheet_write_string(state->sheet, state->row, (lxw_col_t)column, heading,
			     state->bold),
		page, column, err);
}

static lxw_error write_figure(const struct xlsx_state *state, lxw_col_t column,
	const struct row_cell *cell)
{
	if (cell->number > XLSX_EXACT || cell->number < -XLSX_EXACT)
		return worksheet_write_string(state->sheet, state->row, column, cell->text,
			state->text);
	if (cell->field->type == FIELD_MONEY)
		return worksheet_write_number(state->sheet, state->row, column,
			(double)cell->number / 100, state->money);
	return worksheet_write_number(state->sheet, state->row, column, (double)cell->number,
		cell->at_least ? state->at_least : NULL);
}

static lxw_error write_typed(const struct xlsx_state *state, const struct row_cell *cell)
{
	lxw_col_t column = (lxw_col_t)cell->column;

	switch (cell->field->type) {
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_LIST:
		return write_figure(state, column, cell);
	case FIELD_FLAG:
		return worksheet_write_boolean(state->sheet, state->row, column, (int)cell->number,
			NULL);
	case FIELD_DATE:
		return worksheet_write_unixtime(state->sheet, state->row, column,
			cell->number * (24 * 60 * 60), state->date);
	case FIELD_MOMENT:
		return worksheet_write_unixtime(state->sheet, state->row, column,
			cell->number + CHINA_SECONDS, state->moment);
	default:
		return worksheet_write_string(state->sheet, state->row, column, cell->text,
			cell->field->type == FIELD_TEXT ? state->lines : state->text);
	}
}

static const struct out_share *share_of(const struct row_page *page, const struct field *field)
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
	const struct xlsx_state *state = page->state;
	struct operand operand = {0};

	const struct field *field = page->schema->fields;
	for (size_t i = 0; i < page->schema->fields_n; i++, field++)
		if (field->key && strcmp(field->key, key) == 0)
			operand.number = *(const int64_t *)((const char *)record + field->offset);
	for (size_t i = 0; i < page->columns_n && !operand.shown; i++) {
		operand.shown = strcmp(page->columns[i].field->key, key) == 0;
		if (operand.shown)
			lxw_rowcol_to_cell(operand.cell, state->row, (lxw_col_t)i);
	}
	return operand;
}

/* With the result beside the formula, for readers that do not calculate. */
static lxw_error write_share(const struct row_page *page, const struct row_cell *cell,
	const struct out_share *share)
{
	const struct xlsx_state *state = page->state;
	struct operand part = operand_of(page, share->part, cell->record);
	struct operand whole = operand_of(page, share->whole, cell->record);
	lxw_col_t column = (lxw_col_t)cell->column;
	bool formula = part.shown && whole.shown;
	double value = whole.number ? (double)part.number / (double)whole.number : 0;
	char text[XLSX_FORMULA];

	if (!formula && whole.number)
		return worksheet_write_number(state->sheet, state->row, column, value,
			state->share);
	if (!formula)
		return worksheet_write_string(state->sheet, state->row, column, cell->text,
			state->text);
	snprintf(text, sizeof text, "=IF(%s=0,\"%.16s\",%s/%s)", whole.cell,
		whole.number ? "—" : cell->text, part.cell, whole.cell);
	if (whole.number)
		return worksheet_write_formula_num(state->sheet, state->row, column, text,
			state->share, value);
	return worksheet_write_formula_str(state->sheet, state->row, column, text, state->share,
		cell->text);
}

static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct xlsx_state *state = page->state;
	const struct out_share *share = share_of(page, cell->field);

	if (!*cell->text)
		return 0;
	widen(state, cell->column, cell->width + XLSX_MARGIN);
	lxw_error error = share ? write_share(page, cell, share) : write_typed(state, cell);
	return check(error, page, cell->column, err);
}

static int end_row(struct row_page *page, struct err *err)
{
	struct xlsx_state *state = page->state;

	if (temp_files.error)
		return fail(err, ERR_SYSTEM, page->target, strerror(temp_files.error));
	state->row++;
	return 0;
}

static lxw_format *add_format(lxw_workbook *workbook, const char *pattern)
{
	lxw_format *format = workbook_add_format(workbook);

	format_set_num_format(format, pattern);
	return format;
}

static int begin_sheet(struct row_page *page, struct err *err)
{
	struct xlsx_state *state = page->state;

	if (page->rows_n >= XLSX_ROWS) {
		snprintf(err->hint, sizeof err->hint, "--format csv");
		return fail(err, ERR_REFUSED, page->schema->name,
			_("more rows than a sheet of a workbook holds"));
	}
	state->sheet = workbook_add_worksheet(state->workbook, out_xlsx_chart_sheet(page));
	if (!state->sheet || (state->streamed && !temp_files.used))
		return fail(err, ERR_SYSTEM, out_xlsx_chart_sheet(page), _("cannot add a sheet"));
	state->row = 0;
	/* Printed, it has its headings on every page. */
	worksheet_set_landscape(state->sheet);
	worksheet_set_paper(state->sheet, XLSX_A4);
	if (!page->out->no_header)
		worksheet_repeat_rows(state->sheet, 0, 0);
	return 0;
}

static void add_formats(struct xlsx_state *state)
{
	state->bold = workbook_add_format(state->workbook);
	format_set_bold(state->bold);
	state->text = add_format(state->workbook, "@");
	state->lines = add_format(state->workbook, "@");
	format_set_text_wrap(state->lines);
	state->date = add_format(state->workbook, "yyyy-mm-dd");
	state->moment = add_format(state->workbook, "yyyy-mm-dd hh:mm");
	state->money = add_format(state->workbook, "0.00");
	state->at_least = add_format(state->workbook, "\"≥ \"0");
	state->share = add_format(state->workbook, "0.0%");
	format_set_align(state->share, LXW_ALIGN_RIGHT);
}

static int end_sheet(struct row_page *page, struct err *err)
{
	struct xlsx_state *state = page->state;

	for (size_t i = 0; i < page->columns_n; i++) {
		size_t width = state->widths[i] < XLSX_WIDEST ? state->widths[i] : XLSX_WIDEST;
		if (check(worksheet_set_column(state->sheet, (lxw_col_t)i, (lxw_col_t)i,
				  (double)width, NULL),
			    page, i, err))
			return -1;
	}
	if (page->out->no_header)
		return 0;
	worksheet_freeze_panes(state->sheet, 1, 0);
	return check(worksheet_autofilter(state->sheet, 0, 0, state->row ? state->row - 1 : 0,
			     (lxw_col_t)(page->columns_n - 1)),
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

/* workbook_close frees the workbook whatever happens.  On a failure it also prints to stderr,
 * which is not its to write to. */
static int close_workbook(struct xlsx_state *state, const char *target, struct err *err)
{
	FILE *kept = stderr;
	FILE *nowhere = fopen("/dev/null", "we");

	if (nowhere)
		stderr = nowhere;
	errno = 0;
	lxw_error error = workbook_close(state->workbook);
	int number = errno;
	stderr = kept;
	if (nowhere)
		fclose(nowhere);
	if (error == LXW_NO_ERROR && !temp_files.error)
		return 0;
	if (temp_files.error)
		number = temp_files.error;
	return fail(err, ERR_SYSTEM, target, number ? strerror(number) : lxw_strerror(error));
}

static int write_pages(struct xlsx_state *state, struct row_book *book,
	int (*walk)(struct row_page *page, const struct row_writer *writer, struct err *err),
	struct err *err)
{
	for (size_t i = 0; i < book->pages_n; i++) {
		struct row_page *page = &book->pages[i];
		state->widths = calloc(page->columns_n, sizeof *state->widths);
		if (!state->widths)
			return fail(err, ERR_SYSTEM, page->target, strerror(ENOMEM));
		page->state = state;
		int rc = walk(page, &xlsx_writer, err);
		page->state = NULL;
		free(state->widths);
		if (rc)
			return -1;
	}
	lxw_error error = book->charts ? out_xlsx_chart_draw(state->workbook, book) : LXW_NO_ERROR;
	if (error)
		return fail(err, ERR_SYSTEM, book->charts->charts_title, lxw_strerror(error));
	return 0;
}

__attribute__((visibility("default"))) int out_xlsx_write(struct row_book *book, const char *path,
	int (*walk)(struct row_page *page, const struct row_writer *writer, struct err *err),
	struct err *err)
{
	/* Row by row to a temporary file: a workbook of all accounts needs no memory for them.  Under
	 * charts the sheets stay in memory, because a chart brings the figures it shows with it. */
	bool streamed = !book->charts || book->charts->charts_n == 0;
	lxw_workbook_options options = {.constant_memory = streamed};
	struct xlsx_state state = {
		.workbook = workbook_new_opt(path, &options),
		.streamed = streamed,
	};
	const char *target = book->pages[0].target;

	temp_files.used = false;
	temp_files.error = 0;
	if (!state.workbook)
		return fail(err, ERR_SYSTEM, target, _("cannot make a workbook"));
	add_formats(&state);
	if (write_pages(&state, book, walk, err)) {
		lxw_workbook_free(state.workbook);
		return -1;
	}
	return close_workbook(&state, target, err);
}
