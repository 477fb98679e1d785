/* A map of account-import: which column of a table gives which field of an account, where its headings
 * do not say so, and what the words in its cells stand for.  A YAML file that a utility writes. */
#ifndef IMPORT_ACCOUNT_MAP_H
#define IMPORT_ACCOUNT_MAP_H

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct account_map_column {
	const char *field;  /* key of account_schema */
	const char *column; /* the heading */
};

/* What a text in the column of a field stands for: what could have stood there itself. */
struct account_map_word {
	const char *field;
	const char *text;
	const char *value;
};

struct account_map {
	const char *name;
	int encoding;        /* enum import_encoding */
	struct list columns; /* struct account_map_column */
	struct list words;   /* struct account_map_word */
};

extern const struct schema account_map_schema;

/* For field tables: a field of an account that a table may give. */
int account_map_check_field(const char *key, struct err *err);

/* Read and check the map in the file `path`. */
int account_map_read(const char *path, struct arena *arena, struct account_map *map,
	struct err *err);

/* The field that the column with this heading gives, blanks around it aside; NULL for none. */
const char *account_map_field(const struct account_map *map, const char *heading);

/* What the text in the column of the field `key` stands for: itself when the map does not say. */
const char *account_map_meaning(const struct account_map *map, const char *key, const char *text);

#endif
