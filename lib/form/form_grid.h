/* A form: a grid of labelled cells, as it is on paper, with the texts filled in or left to the pen.
 *
 * Made from records (form/form_print.h) and drawn on a terminal (form/form_text.h) or on paper
 * (form/form_pdf.h); knows neither a noun nor a font.  The grid has columns of equal width; a cell
 * covers a rectangle of it, and every square is covered by exactly one cell (form_grid_is_whole).
 * Cells stand in the order in which a person reads them.  All texts are kept. */
#ifndef FORM_FORM_GRID_H
#define FORM_FORM_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { FORM_COLUMNS = 24 };

enum form_grid_kind {
	FORM_LABEL,  /* printed words, in the middle */
	FORM_SIDE,   /* a label set from top to bottom, for the rows at its right */
	FORM_VALUE,  /* what is filled in, at the left, half-way up */
	FORM_FIGURE, /* the same at the right */
	FORM_AREA,   /* what is filled in, from the top; may be long */
	FORM_CODE    /* a square that machines read (QR code) on paper, the text itself on a terminal */
};

/* A cell's text is one or more pieces: of "＿＿愿意将（地址）＿＿的水表", every other is a blank. */
struct form_grid_piece {
	const char *text;
	int blank; /* a place to fill in, so many characters wide when empty; 0: printed words */
};

struct form_grid_cell {
	size_t row, column;   /* set by form_grid_add */
	size_t rows, columns; /* what it covers; 0 rows is 1 */
	enum form_grid_kind kind;
	const char *name; /* what it is about, for messages and continuation pages */
	struct form_grid_piece *pieces;
	size_t pieces_n;
	const char *foot; /* at its lower right: where people sign and date; NULL: none */
};

struct form_grid {
	const char *number;    /* "附件9"; NULL: none */
	const char *company;   /* over the title */
	const char *title;
	const char *reference; /* under the title, at the right; NULL: none */
	const char *const *copies; /* "①用户留存联": it is printed once for each; none: once, unnamed */
	size_t copies_n;
	bool one_sheet; /* its copies are parts of one sheet, to be cut, unless it is too long for that */
	size_t table_head, table_end; /* the row that heads a table, again on each page that goes on with it, and
	                                 the first after the table; 0: there is none */
	int64_t at; /* of the record, for the file's own date; 0: none */
	int *heights; /* of the rows at least, in millimetres */
	size_t rows;
	size_t rows_room;
	struct form_grid_cell *cells;
	size_t cells_n;
	size_t cells_room;
};

/* Begin a row at least so many millimetres high. */
void form_grid_row(struct form_grid *form, struct arena *arena, int height);

/* Put a cell into the next free columns of the row that was begun last, left of which cells of
 * earlier rows may reach down.  Pieces are kept. */
void form_grid_add(struct form_grid *form, struct arena *arena, const struct form_grid_cell *cell);

/* The same with one text: a label, which is its own name; what is filled in (NULL counts as ""). */
void form_grid_label(struct form_grid *form, struct arena *arena, size_t columns, const char *text);
void form_grid_side(struct form_grid *form, struct arena *arena, size_t columns, size_t rows,
	const char *text);
void form_grid_value(struct form_grid *form, struct arena *arena, size_t columns, const char *name,
	const char *text);
void form_grid_area(struct form_grid *form, struct arena *arena, size_t columns, const char *name,
	const char *text, const char *foot);

void form_grid_code(struct form_grid *form, struct arena *arena, size_t columns, size_t rows,
	const char *name, const char *text);

/* Is every square of the grid covered by exactly one cell? */
bool form_grid_is_whole(const struct form_grid *form);

/* The cell that covers a square of a whole form. */
const struct form_grid_cell *form_grid_at(const struct form_grid *form, size_t row, size_t column);

/* Does no cell reach from the row before into this one, so that a page may end between them? */
bool form_grid_parts_before(const struct form_grid *form, size_t row);

/* The whole text of a cell without its foot; a blank is `fill` for each of its characters when it
 * is empty, and has one `fill` on either side when it is not.  In the arena. */
const char *form_grid_cell_text(const struct form_grid_cell *cell, const char *fill,
	struct arena *arena);

/* Raise `heights`, one for each row and in any unit, until each cell has the height that `need`
 * says it needs.  What is between two rows of a cell that covers several is `between`. */
void form_grid_fit(const struct form_grid *form, int between,
	int (*need)(void *context, const struct form_grid_cell *cell), void *context, int *heights);

#endif
