/* A place in a file of text: lines from 1 as an editor shows them, columns in characters from 1. */
#ifndef BASE_TEXT_PLACE_H
#define BASE_TEXT_PLACE_H

#include <stddef.h>

#include "base/err.h"

struct text_place {
	size_t line;
	size_t column;
};

/* Go past the byte `c`, which `next` follows. */
void text_place_move(struct text_place *place, char c, char next);

/* The place of a byte of the text. */
struct text_place text_place_of(const char *bytes, size_t offset);

/* ERR_MALFORMED "NAME:LINE:COLUMN: WHAT". */
int text_place_refuse(const char *name, struct text_place place, const char *what, struct err *err);

#endif
