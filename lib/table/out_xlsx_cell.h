/* Cells of a workbook, each of the type that its value is.  Part of table-xlsx.so. */
#ifndef TABLE_OUT_XLSX_CELL_H
#define TABLE_OUT_XLSX_CELL_H

#include <xlsxwriter.h>

#include "table/row.h"

/* The workbook that is being made, and where in it the next row goes. */
struct out_xlsx {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *title, *heading;
	lxw_format *text, *lines; /* lines: text that is folded to the width of its column */
	lxw_format *date, *moment;
	lxw_format *number, *money, *share;
	lxw_format *at_least; /* a number that reads "≥ 3" */
	bool all_streamed;    /* on all sheets */
	bool streamed;        /* rows of this sheet go to a temporary file at once */
	lxw_row_t row;
	size_t lines_n;       /* of the text in this row that has most; 0: no text yet */
	size_t *widths;       /* of the columns */
	const char *too_long; /* what is said of a text that no cell holds */
	const char *too_many; /* and of rows that no sheet holds */
};

enum {
	OUT_XLSX_WIDEST = 42, /* what is wider is folded */
	OUT_XLSX_A4 = 9       /* the paper of that number */
};

void out_xlsx_cell_formats(struct out_xlsx *xlsx);

/* Write the value of the field into this column of the row. */
lxw_error out_xlsx_cell_write(const struct out_xlsx *xlsx, lxw_col_t column, const struct row_cell *cell);

/* The share that the field shows; NULL when it shows none. */
const struct out_share *out_xlsx_cell_share(const struct row_page *page, const struct field *field);

/* Write a share, as a formula where the sheet shows both figures.  page->state is the workbook. */
lxw_error out_xlsx_cell_write_share(const struct row_page *page, const struct row_cell *cell,
	const struct out_share *share);

/* The same as a number, whatever the sheet shows; nothing where there is nothing to divide by. */
lxw_error out_xlsx_cell_write_rate(const struct row_page *page, lxw_col_t column, const void *record,
	const struct out_share *share);

#endif
