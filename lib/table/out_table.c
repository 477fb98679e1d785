#include "table/row.h"

#include <errno.h>
#include <libsmartcols/libsmartcols.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"

/* A column of text is never folded narrower than this. */
enum { TABLE_NARROWEST = 16 };

struct table_state {
	struct libscols_table *table;
	struct libscols_line *line; /* the row being filled */
	struct libscols_line *root; /* of a tree; NULL: a plain table */
	size_t *widths;             /* of the columns: the widest heading or cell */
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

static int add_column(const struct table_state *state, const struct row_column *column,
	const char *heading, bool branches, struct err *err)
{
	int flags = row_is_figure(column->field) ? SCOLS_FL_RIGHT : 0;

	if (branches)
		flags = SCOLS_FL_TREE;
	else if (can_fold(column->field))
		flags |= SCOLS_FL_WRAP;
	struct libscols_column *added =
		scols_table_new_column(state->table, heading, 0, flags);
	if (!added)
		return table_error(0, err);
	/* Cells are folded here, at the line feeds that fold_text puts in: left to itself the
	 * library folds the first column to a few letters before it touches the next. */
	if (flags & SCOLS_FL_WRAP && scols_column_set_wrapfunc(added, scols_wrapnl_chunksize,
					     scols_wrapnl_nextchunk, NULL))
		return table_error(0, err);
	return 0;
}

/* The line that all rows branch from; the branches are drawn by the library. */
static int add_root(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;
	const char *text = utf8_printable(page->out->tree, false, page->arena);

	state->root = scols_table_new_line(state->table, NULL);
	if (!state->root || scols_line_set_data(state->root, 0, text))
		return table_error(0, err);
	state->widths[0] = utf8_width(text);
	return 0;
}

static int begin_table(struct row_page *page, struct err *err)
{
	struct table_state *state = arena_alloc(page->arena, sizeof *state);

	page->state = state;
	state->widths = arena_array(page->arena, page->columns_n, sizeof *state->widths);
	state->table = scols_new_table();
	if (!state->table)
		return table_error(0, err);
	/* Text is made printable before it comes here; the library would escape the escapes. */
	scols_table_enable_noencoding(state->table, 1);
	scols_table_set_termforce(state->table, SCOLS_TERMFORCE_NEVER);
	scols_table_enable_noheadings(state->table, page->out->no_header);
	for (size_t i = 0; i < page->columns_n; i++) {
		/* A heading that isn't printed would still make its column as wide. */
		const char *heading = page->out->no_header ? "" : page->columns[i].heading;
		if (add_column(state, &page->columns[i], heading, page->out->tree && i == 0, err))
			return -1;
		state->widths[i] = utf8_width(heading);
	}
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
	if (width > state->widths[cell->column])
		state->widths[cell->column] = width;
	return 0;
}

static int end_line(struct row_page *page, struct err *err)
{
	struct table_state *state = page->state;

	(void)err;
	state->line = NULL;
	return 0;
}

/* The width of the table when no column that can be folded is wider than `limit`. */
static size_t width_within(const struct row_page *page, const size_t *widths, size_t limit)
{
	size_t total = page->columns_n - 1;

	for (size_t i = 0; i < page->columns_n; i++) {
		bool cut = widths[i] > limit && can_fold(page->columns[i].field);
		total += cut ? limit : widths[i];
	}
	return total;
}

static int fold_column(struct row_page *page, size_t column, size_t width, struct err *err)
{
	struct libscols_table *table = ((struct table_state *)page->state)->table;
	int rc = 0;

	for (size_t i = 0; i < scols_table_get_nlines(table) && !rc; i++) {
		struct libscols_line *line = scols_table_get_line(table, i);
		const char *text = scols_cell_get_data(scols_line_get_cell(line, column));
		if (str_empty(text) || utf8_width(text) <= width)
			continue;
		struct arena_mark mark = arena_mark(page->arena);
		rc = scols_line_set_data(line, column, utf8_wrap(text, width, page->arena));
		arena_reset(page->arena, mark);
	}
	return rc ? table_error(rc, err) : 0;
}

/* Make the table fit the terminal: the widest columns of text give way first. */
static int fit_terminal(struct row_page *page, struct err *err)
{
	const struct table_state *state = page->state;
	size_t terminal = scols_table_get_termwidth(state->table);
	size_t limit = terminal > TABLE_NARROWEST ? terminal : TABLE_NARROWEST;

	while (limit > TABLE_NARROWEST && width_within(page, state->widths, limit) > terminal)
		limit--;
	for (size_t i = 0; i < page->columns_n; i++)
		if (state->widths[i] > limit && can_fold(page->columns[i].field) &&
			fold_column(page, i, limit, err))
			return -1;
	return 0;
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
	for (size_t i = 0; !page->out->no_header && i < page->columns_n; i++)
		add_plain(page, &text, i, page->columns[i].heading);
	if (!page->out->no_header)
		str_add(&text, "\n");
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
	if (page->terminal && fit_terminal(page, err))
		return -1;
	int rc = scols_print_table_to_string(state->table, &text);
	if (rc || !text)
		return table_error(rc, err);
	write_lines(page, text);
	free(text);
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
