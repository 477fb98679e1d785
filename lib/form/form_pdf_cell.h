/* A cell of a form as it is set on paper.  All lengths are in pango units (form/form_pdf_type.h). */
#ifndef FORM_FORM_PDF_CELL_H
#define FORM_FORM_PDF_CELL_H

#include <cairo.h>
#include <pango/pango.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "form/form_grid.h"
#include "form/form_pdf_code.h"
#include "form/form_pdf_type.h"

struct form_pdf_cell {
	PangoLayout *body; /* NULL: a code */
	struct form_pdf_code code;
	PangoLayout *foot; /* NULL: none */
	bool attached;     /* the body only points to the continuation page */
};

/* Where a column begins, from the left line of the grid. */
int form_pdf_cell_edge(size_t column);

/* Set the texts of a cell.  A text that would fill most of a page is only pointed to.  ERR_REFUSED for
 * what cannot be printed; what was made is closed with form_pdf_cell_close, then too. */
int form_pdf_cell_make(const struct form_pdf_type *type, const struct form_grid_cell *cell,
	struct form_pdf_cell *made, struct arena *arena, struct err *err);
void form_pdf_cell_close(struct form_pdf_cell *made);

/* The height that it needs, with so much above and below each of its texts. */
int form_pdf_cell_need(const struct form_pdf_cell *made, int padding);

/* Draw its line and its texts into a height, its upper left corner at a point. */
void form_pdf_cell_draw(const struct form_pdf_cell *made, const struct form_grid_cell *cell,
	cairo_t *cairo, int x, int y, int height, int padding);

/* Put a layout on the paper with its upper left corner at a point. */
void form_pdf_cell_put(cairo_t *cairo, PangoLayout *layout, int x, int y);

#endif
