/* The way to table-xlsx.so, which is opened only when a workbook is asked for.  Internal to
 * lib/table/. */
#ifndef TABLE_SHEET_H
#define TABLE_SHEET_H

#include "base/err.h"
#include "table/row.h"

/* Write the pages to their stream as a workbook.  A workbook needs a file it can seek in, so it is
 * made in a temporary one and copied.  ERR_SYSTEM when libexec/onestop/table-xlsx.so, which stands
 * beside the directory of the program, cannot be opened. */
int sheet_write(struct row_book *book, struct err *err);

#endif
