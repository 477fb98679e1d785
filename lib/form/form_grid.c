#include "form/form_grid.h"

#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

void form_grid_row(struct form_grid *form, struct arena *arena, int height)
{
	VEC_PUSH(arena, form->heights, form->rows, form->rows_room) = height;
}

static bool covers(const struct form_grid_cell *cell, size_t row, size_t column)
{
	return row >= cell->row && row < cell->row + cell->rows && column >= cell->column &&
	       column < cell->column + cell->columns;
}

const struct form_grid_cell *form_grid_at(const struct form_grid *form, size_t row, size_t column)
{
	for (size_t i = 0; i < form->cells_n; i++)
		if (covers(&form->cells[i], row, column))
			return &form->cells[i];
	return NULL;
}

void form_grid_add(struct form_grid *form, struct arena *arena, const struct form_grid_cell *cell)
{
	struct form_grid_cell placed = *cell;
	if (form->rows == 0)
		bug("a cell before the first row");
	placed.row = form->rows - 1;
	placed.column = 0;
	placed.rows = cell->rows ? cell->rows : 1;
	while (placed.column < FORM_COLUMNS && form_grid_at(form, placed.row, placed.column))
		placed.column++;
	VEC_PUSH(arena, form->cells, form->cells_n, form->cells_room) = placed;
}

static void add_text(struct form_grid *form, struct arena *arena, const struct form_grid_cell *like,
	const char *text)
{
	struct form_grid_cell cell = *like;
	cell.pieces = arena_alloc(arena, sizeof *cell.pieces);
	cell.pieces->text = text ? text : "";
	cell.pieces_n = 1;
	form_grid_add(form, arena, &cell);
}

void form_grid_label(struct form_grid *form, struct arena *arena, size_t columns, const char *text)
{
	add_text(form, arena, &(struct form_grid_cell){.kind = FORM_LABEL, .columns = columns, .name = text},
		text);
}

void form_grid_side(struct form_grid *form, struct arena *arena, size_t columns, size_t rows,
	const char *text)
{
	struct str column = {0};
	for (const char *c = text; *c; c += utf8_next(c)) {
		str_add(&column, c > text ? "\n" : "");
		str_add_n(&column, c, utf8_next(c));
	}
	const struct form_grid_cell cell = {
		.kind = FORM_SIDE, .columns = columns, .rows = rows, .name = text};
	add_text(form, arena, &cell, str_keep(&column, arena));
}

void form_grid_value(struct form_grid *form, struct arena *arena, size_t columns, const char *name,
	const char *text)
{
	add_text(form, arena, &(struct form_grid_cell){.kind = FORM_VALUE, .columns = columns, .name = name},
		text);
}

void form_grid_area(struct form_grid *form, struct arena *arena, size_t columns, const char *name,
	const char *text, const char *foot)
{
	const struct form_grid_cell cell = {
		.kind = FORM_AREA, .columns = columns, .name = name, .foot = foot};
	add_text(form, arena, &cell, text);
}

void form_grid_code(struct form_grid *form, struct arena *arena, size_t columns, size_t rows,
	const char *name, const char *text)
{
	const struct form_grid_cell cell = {
		.kind = FORM_CODE, .columns = columns, .rows = rows, .name = name};
	add_text(form, arena, &cell, text);
}

bool form_grid_is_whole(const struct form_grid *form)
{
	for (size_t i = 0; i < form->cells_n; i++) {
		const struct form_grid_cell *cell = &form->cells[i];
		if (cell->columns == 0 || cell->column + cell->columns > FORM_COLUMNS ||
			cell->row + cell->rows > form->rows)
			return false;
	}
	for (size_t row = 0; row < form->rows; row++)
		for (size_t column = 0; column < FORM_COLUMNS; column++) {
			size_t times = 0;
			for (size_t i = 0; i < form->cells_n; i++)
				times += covers(&form->cells[i], row, column);
			if (times != 1)
				return false;
		}
	return true;
}

bool form_grid_parts_before(const struct form_grid *form, size_t row)
{
	for (size_t i = 0; i < form->cells_n; i++)
		if (form->cells[i].row < row && form->cells[i].row + form->cells[i].rows > row)
			return false;
	return true;
}

const char *form_grid_cell_text(const struct form_grid_cell *cell, const char *fill,
	struct arena *arena)
{
	struct str text = {0};
	for (size_t i = 0; i < cell->pieces_n; i++) {
		const struct form_grid_piece *piece = &cell->pieces[i];
		bool empty = str_empty(piece->text);
		int fills = piece->blank ? (empty ? piece->blank : 1) : 0;
		for (int n = 0; n < fills; n++)
			str_add(&text, fill);
		str_add(&text, empty ? "" : piece->text);
		if (fills && !empty)
			str_add(&text, fill);
	}
	return str_keep(&text, arena);
}

static void raise_rows(const struct form_grid_cell *cell, int needed, int between, int *heights)
{
	int there = between * ((int)cell->rows - 1);
	for (size_t r = 0; r < cell->rows; r++)
		there += heights[cell->row + r];
	/* What lacks is shared among the rows, as paper forms do. */
	for (size_t r = 0; r < cell->rows && there < needed; r++) {
		int left = (int)(cell->rows - r);
		int part = (needed - there + left - 1) / left;
		heights[cell->row + r] += part;
		there += part;
	}
}

void form_grid_fit(const struct form_grid *form, int between,
	int (*need)(void *context, const struct form_grid_cell *cell), void *context, int *heights)
{
	/* Those of one row first: a cell over several then only adds what is still missing. */
	for (int several = 0; several < 2; several++)
		for (size_t i = 0; i < form->cells_n; i++) {
			const struct form_grid_cell *cell = &form->cells[i];
			if ((cell->rows > 1) == several)
				raise_rows(cell, need(context, cell), between, heights);
		}
}
