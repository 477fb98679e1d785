/* Rows that come one by one, kept until all are there: where they are sorted, counted first or noted before
 * any is shown.  Internal to lib/table/. */
#ifndef TABLE_KEEP_H
#define TABLE_KEEP_H

#include <stddef.h>

#include "base/err.h"

struct out_source;
struct row_page;

/* Set page->rows to copies of the rows of the source, in the arena; lists that the page neither shows nor sorts
 * by are left out of them.  The columns are picked already. */
int keep_rows(struct row_page *page, const char *sort, const struct out_source *source, struct err *err);

#endif
