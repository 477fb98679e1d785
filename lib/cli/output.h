/* What a program prints in place of its rows when an option asks for it: other rows, or one record.
 *
 *     .outputs = OUTPUTS(OUTPUT_RECORD(NULL, staff_schema), OUTPUT_ROWS("notes", staff_note_schema, keys)),
 *
 * --columns help and doc/schema go by it.  The first may be without an option: the program then prints one
 * record where others print their rows. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>

#include "record/field.h"

struct command_output {
	const char *option;          /* key; NULL: when no option of the others is given */
	const struct schema *schema; /* NULL ends a list */
	const char *record;          /* how the schema is called in C, for what is generated */
	const char *columns;         /* of csv, tsv and json, unless --columns names them; NULL: all */
	bool single;                 /* one record */
};

#define OUTPUT_ROWS(key, rows, keys) {.option = (key), .schema = &(rows), .record = #rows, .columns = (keys)}
#define OUTPUT_RECORD(key, row) {.option = (key), .schema = &(row), .record = #row, .single = true}
#define OUTPUTS(...) (const struct command_output[]){__VA_ARGS__, {0}}

#endif
