/* All cells are put aside as the text that is printed, line by line, until it is known how wide the columns are. */
#include "table/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "table/aside.h"
#include "table/fit.h"

/* A cell folded narrower than this is a few lines high, and ends with "…". */
enum { TABLE_NARROW = 24, TABLE_NARROW_LINES = 4, TABLE_BRANCH = 2 };

struct table_state {
	struct aside cells;     /* each with its NUL: the headings, the root of a tree, the rows */
	int64_t line_at;        /* where the last line begins */
	struct str lengths;     /* of the lines, uint32_t each */
	size_t rows_n;
	struct fit_column *fit; /* of the columns */
	size_t *widths;         /* of the columns: the widest heading or cell as it is printed */
	bool folds;             /* to the widths that `fit` has */
	bool hides;             /* was there no room for some column? */
};

static bool can_fold(const struct field *field)
{
	return field->type == FIELD_LINE || field->type == FIELD_TEXT ||
		field->type == FIELD_WORDS || field->type == FIELD_PAIRS;
}

static void add_text(struct table_state *state, const char *text)
{
	str_add_n(&state->cells.end, text, strlen(text) + 1);
}

static int close_line(struct table_state *state, struct err *err)
{
	const uint32_t length = (uint32_t)(aside_at(&state->cells) - state->line_at);
	str_add_n(&state->lengths, (const char *)&length, sizeof length);
	state->line_at += length;
	return aside_settle(&state->cells, err);
}

static void note_width(struct table_state *state, size_t column, size_t width)
{
	if (width > state->fit[column].cells)
		state->fit[column].cells = width;
	if (width > state->widths[column])
		state->widths[column] = width;
}

static void add_headings(const struct row_page *page)
{
	struct table_state *state = page->state;
	for (size_t i = 0; i < page->columns_n; i++) {
		const char *heading = page->out->no_header ? "" : page->columns[i].heading;
		if (!page->out->no_header)
			add_text(state, heading);
		state->fit[i] = (struct fit_column){.heading = heading, .rank = page->columns[i].field->rank,
			.folds = can_fold(page->columns[i].field) && !(page->out->tree && i == 0)};
		state->widths[i] = utf8_width(heading);
	}
}

/* The line that all rows branch from. */
static void add_root(const struct row_page *page)
{
	struct table_state *state = page->state;
	const char *text = utf8_printable(page->out->tree, false, page->arena);
	for (size_t i = 0; i < page->columns_n; i++)
		add_text(state, i ? "" : text);
	note_width(state, 0, utf8_width(text));
}

static int begin_table(struct row_page *page, struct err *err)
{
	struct table_state *state = arena_alloc(page->arena, sizeof *state);

	page->state = state;
	state->widths = arena_array(page->arena, page->columns_n, sizeof *state->widths);
	state->fit = arena_array(page->arena, page->columns_n, sizeof *state->fit);
	add_headings(page);
	if (!page->out->no_header && close_line(state, err))
		return -1;
	if (!page->out->tree)
		return 0;
	add_root(page);
	return close_line(state, err);
}

/* A record is one row: its lines follow one another. */
static const char *in_one_line(const char *text, struct arena *arena)
{
	struct str line = {0};
	if (!strchr(text, '\n'))
		return text;
	for (; *text; text += strspn(text, "\n")) {
		size_t length = strcspn(text, "\n");
		if (length && line.length)
			str_add(&line, " / ");
		str_add_n(&line, text, length);
		text += length;
	}
	return str_keep(&line, arena);
}

static int add_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct table_state *state = page->state;
	const char *text = utf8_printable(in_one_line(cell->text, page->arena), false, page->arena);
	size_t width = text == cell->text ? cell->width : utf8_width(text);

	(void)err;
	add_text(state, text);
	note_width(state, cell->column, width + (page->out->tree && cell->column == 0 ? TABLE_BRANCH : 0));
	return 0;
}

static int end_line(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;

	state->rows_n++;
	return close_line(state, err);
}

