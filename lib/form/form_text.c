#include "form/form_text.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

enum { TEXT_WIDTH = 78 /* less the last line of the grid */, PADDING = 3 /* a line and two blanks */ };

struct lines {
	const char **items;
	size_t n;
	size_t room;
};

/* A cell's text cut into lines, and where they stand in it. */
struct text_cell {
	struct lines body;
	struct lines foot;
	size_t top; /* the first line of the body */
};

struct text_face {
	const struct form_grid *form;
	struct arena *arena;
	struct str *out;
	struct text_cell *cells; /* as form->cells */
	int *heights;            /* of the rows, in lines */
};

static size_t edge(size_t column)
{
	return column * TEXT_WIDTH / FORM_COLUMNS;
}

static size_t inner_width(const struct form_grid_cell *cell)
{
	return edge(cell->column + cell->columns) - edge(cell->column) - PADDING;
}

static void wrap(struct text_face *face, const char *text, size_t width, struct lines *lines)
{
	const char *at = utf8_wrap(text, width, face->arena);
	do {
		size_t length = strcspn(at, "\n");
		VEC_PUSH(face->arena, lines->items, lines->n, lines->room) =
			arena_dup_n(face->arena, at, length);
		at += length + (at[length] == '\n');
	} while (*at);
}

static int need(void *context, const struct form_grid_cell *cell)
{
	const struct text_face *face = context;
	const struct text_cell *at = &face->cells[cell - face->form->cells];
	return (int)(at->body.n + at->foot.n);
}

static void cut(struct text_face *face)
{
	const struct form_grid *form = face->form;
	face->cells = arena_array(face->arena, form->cells_n, sizeof *face->cells);
	face->heights = arena_array(face->arena, form->rows, sizeof *face->heights);
	for (size_t i = 0; i < form->cells_n; i++) {
		const struct form_grid_cell *cell = &form->cells[i];
		const char *text = form_grid_cell_text(cell, "＿", face->arena);
		size_t width = inner_width(cell);
		wrap(face, utf8_printable(text, true, face->arena), width, &face->cells[i].body);
		if (cell->foot)
			wrap(face, utf8_printable(cell->foot, false, face->arena), width,
				&face->cells[i].foot);
	}
	for (size_t row = 0; row < form->rows; row++)
		face->heights[row] = 1;
	form_grid_fit(form, 1, need, face, face->heights);
}

static int cell_height(const struct text_face *face, const struct form_grid_cell *cell)
{
	int height = (int)cell->rows - 1;
	for (size_t r = 0; r < cell->rows; r++)
		height += face->heights[cell->row + r];
	return height;
}

/* Labels stand half-way up, what is filled in at the top. */
static void place(struct text_face *face)
{
	for (size_t i = 0; i < face->form->cells_n; i++) {
		const struct form_grid_cell *cell = &face->form->cells[i];
		struct text_cell *at = &face->cells[i];
		if (cell->kind == FORM_LABEL || cell->kind == FORM_SIDE)
			at->top = ((size_t)cell_height(face, cell) - at->body.n) / 2;
	}
}

static void add_spaces(struct str *out, size_t n)
{
	while (n-- > 0)
		str_add_char(out, ' ');
}

/* One line of a cell, `line` counted from its top, as wide as the cell. */
static void add_cell_line(struct text_face *face, const struct form_grid_cell *cell, size_t line)
{
	const struct text_cell *at = &face->cells[cell - face->form->cells];
	size_t foot_top = (size_t)cell_height(face, cell) - at->foot.n;
	size_t width = inner_width(cell), before = 0;
	const char *text = "";
	if (line >= foot_top) {
		text = at->foot.items[line - foot_top];
	} else if (line >= at->top && line - at->top < at->body.n) {
		text = at->body.items[line - at->top];
	}
	size_t columns = utf8_width(text);
	size_t rest = columns < width ? width - columns : 0;
	if (line >= foot_top || cell->kind == FORM_FIGURE)
		before = rest;
	else if (cell->kind == FORM_LABEL || cell->kind == FORM_SIDE)
		before = rest / 2;
	add_spaces(face->out, before + 1);
	str_add(face->out, text);
	add_spaces(face->out, rest - before + 1);
}

