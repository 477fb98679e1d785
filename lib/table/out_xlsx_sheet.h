/* A sheet of a workbook: its title line, its headings, how it is printed.  Part of table-xlsx.so. */
#ifndef TABLE_OUT_XLSX_SHEET_H
#define TABLE_OUT_XLSX_SHEET_H

#include "table/out_xlsx_cell.h"

enum { OUT_XLSX_SHEET_HEAD = 2 }; /* rows above the first: the title line and the headings */

/* Begin a sheet of that name with this title line; NULL: rows alone, no title and no headings.  0 or -1. */
int out_xlsx_sheet_begin(struct out_xlsx *xlsx, const char *name, const char *title);

lxw_error out_xlsx_sheet_heading(struct out_xlsx *xlsx, lxw_col_t column, const char *heading);

/* The column holds something that is so wide on a terminal. */
void out_xlsx_sheet_widen(struct out_xlsx *xlsx, lxw_col_t column, size_t width);

/* The column holds this text, which is folded where it is too wide. */
void out_xlsx_sheet_text(struct out_xlsx *xlsx, lxw_col_t column, const char *text);

/* The row is written: it gets the height that its texts need. */
lxw_error out_xlsx_sheet_row(struct out_xlsx *xlsx);

/* The width of text without the library, as utf8_width gives it for the characters of headings. */
size_t out_xlsx_sheet_width(const char *text);

/* All rows are written: widths, the filter, the page. */
lxw_error out_xlsx_sheet_end(struct out_xlsx *xlsx, lxw_col_t columns_n, bool headed);

#endif
