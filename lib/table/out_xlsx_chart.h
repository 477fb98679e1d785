/* Charts of a workbook.  Part of table-xlsx.so, and so calls nothing of the library (table/row.h). */
#ifndef TABLE_OUT_XLSX_CHART_H
#define TABLE_OUT_XLSX_CHART_H

#include "table/out_xlsx_cell.h"

/* Is there a chart that has rows? */
bool out_xlsx_chart_any(const struct row_book *book);

/* Add the sheet for them, before those of the pages; NULL when that fails. */
lxw_worksheet *out_xlsx_chart_add(const struct out_xlsx *xlsx, const struct row_book *book);

/* Draw the charts on it, when the pages are written: a chart brings their figures with it.  One
 * without rows is left out. */
lxw_error out_xlsx_chart_draw(lxw_workbook *workbook, lxw_worksheet *sheet,
	const struct row_book *book);

#endif
