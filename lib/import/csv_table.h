/* Tables of text in CSV files: what other systems and spreadsheets hand over.
 *
 * RFC 4180 through libcsv: cells parted by commas, quoted where they hold commas, quotation marks
 * (doubled) or line breaks; CRLF, LF or CR; empty lines are passed over; a byte order mark is
 * accepted.  Every cell knows its place in the file, so that whoever refuses it can name it.
 * The first line is the headings.  Knows no business noun. */
#ifndef IMPORT_CSV_TABLE_H
#define IMPORT_CSV_TABLE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "record/field.h"

enum csv_table_encoding { CSV_TABLE_DETECT, CSV_TABLE_UTF8, CSV_TABLE_GB18030 };
extern const struct choice csv_table_encodings[]; /* "" utf-8 gb18030 */

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
};

/* A table of a whole city does not fit into memory as cells: it is decoded, walked over, and single
 * rows of it are read again. */
struct csv_table_text {
	const char *name;  /* of the file, for messages */
	const char *bytes; /* UTF-8, checked, without a byte order mark; a NUL follows */
	size_t length;
	enum csv_table_encoding encoding; /* of the file */
};

/* The encoding that the bytes are in: GB18030 when they are that and neither they nor their first
 * line are UTF-8. */
enum csv_table_encoding csv_table_detect(const char *bytes, size_t length);

/* The text of the bytes, which a NUL follows, of a file called `name` (kept); for CSV_TABLE_DETECT
 * the encoding is found out.  ERR_MALFORMED `name:line:column: ...` for bytes that are not of the
 * encoding, and NUL.  In the arena, or the bytes themselves. */
int csv_table_decode(const char *name, const char *bytes, size_t length, enum csv_table_encoding encoding,
	struct arena *arena, struct csv_table_text *text, struct err *err);

/* Call `each` for every row, which is borrowed until it returns; index 0 is the headings.  Non-zero
 * ends the walk and is returned.  The arena is reset after every row.  ERR_MALFORMED with the place
 * for quotation marks out of place or without an end, a row of more than CSV_TABLE_CELLS cells, an
 * empty file, and one with nothing below its headings.  A row with too many or too few cells is
 * read: see csv_table_check_width. */
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

/* UTF-8 text in the encoding of a file (not CSV_TABLE_DETECT); in the arena. */
int csv_table_encode(const struct str *text, enum csv_table_encoding encoding, struct arena *arena,
	const char **bytes, size_t *length, struct err *err);

#endif