static size_t line_in_cell(const struct text_face *face, const struct form_grid_cell *cell, size_t row,
	int line)
{
	for (size_t r = cell->row; r < row; r++)
		line += face->heights[r] + 1;
	return (size_t)line;
}

static void add_row(struct text_face *face, size_t row)
{
	for (int line = 0; line < face->heights[row]; line++) {
		for (size_t column = 0; column < FORM_COLUMNS;) {
			const struct form_grid_cell *cell = form_grid_at(face->form, row, column);
			str_add_char(face->out, '|');
			add_cell_line(face, cell, line_in_cell(face, cell, row, line));
			column += cell->columns;
		}
		str_add(face->out, "|\n");
	}
}

static const struct form_grid_cell *cell_at(const struct form_grid *form, size_t row, size_t column)
{
	return row < form->rows && column < FORM_COLUMNS ? form_grid_at(form, row, column) : NULL;
}

/* A corner of squares: is it on a vertical line above or below, on a horizontal one beside? */
static char corner(const struct form_grid *form, size_t row, size_t column)
{
	const struct form_grid_cell *above = row ? cell_at(form, row - 1, column) : NULL;
	const struct form_grid_cell *above_left = row && column ? cell_at(form, row - 1, column - 1) : NULL;
	const struct form_grid_cell *below = cell_at(form, row, column);
	const struct form_grid_cell *below_left = column ? cell_at(form, row, column - 1) : NULL;
	bool upright = above != above_left || below != below_left;
	bool level = above != below || above_left != below_left;
	return !upright ? '-' : level ? '+' : '|';
}

/* The line above a row (or under the last), broken by cells that reach across it. */
static void add_line(struct text_face *face, size_t row)
{
	const struct form_grid *form = face->form;
	for (size_t column = 0; column < FORM_COLUMNS;) {
		const struct form_grid_cell *below = cell_at(form, row, column);
		const struct form_grid_cell *above = row ? cell_at(form, row - 1, column) : NULL;
		size_t next = column + 1;
		str_add_char(face->out, corner(form, row, column));
		if (above == below) {
			add_cell_line(face, below, line_in_cell(face, below, row, -1));
			next = below->column + below->columns;
		} else {
			for (size_t n = edge(next) - edge(column); n > 1; n--)
				str_add_char(face->out, '-');
		}
		column = next;
	}
	str_add_char(face->out, corner(form, row, FORM_COLUMNS));
	str_add_char(face->out, '\n');
}

static void add_centred(struct text_face *face, const char *text)
{
	const char *safe = utf8_printable(text, false, face->arena);
	size_t columns = utf8_width(safe);
	add_spaces(face->out, columns < TEXT_WIDTH ? (TEXT_WIDTH + 1 - columns) / 2 : 0);
	str_add_format(face->out, "%s\n", safe);
}

static void add_sides(struct text_face *face, const char *left, const char *right)
{
	const char *safe = utf8_printable(right, false, face->arena);
	size_t columns = utf8_width(left) + utf8_width(safe);
	str_add(face->out, left);
	if (*safe)
		add_spaces(face->out, columns < TEXT_WIDTH + 1 ? TEXT_WIDTH + 1 - columns : 1);
	str_add_format(face->out, "%s\n", safe);
}

static void add_head(struct text_face *face)
{
	const struct form_grid *form = face->form;
	struct str copies = {0};
	for (size_t i = 0; i < form->copies_n; i++)
		str_add_format(&copies, "%s%s", i ? " " : "", form->copies[i]);
	if (form->number || copies.length)
		add_sides(face, form->number ? form->number : "", str_text(&copies));
	str_close(&copies);
	if (!str_empty(form->company))
		add_centred(face, form->company);
	add_centred(face, form->title);
	if (form->reference)
		add_sides(face, "", form->reference);
}

void form_text(const struct form_grid *form, struct arena *arena, struct str *text)
{
	struct text_face face = {.form = form, .arena = arena, .out = text};
	cut(&face);
	place(&face);
	add_head(&face);
	for (size_t row = 0; row < form->rows; row++) {
		add_line(&face, row);
		add_row(&face, row);
	}
	add_line(&face, form->rows);
}
