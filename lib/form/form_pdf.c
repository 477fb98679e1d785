#include "form/form_pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/banned.h"
#include "form/form_pdf_cell.h"
#include "form/form_pdf_type.h"
#include "value/date.h"
#include "value/moment.h"

/* All lengths are in pango units. */
#define POINT FORM_PDF_POINT
#define MM FORM_PDF_MM

enum {
	PAPER_WIDTH = 210,
	PAPER_HEIGHT = 297,
	MARGIN = 18,      /* millimetres, left and right */
	MARGIN_TOP = 16,
	MARGIN_BOTTOM = 14,
	PART_MARGIN = 8   /* above and below a part of a sheet that is cut */
};

/* How close the texts of a form stand: as wide as paper forms are, or closer where it then takes
 * fewer pages. */
static const struct spacing {
	int padding; /* above and below a text */
	int row;     /* a row's own height, in hundredths of what the form asks for */
} spacings[] = {{5 * POINT, 100}, {4 * POINT, 86}, {3 * POINT, 72}, {2 * POINT, 60}};

struct pdf {
	const struct form_grid *form;
	struct arena *arena;
	struct err *err;
	cairo_surface_t *surface;
	cairo_t *cairo;
	struct form_pdf_type type;
	struct form_pdf_cell *cells; /* as form->cells */
	int *heights;                /* of the rows */
	int padding;                 /* of the spacing that was chosen */
	int top, bottom;             /* between which a page, or a part of one, is filled */
	const char *copy;            /* the one being drawn; NULL: there is only one */
	bool parts;                  /* the copies are parts of one sheet */
	bool measures;               /* nothing is drawn yet */
	bool failed;                 /* err was set while drawing a head */
};

/* ---- Drawing -------------------------------------------------------------------------------- */

static double points(int length)
{
	return pango_units_to_double(length);
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
	if (!pdf->measures)
		form_pdf_cell_put(pdf->cairo, layout, MM(MARGIN), y);
	y += form_pdf_type_height(layout);
	g_object_unref(layout);
	return y;
}

/* What stands over the grid of each page; returns where the grid begins.  On a part of a sheet the
 * reference stands where other forms have the number of their annex. */
static int draw_head(struct pdf *pdf, bool again)
{
	const struct form_grid *form = pdf->form;
	int y = pdf->top;
	const char *title = again ? arena_printf(pdf->arena, "%s（续）", form->title) : form->title;
	const char *corner = pdf->parts ? form->reference : form->number;
	if (corner)
		draw_text(pdf, FORM_PDF_SANS " 10.5", corner, PANGO_ALIGN_LEFT, y);
	if (pdf->copy)
		draw_text(pdf, FORM_PDF_SANS " 10.5", pdf->copy, PANGO_ALIGN_RIGHT, y);
	y += MM(pdf->parts ? 5 : 7);
	if (!str_empty(form->company))
		y = MM(1) + draw_text(pdf, FORM_PDF_SERIF " 13", form->company, PANGO_ALIGN_CENTER, y);
	y = draw_text(pdf, FORM_PDF_SERIF " Bold 19", title, PANGO_ALIGN_CENTER, y) + MM(2);
	if (form->reference && !pdf->parts)
		y = draw_text(pdf, FORM_PDF_SANS " 9", form->reference, PANGO_ALIGN_RIGHT, y);
	return y + MM(pdf->parts ? 0 : 2);
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
	form_pdf_cell_draw(&pdf->cells[i], cell, pdf->cairo,
		MM(MARGIN) + form_pdf_cell_edge(cell->column), y,
		span_height(pdf, cell->row, cell->rows), pdf->padding);
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
	if (pdf->measures)
		return;
	cairo_set_line_width(pdf->cairo, 1.4);
	cairo_rectangle(pdf->cairo, points(MM(MARGIN)), points(top), points(form_pdf_cell_edge(FORM_COLUMNS)),
		points(bottom - top));
	cairo_stroke(pdf->cairo);
}

static void draw_rows(struct pdf *pdf, size_t row, size_t rows, int y)
{
	const struct form_grid *form = pdf->form;
	for (size_t i = 0; !pdf->measures && i < form->cells_n; i++)
		if (form->cells[i].row >= row && form->cells[i].row < row + rows)
			draw_cell(pdf, i, y + span_height(pdf, row, form->cells[i].row - row));
}

/* End the page and begin the next; `top` is where its grid begins, and what is returned where its rows
 * go on. */
static int turn_page(struct pdf *pdf, size_t row, int *top)
{
	const struct form_grid *form = pdf->form;
	if (!pdf->measures)
		cairo_show_page(pdf->cairo);
	*top = draw_head(pdf, true);
	if (row <= form->table_head || row >= form->table_end)
		return *top;
	draw_rows(pdf, form->table_head, 1, *top);
	return *top + span_height(pdf, form->table_head, 1);
}

