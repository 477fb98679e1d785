#include "form/form_pdf_cell.h"

#include <pango/pangocairo.h>

#include "base/banned.h"
#include "base/str.h"

#define POINT FORM_PDF_POINT
#define MM FORM_PDF_MM

enum {
	WIDTH = 174,         /* millimetres, of the grid */
	SIDE = 5 * POINT,    /* left and right of a text */
	CODE_SIDE = MM(32),  /* of a code: read from a hand's breadth by any telephone */
	/* Of the paper's height: beyond it a cell's text goes to a continuation page.  Three values
	 * of a group that is not parted fit on one page, and so does an area. */
	VALUE_MOST = MM(70),
	AREA_MOST = MM(150)
};

/* A blank is underlined, with what is filled in on the line. */
static void underline_blanks(PangoLayout *layout, const struct form_grid_cell *cell,
	const char *fill, struct arena *arena)
{
	PangoAttrList *list = pango_attr_list_new();
	size_t at = 0;
	for (size_t i = 0; i < cell->pieces_n; i++) {
		struct form_grid_cell one = *cell;
		one.pieces = &cell->pieces[i];
		one.pieces_n = 1;
		size_t length = strlen(form_grid_cell_text(&one, fill, arena));
		if (cell->pieces[i].blank) {
			PangoAttribute *line = pango_attr_underline_new(PANGO_UNDERLINE_SINGLE);
			line->start_index = (guint)at;
			line->end_index = (guint)(at + length);
			pango_attr_list_insert(list, line);
		}
		at += length;
	}
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

int form_pdf_cell_edge(size_t column)
{
	return MM(WIDTH) / FORM_COLUMNS * (int)column;
}

static int cell_width(const struct form_grid_cell *cell)
{
	return form_pdf_cell_edge(cell->columns) - 2 * SIDE;
}

static PangoLayout *make_body(const struct form_pdf_type *type, const struct form_grid_cell *cell, const char *text)
{
	bool label = cell->kind == FORM_LABEL || cell->kind == FORM_SIDE;
	const char *font = label ? FORM_PDF_LABEL : FORM_PDF_TEXT;
	PangoLayout *layout = form_pdf_type_set(type, font, text, cell_width(cell));
	if (label)
		pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	else if (cell->kind == FORM_FIGURE)
		pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
	/* A sentence with blanks is set as a paragraph is. */
	if (cell->pieces_n > 1) {
		pango_layout_set_spacing(layout, 9 * POINT);
		pango_layout_set_indent(layout, 21 * POINT);
	}
	return layout;
}

int form_pdf_cell_make(const struct form_pdf_type *type, const struct form_grid_cell *cell,
	struct form_pdf_cell *made, struct arena *arena, struct err *err)
{
	/* An ideographic space is as wide as a character and may end a line. */
	const char *fill = "　";
	int most = cell->kind == FORM_AREA ? AREA_MOST : VALUE_MOST;
	if (cell->kind == FORM_CODE)
		return form_pdf_code_make(&made->code, form_grid_cell_text(cell, fill, arena),
			cell->name, err);
	made->body = make_body(type, cell, form_grid_cell_text(cell, fill, arena));
	underline_blanks(made->body, cell, fill, arena);
	if (form_pdf_type_check(made->body, cell->name, err))
		return -1;
	if (form_pdf_type_height(made->body) > most) {
		g_object_unref(made->body);
		made->body = make_body(type, cell, "（内容较长，全文见附页）");
		made->attached = true;
	}
	if (!cell->foot)
		return 0;
	made->foot = form_pdf_type_set(type, FORM_PDF_TEXT, cell->foot, cell_width(cell));
	pango_layout_set_alignment(made->foot, PANGO_ALIGN_RIGHT);
	return form_pdf_type_check(made->foot, cell->name, err);
}

void form_pdf_cell_close(struct form_pdf_cell *made)
{
	g_clear_object(&made->body);
	g_clear_object(&made->foot);
	form_pdf_code_close(&made->code);
}

int form_pdf_cell_need(const struct form_pdf_cell *made, int padding)
{
	if (!made->body)
		return 2 * padding + CODE_SIDE;
	int height = 2 * padding + form_pdf_type_height(made->body);
	return made->foot ? height + padding + form_pdf_type_height(made->foot) : height;
}

static double points(int length)
{
	return pango_units_to_double(length);
}

void form_pdf_cell_put(cairo_t *cairo, PangoLayout *layout, int x, int y)
{
	cairo_move_to(cairo, points(x), points(y));
	pango_cairo_show_layout(cairo, layout);
}

void form_pdf_cell_draw(const struct form_pdf_cell *made, const struct form_grid_cell *cell,
	cairo_t *cairo, int x, int y, int height, int padding)
{
	int width = form_pdf_cell_edge(cell->columns);
	cairo_set_line_width(cairo, 0.7);
	cairo_rectangle(cairo, points(x), points(y), points(width), points(height));
	cairo_stroke(cairo);
	if (!made->body) {
		form_pdf_code_draw(&made->code, cairo, points(x + width / 2), points(y + height / 2),
			points(CODE_SIDE));
		return;
	}
	int spare = height - form_pdf_type_height(made->body);
	int top = cell->kind == FORM_AREA ? padding : spare / 2;
	form_pdf_cell_put(cairo, made->body, x + SIDE, y + top);
	if (made->foot)
		form_pdf_cell_put(cairo, made->foot, x + SIDE,
			y + height - padding - form_pdf_type_height(made->foot));
}
