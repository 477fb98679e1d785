#include "table/row.h"

#include <errno.h>
#include <libsmartcols/libsmartcols.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "table/fit.h"

/* A cell folded narrower than this is a few lines high, and ends with "…". */
enum { TABLE_NARROW = 24, TABLE_NARROW_LINES = 4, TABLE_BRANCH = 2 };

struct table_state {
	struct libscols_table *table;
	struct libscols_line *line; /* the row being filled */
	struct libscols_line *root; /* of a tree; NULL: a plain table */
	struct fit_column *fit;     /* of the columns */
	size_t *widths;             /* of the columns: the widest heading or cell */
	bool hides;                 /* was there no room for some column? */
};

/* The library reports out of memory only. */
static int table_error(int number, struct err *err)
{
	return err_set_errno(err, number < 0 ? -number : ENOMEM, _("cannot build the table"));
}

static bool can_fold(const struct field *field)
{
	return field->type == FIELD_LINE || field->type == FIELD_TEXT ||
		field->type == FIELD_WORDS || field->type == FIELD_PAIRS;
}

static int add_column(const struct table_state *state, const struct row_column *column, bool branches,
	struct err *err)
{
	int flags = row_is_figure(column->field) ? SCOLS_FL_RIGHT : 0;

	if (branches)
		flags = SCOLS_FL_TREE;
	struct libscols_column *added = scols_table_new_column(state->table, "", 0, flags | SCOLS_FL_WRAP);
	/* Cells are folded here, at the line feeds that fold_cell puts in: left to itself the
	 * library folds the first column to a few letters before it touches the next. */
	if (!added || scols_column_set_wrapfunc(added, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, NULL))
		return table_error(0, err);
	return 0;
}

/* The headings are a row like others to the library, which would not fold them. */
static int add_headings(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;
	struct libscols_line *line = page->out->no_header ? NULL : scols_table_new_line(state->table, NULL);
	for (size_t i = 0; i < page->columns_n; i++) {
		const char *heading = page->out->no_header ? "" : page->columns[i].heading;
		if (line && scols_line_set_data(line, i, heading))
			return table_error(0, err);
		state->fit[i] = (struct fit_column){.heading = heading, .rank = page->columns[i].field->rank,
			.folds = can_fold(page->columns[i].field) && !(page->out->tree && i == 0)};
		state->widths[i] = utf8_width(heading);
	}
	return page->out->no_header || line ? 0 : table_error(0, err);
}

static void note_width(struct table_state *state, size_t column, size_t width)
{
	if (width > state->fit[column].cells)
		state->fit[column].cells = width;
	if (width > state->widths[column])
		state->widths[column] = width;
}

/* The line that all rows branch from; the branches are drawn by the library. */
static int add_root(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;
	const char *text = utf8_printable(page->out->tree, false, page->arena);

	state->root = scols_table_new_line(state->table, NULL);
	if (!state->root)
		return table_error(0, err);
	/* The library cannot fold a cell that has no text. */
	for (size_t i = 0; i < page->columns_n; i++)
		if (scols_line_set_data(state->root, i, i ? "" : text))
			return table_error(0, err);
	note_width(state, 0, utf8_width(text));
	return 0;
}

static int begin_table(struct row_page *page, struct err *err)
{
	struct table_state *state = arena_alloc(page->arena, sizeof *state);

	page->state = state;
	state->widths = arena_array(page->arena, page->columns_n, sizeof *state->widths);
	state->fit = arena_array(page->arena, page->columns_n, sizeof *state->fit);
	state->table = scols_new_table();
	if (!state->table)
		return table_error(0, err);
	/* Text is made printable before it comes here; the library would escape the escapes. */
	scols_table_enable_noencoding(state->table, 1);
	scols_table_set_termforce(state->table, SCOLS_TERMFORCE_NEVER);
	scols_table_enable_noheadings(state->table, 1);
	for (size_t i = 0; i < page->columns_n; i++)
		if (add_column(state, &page->columns[i], page->out->tree && i == 0, err))
			return -1;
	if (add_headings(page, err))
		return -1;
	return page->out->tree ? add_root(page, err) : 0;
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

	if (!state->line)
		state->line = scols_table_new_line(state->table, state->root);
	if (!state->line || scols_line_set_data(state->line, cell->column, text))
		return table_error(0, err);
	note_width(state, cell->column, width + (state->root && cell->column == 0 ? TABLE_BRANCH : 0));
	return 0;
}

