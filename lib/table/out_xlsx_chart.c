/* Becomes a part of table-xlsx.so, like out_xlsx.c. */
#include "table/out_xlsx_chart.h"

#include <string.h>

#include "base/banned.h" /* only now: the library's headers use what it bans */
#include "table/out_xlsx_sheet.h"

enum {
	CHART_WIDTH = 900, /* pixels */
	CHART_HEIGHT = 380,
	CHART_FIRST = 2,  /* row, below the title line */
	CHART_ROWS = 20 /* of a sheet, 20 pixels each, that a chart and the gap below it take */
};

/* The column with the key, which ends at a comma or NUL; -1 when the sheet does not show it. */
static int column_of(const struct row_page *page, const char *key)
{
	size_t length = strcspn(key, ",");

	for (size_t i = 0; i < page->columns_n; i++) {
		const char *shown = page->columns[i].field->key;
		if (strlen(shown) == length && memcmp(shown, key, length) == 0)
			return (int)i;
	}
	return -1;
}

static bool is_share(const struct row_page *page, int column)
{
	for (size_t i = 0; i < page->shares_n; i++)
		if (strcmp(page->shares[i].key, page->columns[column].field->key) == 0)
			return true;
	return false;
}

static const uint8_t types[] = {
	[OUT_COLUMNS] = LXW_CHART_COLUMN,
	[OUT_LINES] = LXW_CHART_LINE,
	[OUT_PIE] = LXW_CHART_PIE,
};

/* What the series of one chart have in common. */
struct drawing {
	lxw_chart *chart;
	const struct out_chart *spec;
	const struct row_page *page;
	lxw_row_t first; /* of the rows with figures */
	lxw_row_t last;
	int category;
};

/* Every figure is written at what it is drawn as; of a pie with what it is and its share. */
static void add_labels(const struct drawing *drawing, lxw_chart_series *series, int column)
{
	chart_series_set_labels(series);
	if (drawing->spec->kind == OUT_PIE) {
		chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_TRUE);
		chart_series_set_labels_percentage(series);
	}
	if (is_share(drawing->page, column))
		chart_series_set_labels_num_format(series, "0.0%");
	if (drawing->spec->kind == OUT_LINES) {
		chart_series_set_marker_type(series, LXW_CHART_MARKER_AUTOMATIC);
		chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
	}
}

static void add_series(const struct drawing *drawing, int column)
{
	const struct row_page *page = drawing->page;
	lxw_chart_series *series = chart_add_series(drawing->chart, NULL, NULL);

	chart_series_set_categories(series, page->title, drawing->first, (lxw_col_t)drawing->category,
		drawing->last, (lxw_col_t)drawing->category);
	chart_series_set_values(series, page->title, drawing->first, (lxw_col_t)column, drawing->last,
		(lxw_col_t)column);
	if (page->out->no_header)
		chart_series_set_name(series, page->columns[column].heading);
	else
		chart_series_set_name_range(series, page->title, OUT_XLSX_SHEET_HEAD - 1,
			(lxw_col_t)column);
	add_labels(drawing, series, column);
}

/* A share has nothing to be compared with beyond 0 and 100 %, and a count no halves. */
static void set_axes(const struct drawing *drawing, int column, size_t series_n)
{
	lxw_chart *chart = drawing->chart;
	const struct row_page *page = drawing->page;
	const bool share = is_share(page, column);

	if (drawing->spec->kind == OUT_PIE)
		return;
	if (page->columns[column].field->type != FIELD_MONEY)
		chart_axis_set_min(chart->y_axis, 0);
	chart_axis_set_name(chart->x_axis, page->columns[drawing->category].heading);
	chart_axis_set_num_format(chart->y_axis, share ? "0%" : "0");
	if (share)
		chart_axis_set_max(chart->y_axis, 1);
	if (page->columns[drawing->category].field->type == FIELD_DATE) {
		/* A spreadsheet may put every day there, side by side. */
		lxw_chart_font upright = {.rotation = -90};
		chart_axis_set_num_format(chart->x_axis, "mm-dd");
		chart_axis_set_num_font(chart->x_axis, &upright);
	}
	if (series_n == 1)
		chart_axis_set_name(chart->y_axis, page->columns[column].heading);
	if (series_n == 1)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	else
		chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
}

static lxw_error draw_series(const struct drawing *drawing)
{
	const char *key = drawing->spec->values;
	int column = -1;
	size_t n = 0;

	for (; key; n++) {
		column = column_of(drawing->page, key);
		if (column < 0)
			return LXW_ERROR_PARAMETER_VALIDATION;
		add_series(drawing, column);
		key = strchr(key, ',');
		key = key ? key + 1 : NULL;
	}
	set_axes(drawing, column, n);
	return LXW_NO_ERROR;
}

static lxw_error draw(lxw_workbook *workbook, lxw_worksheet *sheet, size_t place,
	const struct out_chart *spec, const struct row_page *page)
{
	lxw_row_t first = (page->out->no_header ? 0 : OUT_XLSX_SHEET_HEAD) + (lxw_row_t)spec->first;
	size_t rows_n = spec->rows_n ? spec->rows_n : page->rows_n;
	lxw_chart_options options = {.object_position = LXW_OBJECT_MOVE_DONT_SIZE};
	struct drawing drawing = {
		.chart = workbook_add_chart(workbook, types[spec->kind]),
		.spec = spec,
		.page = page,
		.first = first,
		.last = first + (lxw_row_t)rows_n - 1,
		.category = column_of(page, spec->category),
	};

	if (!drawing.chart)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	if (drawing.category < 0)
		return LXW_ERROR_PARAMETER_VALIDATION;
	lxw_error error = draw_series(&drawing);
	if (error)
		return error;
	chart_title_set_name(drawing.chart, spec->title);
	options.x_scale = CHART_WIDTH / 480.0; /* of the library's own size */
	options.y_scale = CHART_HEIGHT / 288.0;
	return worksheet_insert_chart_opt(sheet, CHART_FIRST + (lxw_row_t)place * CHART_ROWS, 0, drawing.chart,
		&options);
}

bool out_xlsx_chart_any(const struct row_book *book)
{
	for (size_t i = 0; book->charts && i < book->charts->charts_n; i++)
		if (book->pages[book->charts->charts[i].sheet].rows_n)
			return true;
	return false;
}

/* Printed, all charts are on one page. */
lxw_worksheet *out_xlsx_chart_add(const struct out_xlsx *xlsx, const struct row_book *book)
{
	lxw_worksheet *sheet = workbook_add_worksheet(xlsx->workbook, book->charts->charts_title);

	if (!sheet || worksheet_write_string(sheet, 0, 0, book->headline, xlsx->title))
		return NULL;
	worksheet_set_paper(sheet, OUT_XLSX_A4);
	worksheet_fit_to_pages(sheet, 1, 1);
	return sheet;
}

lxw_error out_xlsx_chart_draw(lxw_workbook *workbook, lxw_worksheet *sheet,
	const struct row_book *book)
{
	size_t drawn = 0;

	for (size_t i = 0; i < book->charts->charts_n; i++) {
		const struct out_chart *spec = &book->charts->charts[i];
		const struct row_page *page = &book->pages[spec->sheet];
		if (page->rows_n == 0)
			continue;
		lxw_error error = draw(workbook, sheet, drawn++, spec, page);
		if (error)
			return error;
	}
	return LXW_NO_ERROR;
}
