/* The columns of a table of accounts.  A cell gives a field of account_schema, and may be written as
 * other systems and spreadsheets do: "DN15", "2026年9月18日", "居民", "正常". */
#ifndef IMPORT_ACCOUNT_COLUMN_H
#define IMPORT_ACCOUNT_COLUMN_H

#include "base/err.h"
#include "import/import_column.h"

extern const struct import_table account_columns;

/* What an identity number that came without its kind is: the kind whose check it passes; else
 * ERR_MALFORMED. */
int account_column_id_type(const char *id_no, int *id_type, struct err *err);

#endif
