#include "form/form_pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/banned.h"
#include "form/form_pdf_code.h"
#include "form/form_pdf_type.h"
#include "value/date.h"
#include "value/moment.h"

/* All lengths are in pango units, 1024 to the point; a millimetre is 72/25.4 points. */
#define POINT 1024
#define MM(n) ((n) * 72 * 1024 * 10 / 254)

enum {
	PAPER_WIDTH = 210,
	PAPER_HEIGHT = 297,
	MARGIN = 18,      /* millimetres, left and right */
	MARGIN_TOP = 16,
	MARGIN_BOTTOM = 14,
	PADDING = 5 * POINT,
	CODE_SIDE = MM(32), /* of a code: read from a hand's breadth by any telephone */
	/* Of the paper's height: beyond it a cell's text goes to a continuation page.  Three values
	 * of a group that is not parted fit on one page, and so does an area. */
	VALUE_MOST = MM(70),
	AREA_MOST = MM(150)
};

struct pdf_cell {
	PangoLayout *body; /* NULL: a code */
	struct form_pdf_code code;
	PangoLayout *foot; /* NULL: none */
	bool attached;     /* the body only points to the continuation page */
};

struct pdf {
	const struct form_grid *form;
	struct arena *arena;
	struct err *err;
	cairo_surface_t *surface;
	cairo_t *cairo;
	struct form_pdf_type type;
	struct pdf_cell *cells; /* as form->cells */
	int *heights;           /* of the rows */
	const char *copy;       /* the one being drawn; NULL: there is only one */
	bool failed;            /* err was set while drawing a head */
};

/* ---- Texts ---------------------------------------------------------------------------------- */

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

static int grid_edge(size_t column)
{
	return MM(PAPER_WIDTH - 2 * MARGIN) / FORM_COLUMNS * (int)column;
}

static int cell_width(const struct form_grid_cell *cell)
{
	return grid_edge(cell->columns) - 2 * PADDING;
}

