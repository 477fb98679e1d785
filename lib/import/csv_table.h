/* Tables of text in CSV files: what other systems and spreadsheets hand over.
 *
 * RFC 4180 through libcsv: cells parted by commas or the like, quoted where they hold some, quotation marks
 * (doubled) or line breaks; CRLF, LF or CR; empty lines are passed over; a byte order mark is
 * accepted.  Every cell knows its place in the file, so that whoever refuses it can name it.
 * The first line is the headings.  Knows no business noun. */
#ifndef IMPORT_CSV_TABLE_H
#define IMPORT_CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "import/import_encoding.h"

enum {
	CSV_TABLE_BYTES = 64 * 1024 * 1024, /* a file */
	CSV_TABLE_CELLS = 1000              /* a row */
};

/* Lines count from 1 as an editor shows them, columns in characters from 1. */
struct csv_table_cell {
	const char *text; /* as it stands in the file, in UTF-8; blanks around it are cut off
	                     unless they are quoted */
	size_t line;
	size_t column;
};

/* Where a row begins, to read it again. */
struct csv_table_place {
	size_t offset; /* in the decoded text */
	size_t line;
	size_t column;
};

struct csv_table_row {
	struct csv_table_cell *cells;
	size_t cells_n;
	size_t line; /* where the row ends */
	size_t column;
	struct csv_table_place begin;
	const char *fault; /* what is wrong with it, with its place; then its one cell is its first line */
};

/* A table of a whole city does not fit into memory as cells: it is decoded, walked over, and single
 * rows of it are read again. */
struct csv_table_text {
	const char *name;  /* of the file, for messages */
	const char *bytes; /* UTF-8, checked, without a byte order mark; a NUL follows */
	size_t length;
	enum import_encoding encoding; /* of the file */
	bool guessed;               /* import/import_encoding.h */
	char delimiter;
	struct csv_table_place begin; /* of the first row */
};

/* The text of the bytes, which a NUL follows, of a file called `name` (kept), behind `skip_lines` lines; for
 * IMPORT_ENCODING_DETECT the encoding is found out (import_encoding_read).  Cells are parted by what most lines
 * have most of, comma, TAB or semicolon, by full-width commas where they have nothing else, or as a line
 * "sep=;" above the headings says.  In the arena, or the bytes themselves. */
int csv_table_open(const char *name, const char *bytes, size_t length, enum import_encoding encoding,
	size_t skip_lines, struct arena *arena, struct csv_table_text *text, struct err *err);

/* Call `each` for every row, which is borrowed until it returns; index 0 is the headings.  Non-zero
 * ends the walk and is returned.  The arena is reset after every row.  A row with
 * quotation marks out of place or without an end, or more than CSV_TABLE_CELLS cells, has a fault, and the
 * next one begins with the next line.  ERR_MALFORMED for an empty file, and one with nothing below its
 * headings.  A row with too many or too few cells is read: see csv_table_check_width. */
int csv_table_walk(const struct csv_table_text *text,
	int (*each)(void *context, const struct csv_table_row *row, size_t index, struct err *err),
	void *context, struct arena *arena, struct err *err);

/* Read the row again that begins at `from`; in the arena. */
int csv_table_again(const struct csv_table_text *text, const struct csv_table_place *from, struct arena *arena,
	struct csv_table_row *row, struct err *err);

/* Has the row `width` cells, as many as there are headings?  ERR_MALFORMED otherwise, with the place
 * of the first cell too many or of the end of the row. */
int csv_table_check_width(const struct csv_table_text *text, size_t width, const struct csv_table_row *row,
	struct err *err);

/* Append one line of a CSV file, ended by LF. */
void csv_table_add_line(struct str *out, const char *const *cells, size_t cells_n);

/* The lines of the text: it has at most so many rows. */
size_t csv_table_lines(const struct csv_table_text *text);

#endif