/* The first lines of a text that is folded, the last of them ending with "…". */
static const char *cut_lines(const char *lines, size_t most, size_t width, struct arena *arena)
{
	enum { ELLIPSIS_COLUMNS = 2 }; /* a terminal may draw it as wide as a Chinese character */
	const char *at = lines;
	for (size_t n = 1; n < most && at; n++)
		at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
	const char *end = at ? strchr(at, '\n') : NULL;
	if (!end)
		return lines;
	size_t used = 0, length = 0;
	while (at + length < end) {
		const size_t bytes = utf8_next(at + length);
		const size_t columns = utf8_width(arena_dup_n(arena, at + length, bytes));
		if (used + columns + ELLIPSIS_COLUMNS > width)
			break;
		used += columns;
		length += bytes;
	}
	return arena_printf(arena, "%.*s%s…", (int)(at - lines), lines, arena_dup_n(arena, at, length));
}

static const char *fold_text(const struct fit_column *column, const char *text, bool heading,
	struct arena *arena)
{
	const char *lines = utf8_wrap(text, column->width, arena);
	if (!column->folds && !heading)
		return cut_lines(lines, 1, column->width, arena);
	if (column->width < TABLE_NARROW && !heading)
		return cut_lines(lines, TABLE_NARROW_LINES, column->width, arena);
	return lines;
}

/* How many lines stand above the rows: the headings, and the root of a tree. */
static size_t lines_above(const struct row_page *page)
{
	return !page->out->no_header + (page->out->tree != NULL);
}

/* A cell as it is printed, in one line or folded into several. */
static const char *cell_text(const struct row_page *page, size_t line, size_t column, const char *text)
{
	const struct table_state *state = page->state;
	if (!state->folds || utf8_width(text) <= state->fit[column].width)
		return text;
	return fold_text(&state->fit[column], text, line == 0 && !page->out->no_header, page->arena);
}

/* The lines, one after the other from the first on. */
struct table_reading {
	const struct table_state *state;
	struct str buffer;
	size_t line;
	int64_t at;
};

static int read_line(struct table_reading *reading, const char **text, struct err *err)
{
	uint32_t length;
	memcpy(&length, reading->state->lengths.text + reading->line++ * sizeof length, sizeof length);
	const int64_t at = reading->at;
	reading->at += length;
	return aside_get(&reading->state->cells, at, length, &reading->buffer, text, err);
}

