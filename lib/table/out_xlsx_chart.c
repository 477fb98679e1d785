/* Becomes a part of table-xlsx.so, like xlsx.c. */
#include "table/out_xlsx_chart.h"

#include <string.h>

#include "base/banned.h" /* only now: the library's headers use what it bans */

enum {
	CHART_WIDTH = 900, /* pixels */
	CHART_HEIGHT = 380,
	CHART_A4 = 9, /* the paper of that number */
	CHART_ROWS = 20 /* of a sheet, 20 pixels each, that a chart and the gap below it take */
};

const char *out_xlsx_chart_sheet(const struct row_page *page)
{
	return page->title ? page->title : page->schema->name;
}

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

static void add_series(const struct drawing *drawing, int column)
{
	const struct row_page *page = drawing->page;
	const char *sheet = out_xlsx_chart_sheet(page);
	lxw_chart_series *series = chart_add_series(drawing->chart, NULL, NULL);

	chart_series_set_categories(series, sheet, drawing->first, (lxw_col_t)drawing->category,
		drawing->last, (lxw_col_t)drawing->category);
	chart_series_set_values(series, sheet, drawing->first, (lxw_col_t)column, drawing->last,
		(lxw_col_t)column);
	if (page->out->no_header)
		chart_series_set_name(series, page->columns[column].heading);
	else
		chart_series_set_name_range(series, sheet, 0, (lxw_col_t)column);
	if (drawing->spec->kind == OUT_LINES)
		chart_series_set_marker_type(series, LXW_CHART_MARKER_AUTOMATIC);
	else
		chart_series_set_labels(series);
	if (drawing->spec->kind == OUT_PIE)
		chart_series_set_labels_percentage(series);
}

/* A share has nothing to be compared with beyond 0 and 100 %, and a count no halves. */
static void set_axes(const struct drawing *drawing, bool share, size_t series_n)
{
	lxw_chart *chart = drawing->chart;

	if (drawing->spec->kind == OUT_PIE)
		return;
	chart_axis_set_min(chart->y_axis, 0);
	chart_axis_set_num_format(chart->y_axis, share ? "0%" : "0");
	if (share)
		chart_axis_set_max(chart->y_axis, 1);
	if (drawing->page->columns[drawing->category].field->type == FIELD_DATE)
		chart_axis_set_num_format(chart->x_axis, "mm-dd");
	if (series_n == 1)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	else
		chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
}

static lxw_error draw_series(const struct drawing *drawing)
{
	const char *key = drawing->spec->values;
	bool share = false;
	size_t n = 0;

	for (; key; n++) {
		int column = column_of(drawing->page, key);
		if (column < 0)
			return LXW_ERROR_PARAMETER_VALIDATION;
		add_series(drawing, column);
		share = is_share(drawing->page, column);
		key = strchr(key, ',');
		key = key ? key + 1 : NULL;
	}
	set_axes(drawing, share, n);
	return LXW_NO_ERROR;
}

static lxw_error draw(lxw_workbook *workbook, lxw_worksheet *sheet, size_t place,
	const struct out_chart *spec, const struct row_page *page)
{
	lxw_row_t heading = page->out->no_header ? 0 : 1;
	lxw_chart_options options = {.object_position = LXW_OBJECT_MOVE_DONT_SIZE};
	struct drawing drawing = {
		.chart = workbook_add_chart(workbook, types[spec->kind]),
		.spec = spec,
		.page = page,
		.first = heading,
		.last = heading + (lxw_row_t)page->rows_n - 1,
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
	return worksheet_insert_chart_opt(sheet, (lxw_row_t)place * CHART_ROWS, 0, drawing.chart,
		&options);
}

/* Printed, all charts are on one page. */
static lxw_worksheet *add_sheet(lxw_workbook *workbook, const char *title)
{
	lxw_worksheet *sheet = workbook_add_worksheet(workbook, title);

	if (!sheet)
		return NULL;
	worksheet_set_paper(sheet, CHART_A4);
	worksheet_fit_to_pages(sheet, 1, 1);
	return sheet;
}

lxw_error out_xlsx_chart_draw(lxw_workbook *workbook, const struct row_book *book)
{
	lxw_worksheet *sheet = NULL;
	size_t drawn = 0;

	for (size_t i = 0; i < book->charts->charts_n; i++) {
		const struct out_chart *spec = &book->charts->charts[i];
		const struct row_page *page = &book->pages[spec->sheet];
		if (page->rows_n == 0)
			continue;
		if (!sheet)
			sheet = add_sheet(workbook, book->charts->charts_title);
		if (!sheet)
			return LXW_ERROR_PARAMETER_VALIDATION;
		lxw_error error = draw(workbook, sheet, drawn++, spec, page);
		if (error)
			return error;
	}
	return LXW_NO_ERROR;
}
