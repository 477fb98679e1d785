/* JSON Schemas (draft-07) from field tables: of what stands in a store, and of what programs print.
 *
 * draft-07 is what editors know (yaml-language-server) and what the validators of all systems can.  A file
 * says of each field what it is in both languages, its type, its pattern or its choices; a key that is not
 * of the table is refused, as the programs refuse it.
 *
 * A record in a file is what record/write.h writes: an empty field is not there.  In what is printed
 * every column is there and null when it is empty (table/out.h); personal data may be masked, so they
 * have no pattern. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <stdbool.h>

#include <jansson.h>

#include "record/field.h"

/* Text of one line, without the control characters that no record has. */
#define ONE_LINE "^[^\x01-\x08\x0a-\x1f\x7f]+$"

/* Schemas under way to one file: the records within records go to its definitions, each once. */
struct schema_build {
	json_t *definitions;
	bool printed; /* what programs print, not what stands in files */
	struct arena arena;
};

/* An object with the fields of the schema, and no others.  `columns` ("id,due") are those that must be
 * there, "" none; NULL: those that a record always has. */
json_t *schema_object(struct schema_build *build, const struct schema *schema, const char *columns);

/* Is the key an item of the list "id,due"?  NULL: every key is. */
bool schema_has_column(const char *columns, const char *key);

/* The Chinese of a msgid, NULL when there is none. */
const char *schema_chinese(const char *msgid);

/* One file to standard output: the schema of a record of a store by its name, or of what a program prints
 * (its spec).  Programs that print no rows are none of it: nothing is written. */
void schema_record(const char *name);
void schema_output(const json_t *program);

/* The names of the records, one a line; and which files of a store they are of, for editors that
 * take a catalogue of schemas. */
void schema_names(void);
void schema_catalogue(void);

#endif
