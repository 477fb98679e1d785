/* Import tables: what the columns of a file that comes in are.
 *
 * A row says by which headings a column is known in Chinese and in English, which field of the record
 * it gives, how a cell of it is read, and whether it is a number that a spreadsheet may have destroyed.
 * ticket-, account- and bill-import have one such table each (ticket_map.c, account_column.c,
 * bill_import.c), and everything else about the file in common (import/import_file.h). */
#ifndef IMPORT_IMPORT_COLUMN_H
#define IMPORT_IMPORT_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

enum import_column_flag {
	IMPORT_NEEDED = 1 << 0,   /* the file has the column, and every row says something there */
	IMPORT_NUMBER = 1 << 1,   /* an identifier: full-width characters mean their ASCII ones */
	IMPORT_PERSONAL = 1 << 2, /* about somebody: messages do not repeat it, as they reach logs */
	IMPORT_JOINED = 1 << 3    /* several columns of a file may give it */
};

struct import_column {
	const char *key;      /* of the field it gives */
	const char *headings; /* in lower case, parted by "|"; NULL: only a map says which it is */
	/* Normaliser of a cell that is not empty, made plain by import_value_lower: into the member of
	 * the record.  ERR_MALFORMED without a place.  NULL: the text is the value. */
	int (*read)(const char *text, void *value, struct arena *arena, struct err *err);
	unsigned flags; /* enum import_column_flag */
};

struct import_table {
	const struct schema *schema; /* of the record that a row becomes; NULL: the import reads the cells */
	const struct import_column *columns;
	size_t n;
	/* What a list of such records shows: its columns are known too (import/import_shown.h); NULL. */
	const struct schema *shown;
	/* Of our lists (import/import_shown.h) the one that is about the same records, told apart by two columns; NULL. */
	const struct schema *ours;
	const char *number; /* key of the account number that rows are sorted by; NULL: they are not */
	bool strict;        /* a heading that is not known is refused, not passed over */
	/* Title lines stand above the headings, sums and remarks below the rows (import_file_open). */
	bool titled;
};

#define IMPORT_COLUMNS(table) .columns = (table), .n = sizeof(table) / sizeof *(table)

/* The column that a heading names, letter case, width and blanks aside; NULL when it names none. */
const struct import_column *import_column_find(const struct import_table *table, const char *heading);

/* The column that gives the field; NULL when none does. */
const struct import_column *import_column_of(const struct import_table *table, const char *key);

/* The headings by which it is known, for a message: "户号, account". */
const char *import_column_shown(const struct import_column *column, struct arena *arena);

/* Read a cell that is not empty into its field (of the table's schema).  ERR_MALFORMED without a
 * place, and for a personal column without the text. */
int import_column_read(const struct import_column *column, const struct field *field, const char *text,
	void *record, struct arena *arena, struct err *err);

/* ERR_MALFORMED where the cell of a personal column is masked (value/mask.h), which is never stored. */
int import_column_check_mask(const struct import_column *column, bool prose, const char *text, struct err *err);

/* ERR_MALFORMED when the column has numbers and a spreadsheet has destroyed this one (folded). */
int import_column_check(const struct import_column *column, const char *text, struct err *err);

#endif
