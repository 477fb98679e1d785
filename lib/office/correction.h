/* What ticket-edit and account-edit may correct of a record: the fields of a table, each given anew or emptied. */
#ifndef OFFICE_CORRECTION_H
#define OFFICE_CORRECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;
struct field;
struct schema;
struct words;

struct correction_field {
	const char *key;
	bool emptied; /* it may be emptied */
	int source;   /* whose word it is, where that matters to the caller */
};

/* What was typed: `empty` are keys, `to` is a record of the schema with the members that are given. */
struct correction {
	const struct schema *schema;
	const struct words *empty;
	const void *to;
};

/* For option tables: is the text the key of one of the `n` fields that may be emptied? */
int correction_check_emptied(const struct correction_field *fields, size_t n, const char *text, struct err *err);

/* Sets *value to what the field is to become, "" for nothing, in `mem`, or to NULL when nothing was typed of it.  Returns
 * the field, or NULL (ERR_USAGE) when it is given and emptied. */
const struct field *correction_of(const struct correction *correction, const char *key, struct arena *mem,
	const char **value, struct err *err);

#endif
