/* Charts of a workbook.  Part of table-xlsx.so, and so calls nothing of the library (table/row.h). */
#ifndef TABLE_OUT_XLSX_CHART_H
#define TABLE_OUT_XLSX_CHART_H

#include <xlsxwriter.h>

#include "table/row.h"

/* The title of the sheet that a page becomes. */
const char *out_xlsx_chart_sheet(const struct row_page *page);

/* Add the charts of the book on a sheet of their own, behind those of its pages, which are written.
 * A chart without rows is left out, and the sheet when none is left. */
lxw_error out_xlsx_chart_draw(lxw_workbook *workbook, const struct row_book *book);

#endif
