/* The columns of a table of accounts: what their headings mean, and how their cells are written.
 * Internal to import/account_import.
 *
 * A cell gives a field of account_schema.  It may be written as other systems and spreadsheets do:
 * "DN15", "2026年9月18日", "居民", "正常". */
#ifndef IMPORT_ACCOUNT_COLUMN_H
#define IMPORT_ACCOUNT_COLUMN_H

#include <stdbool.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

/* The field that a heading names in Chinese or English, letter case, width and blanks aside; NULL
 * when it is none that a table may give. */
const struct field *account_column_find(const char *heading);

/* The same for the key of a field alone ("id_no"). */
const struct field *account_column_field(const char *key);

/* Read a cell that is not empty into its field.  ERR_MALFORMED without a place, and without the
 * text of the cell, which may be about a person. */
int account_column_read(const struct field *field, const char *text, struct account *account,
	struct arena *arena, struct err *err);

/* May the text of such a cell stand in a message? */
bool account_column_is_public(const struct field *field);

/* What an identity number that came without its kind is: the kind whose check it passes; else
 * ERR_MALFORMED. */
int account_column_id_type(const char *id_no, int *id_type, struct err *err);

#endif
