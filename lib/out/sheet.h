/* The way to out-xlsx.so, which is opened only when a workbook is asked for.  Internal to
 * lib/out/. */
#ifndef OUT_SHEET_H
#define OUT_SHEET_H

#include "base/err.h"
#include "out/row.h"

/* Write the pages to their stream as a workbook.  A workbook needs a file it can seek in, so it is
 * made in a temporary one and copied.  ERR_SYSTEM when libexec/onestop/out-xlsx.so, which stands
 * beside the directory of the program, cannot be opened. */
int sheet_write(struct row_book *book, struct err *err);

#endif
