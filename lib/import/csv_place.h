/* A place in a file of text: lines from 1 as an editor shows them, columns in characters from 1. */
#ifndef IMPORT_CSV_PLACE_H
#define IMPORT_CSV_PLACE_H

#include <stddef.h>

#include "base/err.h"

struct csv_place {
	size_t line;
	size_t column;
};

/* Go past the byte `c`, which `next` follows. */
void csv_place_move(struct csv_place *place, char c, char next);

/* The place of a byte of the text. */
struct csv_place csv_place_of(const char *bytes, size_t offset);

/* ERR_MALFORMED "NAME:LINE:COLUMN: WHAT". */
int csv_place_refuse(const char *name, struct csv_place place, const char *what, struct err *err);

#endif