/* Returns how many pages it takes. */
static int draw_grid(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	int pages = 1;
	int top = draw_head(pdf, false), y = top, height;
	size_t rows;
	for (size_t row = 0; row < form->rows; row += rows, y += height) {
		rows = group_rows(form, row);
		height = span_height(pdf, row, rows);
		if (row && y + height > pdf->bottom) {
			draw_frame(pdf, top, y);
			y = turn_page(pdf, row, &top);
			pages++;
		}
		draw_rows(pdf, row, rows, y);
	}
	draw_frame(pdf, top, y);
	return pages;
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

/* Where the scissors go. */
static void draw_cut(struct pdf *pdf, int y)
{
	const double dashes[] = {6, 4};
	cairo_set_line_width(pdf->cairo, 0.5);
	cairo_set_dash(pdf->cairo, dashes, 2, 0);
	cairo_move_to(pdf->cairo, points(MM(PART_MARGIN)), points(y));
	cairo_line_to(pdf->cairo, points(MM(PAPER_WIDTH - PART_MARGIN)), points(y));
	cairo_stroke(pdf->cairo);
	cairo_set_dash(pdf->cairo, NULL, 0, 0);
}

static void draw_parts(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	int part = MM(PAPER_HEIGHT) / (int)form->copies_n;
	for (size_t i = 0; i < form->copies_n; i++) {
		if (i)
			draw_cut(pdf, part * (int)i);
		pdf->top = part * (int)i + MM(PART_MARGIN);
		pdf->bottom = part * (int)(i + 1) - MM(PART_MARGIN);
		pdf->copy = form->copies[i];
		draw_grid(pdf);
	}
	cairo_show_page(pdf->cairo);
}

static void draw_form(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	if (pdf->parts) {
		draw_parts(pdf);
		return;
	}
	for (size_t i = 0; i < form->copies_n; i++)
		draw_copy(pdf, form->copies[i]);
	if (form->copies_n == 0)
		draw_copy(pdf, NULL);
}

/* ---- What fits where ------------------------------------------------------------------------- */

static int need(void *context, const struct form_grid_cell *cell)
{
	const struct pdf *pdf = context;
	return form_pdf_cell_need(&pdf->cells[cell - pdf->form->cells], pdf->padding);
}

/* Give the rows their heights in a spacing; how many pages does the form take so? */
static int pages_in(struct pdf *pdf, const struct spacing *spacing)
{
	const struct form_grid *form = pdf->form;
	pdf->padding = spacing->padding;
	for (size_t row = 0; row < form->rows; row++)
		pdf->heights[row] = MM(form->heights[row]) * spacing->row / 100;
	form_grid_fit(form, 0, need, pdf, pdf->heights);
	pdf->measures = true;
	int pages = draw_grid(pdf);
	pdf->measures = false;
	return pages;
}

/* Choose the widest spacing of those that take the fewest pages, and return how many these are. */
static int choose_spacing(struct pdf *pdf, int top, int bottom)
{
	const struct spacing *best = &spacings[0];
	pdf->top = top;
	pdf->bottom = bottom;
	int fewest = pages_in(pdf, best);
	for (size_t i = 1; fewest > 1 && i < sizeof spacings / sizeof *spacings; i++) {
		int pages = pages_in(pdf, &spacings[i]);
		if (pages < fewest)
			best = &spacings[i];
		fewest = pages < fewest ? pages : fewest;
	}
	return pages_in(pdf, best);
}

static bool any_attached(const struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->form->cells_n; i++)
		if (pdf->cells[i].attached)
			return true;
	return false;
}

static void choose_pages(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	pdf->parts = form->one_sheet && !any_attached(pdf);
	if (pdf->parts &&
		choose_spacing(pdf, MM(PART_MARGIN), MM(PAPER_HEIGHT) / (int)form->copies_n - MM(PART_MARGIN)) > 1)
		pdf->parts = false;
	if (!pdf->parts)
		choose_spacing(pdf, MM(MARGIN_TOP), MM(PAPER_HEIGHT - MARGIN_BOTTOM));
}

static int make_cells(struct pdf *pdf)
{
	const struct form_grid *form = pdf->form;
	pdf->cells = arena_array(pdf->arena, form->cells_n, sizeof *pdf->cells);
	pdf->heights = arena_array(pdf->arena, form->rows, sizeof *pdf->heights);
	for (size_t i = 0; i < form->cells_n; i++)
		if (form_pdf_cell_make(&pdf->type, &form->cells[i], &pdf->cells[i], pdf->arena, pdf->err))
			return -1;
	return 0;
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
	for (size_t i = 0; pdf->cells && i < pdf->form->cells_n; i++)
		form_pdf_cell_close(&pdf->cells[i]);
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
	choose_pages(&pdf);
	draw_form(&pdf);
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
