/* Cells of CSV, as RFC 4180 (2.6) quotes them: for lists, and for rows that are given back. */
#ifndef TABLE_QUOTE_H
#define TABLE_QUOTE_H

#include <stdbool.h>

#include "base/str.h"

/* Line breaks, double quotes and commas ask for quotes.  A blank or tab at an end asks for them too,
 * because readers, libcsv among them, cut it off; so does an empty cell that is `alone` in its line,
 * which would be an empty line and no record; so does a byte order mark, which at the beginning of a
 * file would be taken for that of the file. */
bool quote_is_needed(const char *text, bool alone);

/* Append the cell, with quotes when it needs them. */
void quote_add(struct str *out, const char *text, bool alone);

/* Append the cell with quotes. */
void quote_put(struct str *out, const char *text);

#endif