static int end_line(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;

	(void)err;
	state->line = NULL;
	return 0;
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

static int fold_column(struct row_page *page, size_t column, struct err *err)
{
	const struct table_state *state = page->state;
	const size_t n = scols_table_get_nlines(state->table);
	int rc = 0;

	for (size_t i = 0; i < n && !rc; i++) {
		struct libscols_line *line = scols_table_get_line(state->table, i);
		const char *text = scols_cell_get_data(scols_line_get_cell(line, column));
		if (str_empty(text) || utf8_width(text) <= state->fit[column].width)
			continue;
		struct arena_mark mark = arena_mark(page->arena);
		rc = scols_line_set_data(line, column,
			fold_text(&state->fit[column], text, i == 0 && !page->out->no_header, page->arena));
		arena_reset(page->arena, mark);
	}
	return rc ? table_error(rc, err) : 0;
}

/* Make the table fit the terminal.  Columns that somebody named stay all. */
static int fit_terminal(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;
	fit_columns(state->fit, page->columns_n, page->terminal_columns, page->out->columns != NULL,
		page->arena);
	for (size_t i = 0; i < page->columns_n; i++) {
		struct libscols_column *column = scols_table_get_column(state->table, i);
		if (state->fit[i].hidden) {
			state->hides = true;
			scols_column_set_flags(column, scols_column_get_flags(column) | SCOLS_FL_HIDDEN);
		} else if (state->widths[i] > state->fit[i].width && fold_column(page, i, err))
			return -1;
	}
	return 0;
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

/* The library fills every line up to the last column; nobody needs the blanks at the end. */
static void write_lines(const struct row_page *page, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		size_t kept = length;
		while (kept && text[kept - 1] == ' ')
			kept--;
		fwrite(text, 1, kept, page->stream);
		fputc('\n', page->stream);
		text += length;
		if (*text)
			text++;
	}
}

static void add_plain(struct row_page *page, struct str *text, size_t column, const char *cell)
{
	const struct table_state *state = page->state;
	bool right = row_is_figure(page->columns[column].field);
	size_t width = utf8_width(cell);
	int gap = width < state->widths[column] ? (int)(state->widths[column] - width) : 0;
	str_add_format(text, "%s%*s%s%*s", column ? " " : "", right ? gap : 0, "", cell,
		right ? 0 : gap, "");
}

/* Where there is no UTF-8 locale the library takes every Chinese character for a broken one and may never
 * come to the end of a cell.  The same columns then, neither folded nor with branches drawn. */
static void print_plain(struct row_page *page)
{
	const struct table_state *state = page->state;
	struct str text = {0};
	size_t n = scols_table_get_nlines(state->table);
	for (size_t row = 0; row < n; row++) {
		struct libscols_line *line = scols_table_get_line(state->table, row);
		for (size_t i = 0; i < page->columns_n; i++) {
			const char *cell = scols_cell_get_data(scols_line_get_cell(line, i));
			add_plain(page, &text, i, cell ? cell : "");
		}
		str_add(&text, "\n");
	}
	write_lines(page, str_text(&text));
	str_close(&text);
}

static int print_table(struct row_page *page, struct err *err)
{
	const struct table_state *state = page->state;
	char *text = NULL;

	if (page->rows_n == 0)
		return 0;
	if (MB_CUR_MAX == 1) {
		print_plain(page);
		return 0;
	}
	if (page->terminal && !page->out->wide && fit_terminal(page, err))
		return -1;
	int rc = scols_print_table_to_string(state->table, &text);
	if (rc || !text)
		return table_error(rc, err);
	write_lines(page, text);
	free(text);
	tell_hidden(page);
	return 0;
}

static void close_table(struct row_page *page)
{
	const struct table_state *state = page->state;

	if (state)
		scols_unref_table(state->table);
}

const struct row_writer out_table = {
	.people = true,
	.begin = begin_table,
	.cell = add_cell,
	.line_end = end_line,
	.end = print_table,
	.close = close_table,
};
