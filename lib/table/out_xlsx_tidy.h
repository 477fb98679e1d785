/* The figures of a page one a row: the period, what the row of the page is of, the key and title of
 * the figure, its value, its unit.  Part of table-xlsx.so. */
#ifndef TABLE_OUT_XLSX_TIDY_H
#define TABLE_OUT_XLSX_TIDY_H

#include "table/out_xlsx_cell.h"

/* The columns beside those that say what a row is of. */
enum { OUT_XLSX_TIDY_COLUMNS = 6 };

/* page->state is the workbook. */
extern const struct row_writer out_xlsx_tidy;

#endif