static size_t lines_width(const char *lines, struct arena *arena)
{
	size_t widest = 0;
	for (const char *end; *lines; lines = *end ? end + 1 : end) {
		end = lines + strcspn(lines, "\n");
		const size_t width = utf8_width(arena_dup_n(arena, lines, (size_t)(end - lines)));
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* A folded column is as wide as the widest of its lines, which may be less than there was room for. */
static int fold_widths(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;
	struct table_reading reading = {.state = state};
	const char *text;
	int rc = 0;
	memset(state->widths, 0, page->columns_n * sizeof *state->widths);
	for (size_t line = 0; rc == 0 && line < lines_above(page) + state->rows_n; line++) {
		rc = read_line(&reading, &text, err);
		for (size_t i = 0; rc == 0 && i < page->columns_n; i++, text += strlen(text) + 1) {
			struct arena_mark mark = arena_mark(page->arena);
			size_t width = lines_width(cell_text(page, line, i, text), page->arena);
			width += page->out->tree && i == 0 && line >= lines_above(page) ? TABLE_BRANCH : 0;
			state->widths[i] = width > state->widths[i] ? width : state->widths[i];
			arena_reset(page->arena, mark);
		}
	}
	str_close(&reading.buffer);
	return rc;
}

/* Make the table fit the terminal.  Columns that somebody named stay all. */
static int fit_terminal(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;
	fit_columns(state->fit, page->columns_n, page->terminal_columns, page->out->columns != NULL,
		page->arena);
	for (size_t i = 0; i < page->columns_n; i++) {
		state->hides = state->hides || state->fit[i].hidden;
		state->folds = state->folds || state->widths[i] > state->fit[i].width;
	}
	return state->folds ? fold_widths(page, err) : 0;
}

/* What is drawn in front of the first cell of a row of a tree, and in front of its further lines. */
static const char *branch(const struct row_page *page, size_t line, bool further)
{
	const struct table_state *state = page->state;
	if (!page->out->tree || line < lines_above(page) || MB_CUR_MAX == 1)
		return "";
	if (line + 1 == lines_above(page) + state->rows_n)
		return further ? "  " : "└─";
	return further ? "│ " : "├─";
}

/* The next line of `*text`, which is moved behind it and NULL behind the last. */
static const char *next_line(const char **text, struct arena *arena)
{
	if (!*text)
		return "";
	const size_t length = strcspn(*text, "\n");
	const char *line = arena_dup_n(arena, *text, length);
	*text = (*text)[length] ? *text + length + 1 : NULL;
	return line;
}

static void add_blanks(struct str *text, size_t n)
{
	static const char blanks[] = "                                                                ";
	for (size_t part; n; n -= part) {
		part = n < sizeof blanks - 1 ? n : sizeof blanks - 1;
		str_add_n(text, blanks, part);
	}
}

/* One line of a row, whose cells have so much left.  Only the first line of a figure stands at the right; nobody
 * needs the blanks at the end. */
static void write_line(const struct row_page *page, const char **cells, size_t line, bool further)
{
	const struct table_state *state = page->state;
	struct str text = {0};
	bool first = true;
	for (size_t i = 0; i < page->columns_n; i++) {
		if (state->fit[i].hidden)
			continue;
		const bool right = !further && row_is_figure(page->columns[i].field) && !(page->out->tree && i == 0);
		const char *before = i ? "" : branch(page, line, further);
		const char *cell = next_line(&cells[i], page->arena);
		const size_t width = utf8_width(before) + utf8_width(cell);
		/* A column of nothing takes a place, too. */
		const size_t room = state->widths[i] ? state->widths[i] : 1;
		const size_t gap = width < room ? room - width : 0;
		add_blanks(&text, !first + (right ? gap : 0));
		str_add(&text, before);
		str_add(&text, cell);
		add_blanks(&text, right ? 0 : gap);
		first = false;
	}
	while (text.length && text.text[text.length - 1] == ' ')
		text.length--;
	fwrite(str_text(&text), 1, text.length, page->stream);
	fputc('\n', page->stream);
	str_close(&text);
}

static bool has_more(const char *const *cells, const struct row_page *page)
{
	const struct table_state *state = page->state;
	for (size_t i = 0; i < page->columns_n; i++)
		if (cells[i] && !state->fit[i].hidden)
			return true;
	return false;
}

static void write_row(const struct row_page *page, const char **cells, size_t line, const char *text)
{
	struct arena_mark mark = arena_mark(page->arena);
	for (size_t i = 0; i < page->columns_n; i++, text += strlen(text) + 1)
		cells[i] = cell_text(page, line, i, text);
	write_line(page, cells, line, false);
	while (has_more(cells, page))
		write_line(page, cells, line, true);
	arena_reset(page->arena, mark);
}

static int write_rows(struct row_page *page, struct err *err)
{
	const struct table_state *state = page->state;
	const char **cells = arena_array(page->arena, page->columns_n, sizeof *cells);
	struct table_reading reading = {.state = state};
	const char *text;
	int rc = 0;
	for (size_t line = 0; line < lines_above(page) + state->rows_n && !ferror(page->stream); line++) {
		rc = read_line(&reading, &text, err);
		if (rc)
			break;
		write_row(page, cells, line, text);
	}
	str_close(&reading.buffer);
	return rc;
}

/* Below the table: what there was no room for. */
static void tell_hidden(const struct row_page *page)
{
	const struct table_state *state = page->state;
	const char *hidden = "";
	for (size_t i = 0; state->hides && i < page->columns_n; i++)
		if (state->fit[i].hidden)
			hidden = arena_printf(page->arena, "%s%s%s", hidden, *hidden ? _(", ") : "",
				page->columns[i].heading);
	if (*hidden)
		fprintf(page->stream, "%s\n",
			utf8_wrap(arena_printf(page->arena, _("(no room for: %s; --wide shows them)"), hidden),
				page->terminal_columns, page->arena));
}

static int print_table(struct row_page *page, struct err *err)
{
	const struct table_state *state = page->state;

	if (state->rows_n == 0)
		return 0;
	if (page->terminal && !page->out->wide && fit_terminal(page, err))
		return -1;
	if (write_rows(page, err))
		return -1;
	tell_hidden(page);
	return 0;
}

static void close_table(struct row_page *page)
{
	struct table_state *state = page->state;

	if (!state)
		return;
	aside_close(&state->cells);
	str_close(&state->lengths);
}

const struct row_writer out_table = {
	.people = true,
	.begin = begin_table,
	.cell = add_cell,
	.line_end = end_line,
	.end = print_table,
	.close = close_table,
};
