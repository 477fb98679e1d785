/* A file that a list of ours wrote and that comes back: its headings are the keys or the titles of the
 * columns of that list, the titles in English or in Chinese whatever the language is now.
 *
 * What of them gives no field of the record is computed, or is changed by other programs only: it is passed
 * over where it says what the store says, and else a fault, because whoever changed it would believe that
 * it had been taken. */
#ifndef IMPORT_IMPORT_SHOWN_H
#define IMPORT_IMPORT_SHOWN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "import/csv_table.h"
#include "import/import_column.h"
#include "record/field.h"

/* What most headings of a file are.  A word may be one column's key and another's title ("meter"). */
enum import_shown_naming { IMPORT_SHOWN_KEYS, IMPORT_SHOWN_TITLES };
enum import_shown_naming import_shown_naming(const struct schema *shown, const struct csv_table_row *header);

/* The column of the list that the heading names, in the way that most do, else in the other; NULL for none. */
const struct field *import_shown_find(const struct schema *shown, enum import_shown_naming naming,
	const char *heading);

/* A list of ours, which no import takes: what prints it, and what changes what it shows. */
struct import_ours {
	const struct schema *schema;
	const char *by;
	const char *instead; /* msgid: "ticket-edit <id>" */
};
struct import_ours_list {
	const struct import_ours *items;
	size_t n;
};

/* ERR_MALFORMED where the row has the headings of a list that the import does not take . */
int import_shown_refuse_ours(const struct import_ours_list *ours, const struct import_table *table, const char *file,
	const struct csv_table_row *row, struct err *err);

/* Does the cell say what the field holds, whichever way a list or a spreadsheet writes it: "86.4" for 86.40,
 * a title for a code, a blank for an end of line?  */
bool import_shown_agrees(const struct field *field, const void *record, const char *text, struct arena *arena);

/* Why a cell beside the fields is a fault: it does not say what the record does.  NULL: it does, or is empty. */
const char *import_shown_differs(const struct field *field, const void *record, const char *text, struct arena *arena);

/* ERR_MALFORMED where the cell is a number of the record as a spreadsheet spoils it, which its look alone does
 * not say: without the zeros in front, or with zeros behind the fifteenth digit. */
int import_shown_check(const struct import_column *column, const struct field *field, const void *record,
	const char *text, struct arena *arena, struct err *err);

/* The choice of the field that the text names by its name or title; -1: none. */
int import_shown_choice(const struct field *field, const char *text, struct arena *arena);

#endif