static PangoLayout *make_body(struct pdf *pdf, const struct form_grid_cell *cell, const char *text)
{
	bool label = cell->kind == FORM_LABEL || cell->kind == FORM_SIDE;
	const char *font = label ? FORM_PDF_LABEL : FORM_PDF_TEXT;
	PangoLayout *layout = form_pdf_type_set(&pdf->type, font, text, cell_width(cell));
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

static int make_cell(struct pdf *pdf, const struct form_grid_cell *cell, struct pdf_cell *made)
{
	/* An ideographic space is as wide as a character and may end a line. */
	const char *fill = "　";
	int most = cell->kind == FORM_AREA ? AREA_MOST : VALUE_MOST;
	if (cell->kind == FORM_CODE)
		return form_pdf_code_make(&made->code, form_grid_cell_text(cell, fill, pdf->arena),
			cell->name, pdf->err);
	made->body = make_body(pdf, cell, form_grid_cell_text(cell, fill, pdf->arena));
	underline_blanks(made->body, cell, fill, pdf->arena);
	if (form_pdf_type_check(made->body, cell->name, pdf->err))
		return -1;
	if (form_pdf_type_height(made->body) > most) {
		g_object_unref(made->body);
		made->body = make_body(pdf, cell, "（内容较长，全文见附页）");
		made->attached = true;
	}
	if (!cell->foot)
		return 0;
	made->foot = form_pdf_type_set(&pdf->type, FORM_PDF_TEXT, cell->foot, cell_width(cell));
	pango_layout_set_alignment(made->foot, PANGO_ALIGN_RIGHT);
	return form_pdf_type_check(made->foot, cell->name, pdf->err);
}

static int need(void *context, const struct form_grid_cell *cell)
{
	const struct pdf *pdf = context;
	const struct pdf_cell *made = &pdf->cells[cell - pdf->form->cells];
	if (cell->kind == FORM_CODE)
		return 2 * PADDING + CODE_SIDE;
	int height = 2 * PADDING + form_pdf_type_height(made->body);
	return made->foot ? height + PADDING + form_pdf_type_height(made->foot) : height;
}

static int make_cells(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	pdf->cells = arena_array(pdf->arena, form->cells_n, sizeof *pdf->cells);
	pdf->heights = arena_array(pdf->arena, form->rows, sizeof *pdf->heights);
	for (size_t i = 0; i < form->cells_n; i++)
		if (make_cell(pdf, &form->cells[i], &pdf->cells[i]))
			return -1;
	for (size_t row = 0; row < form->rows; row++)
		pdf->heights[row] = MM(form->heights[row]);
	form_grid_fit(form, 0, need, pdf, pdf->heights);
	return 0;
}

/* ---- Drawing -------------------------------------------------------------------------------- */

static double points(int length)
{
	return pango_units_to_double(length);
}

static void draw_layout(struct pdf *pdf, PangoLayout *layout, int x, int y)
{
	cairo_move_to(pdf->cairo, points(x), points(y));
	pango_cairo_show_layout(pdf->cairo, layout);
}

/* One line of the head over the whole width; returns where the next one may begin. */
static int draw_text(struct pdf *pdf, const char *font, const char *text, PangoAlignment alignment,
	int y)
{
	PangoLayout *layout =
		form_pdf_type_set(&pdf->type, font, text, MM(PAPER_WIDTH - 2 * MARGIN));
	pango_layout_set_alignment(layout, alignment);
	if (!pdf->failed && form_pdf_type_check(layout, text, pdf->err))
		pdf->failed = true;
	draw_layout(pdf, layout, MM(MARGIN), y);
	y += form_pdf_type_height(layout);
	g_object_unref(layout);
	return y;
}

/* What stands over the grid of each page; returns where the grid begins. */
static int draw_head(struct pdf *pdf, bool again)
{
	const struct form_grid *form = pdf->form;
	int y = MM(MARGIN_TOP);
	const char *title = again ? arena_printf(pdf->arena, "%s（续）", form->title) : form->title;
	if (form->number)
		draw_text(pdf, FORM_PDF_SANS " 10.5", form->number, PANGO_ALIGN_LEFT, y);
	if (pdf->copy)
		draw_text(pdf, FORM_PDF_SANS " 10.5", pdf->copy, PANGO_ALIGN_RIGHT, y);
	y += MM(7);
	if (!str_empty(form->company))
		y = MM(1) + draw_text(pdf, FORM_PDF_SERIF " 13", form->company, PANGO_ALIGN_CENTER, y);
	y = draw_text(pdf, FORM_PDF_SERIF " Bold 19", title, PANGO_ALIGN_CENTER, y) + MM(2);
	if (form->reference)
		y = draw_text(pdf, FORM_PDF_SANS " 9", form->reference, PANGO_ALIGN_RIGHT, y);
	return y + MM(2);
}

static int span_height(const struct pdf *pdf, size_t row, size_t rows)
{
	int height = 0;
	for (size_t r = 0; r < rows; r++)
		height += pdf->heights[row + r];
	return height;
}

static void draw_cell(struct pdf *pdf, size_t i, int y)
{
	const struct form_grid_cell *cell = &pdf->form->cells[i];
	const struct pdf_cell *made = &pdf->cells[i];
	int x = MM(MARGIN) + grid_edge(cell->column);
	int height = span_height(pdf, cell->row, cell->rows);
	cairo_set_line_width(pdf->cairo, 0.7);
	cairo_rectangle(pdf->cairo, points(x), points(y), points(grid_edge(cell->columns)),
		points(height));
	cairo_stroke(pdf->cairo);
	if (cell->kind == FORM_CODE) {
		form_pdf_code_draw(&made->code, pdf->cairo, points(x + grid_edge(cell->columns) / 2),
			points(y + height / 2), points(CODE_SIDE));
		return;
	}
	int spare = height - form_pdf_type_height(made->body);
	int top = cell->kind == FORM_AREA ? PADDING : spare / 2;
	draw_layout(pdf, made->body, x + PADDING, y + top);
	if (made->foot)
		draw_layout(pdf, made->foot, x + PADDING,
			y + height - PADDING - form_pdf_type_height(made->foot));
}

/* Rows that hang together through a cell over several, from `row` on. */
static size_t group_rows(const struct form_grid *form, size_t row)
{
	size_t n = 1;
	while (row + n < form->rows && !form_grid_parts_before(form, row + n))
		n++;
	return n;
}

/* The outer line of a grid is the thicker one. */
static void draw_frame(struct pdf *pdf, int top, int bottom)
{
	cairo_set_line_width(pdf->cairo, 1.4);
	cairo_rectangle(pdf->cairo, points(MM(MARGIN)), points(top), points(grid_edge(FORM_COLUMNS)),
		points(bottom - top));
	cairo_stroke(pdf->cairo);
}

static void draw_grid(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	int y = draw_head(pdf, false), top = y, height;
	size_t rows;
	for (size_t row = 0; row < form->rows; row += rows, y += height) {
		rows = group_rows(form, row);
		height = span_height(pdf, row, rows);
		if (row && y + height > MM(PAPER_HEIGHT - MARGIN_BOTTOM)) {
			draw_frame(pdf, top, y);
			cairo_show_page(pdf->cairo);
			top = y = draw_head(pdf, true);
		}
		for (size_t i = 0; i < form->cells_n; i++)
			if (form->cells[i].row >= row && form->cells[i].row < row + rows)
				draw_cell(pdf, i,
					y + span_height(pdf, row, form->cells[i].row - row));
	}
	draw_frame(pdf, top, y);
}

/* The whole text of a cell, line by line over as many pages as it takes. */
static void draw_attachment(struct pdf *pdf, const struct form_grid_cell *cell)
{
	const char *text = form_grid_cell_text(cell, "　", pdf->arena);
	PangoLayout *layout =
		form_pdf_type_set(&pdf->type, FORM_PDF_TEXT, text, MM(PAPER_WIDTH - 2 * MARGIN));
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	int bottom = 0;
	do {
		PangoRectangle line;
		pango_layout_iter_get_line_extents(iter, NULL, &line);
		int height = line.height + 2 * POINT;
		if (bottom == 0 || bottom + height > MM(PAPER_HEIGHT - MARGIN_BOTTOM)) {
			cairo_show_page(pdf->cairo);
			bottom = draw_head(pdf, true);
			bottom = draw_text(pdf, FORM_PDF_SANS " 10.5",
				arena_printf(pdf->arena, "附页：%s", cell->name), PANGO_ALIGN_LEFT,
				bottom);
			bottom += MM(2);
		}
		int baseline = pango_layout_iter_get_baseline(iter) - line.y;
		cairo_move_to(pdf->cairo, points(MM(MARGIN) + line.x), points(bottom + baseline));
		pango_cairo_show_layout_line(pdf->cairo, pango_layout_iter_get_line_readonly(iter));
		bottom += height;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	g_object_unref(layout);
}

static void draw_copy(struct pdf *pdf, const char *copy)
{
	pdf->copy = copy;
	draw_grid(pdf);
	for (size_t i = 0; i < pdf->form->cells_n; i++)
		if (pdf->cells[i].attached)
			draw_attachment(pdf, &pdf->form->cells[i]);
	cairo_show_page(pdf->cairo);
}

/* ---- The file ------------------------------------------------------------------------------- */

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
	str_add_n(closure, (const char *)bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

static int open_pdf(struct pdf *pdf, struct str *bytes)
{
	/* A form without a record gets the first day of the regulation. */
	char date[MOMENT_TEXT_SIZE];
	int64_t at = pdf->form->at;
	moment_format(at ? at : INT64_C(1556640000), date);
	pdf->surface = cairo_pdf_surface_create_for_stream(
		take_bytes, bytes, points(MM(PAPER_WIDTH)), points(MM(PAPER_HEIGHT)));
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, pdf->form->title);
	if (!str_empty(pdf->form->company))
		cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_AUTHOR,
			pdf->form->company);
	cairo_pdf_surface_set_metadata(
		pdf->surface, CAIRO_PDF_METADATA_CREATOR, "onestop form-print");
	cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	pdf->cairo = cairo_create(pdf->surface);
	return form_pdf_type_open(&pdf->type, pdf->err);
}

static void close_pdf(struct pdf *pdf)
{
	for (size_t i = 0; pdf->cells && i < pdf->form->cells_n; i++) {
		g_clear_object(&pdf->cells[i].body);
		g_clear_object(&pdf->cells[i].foot);
		form_pdf_code_close(&pdf->cells[i].code);
	}
	form_pdf_type_close(&pdf->type);
	cairo_destroy(pdf->cairo);
	cairo_surface_destroy(pdf->surface);
}

int form_pdf(const struct form_grid *form, struct arena *arena, struct str *bytes, struct err *err)
{
	struct pdf pdf = {.form = form, .arena = arena, .err = err};
	int rc = -1;
	if (open_pdf(&pdf, bytes) || make_cells(&pdf))
		goto done;
	for (size_t i = 0; i < form->copies_n; i++)
		draw_copy(&pdf, form->copies[i]);
	if (form->copies_n == 0)
		draw_copy(&pdf, NULL);
	if (pdf.failed)
		goto done;
	cairo_surface_finish(pdf.surface);
	cairo_status_t status = cairo_surface_status(pdf.surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		err_set(err, ERR_SYSTEM, "%s", cairo_status_to_string(status));
		goto done;
	}
	rc = 0;
done:
	close_pdf(&pdf);
	if (rc)
		str_clear(bytes);
	return rc;
}
