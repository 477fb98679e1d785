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

enum rows_encoding { ROWS_UTF8, ROWS_GB18030 };
extern const struct choice rows_encodings[]; /* utf-8 gb18030 */

enum {
	ROWS_BYTES = 64 * 1024 * 1024, /* a file */
	ROWS_CELLS = 1000              /* a row */
};

/* Lines count from 1 as an editor shows them, columns in characters from 1. */
struct rows_cell {
	const char *text; /* as it stands in the file, in UTF-8; blanks around it are cut off
	                     unless they are quoted */
	size_t line;
	size_t column;
};

/* Where a row begins, to read it again. */
struct rows_spot {
	size_t offset; /* in the decoded text */
	size_t line;
	size_t column;
};

struct rows_row {
	struct rows_cell *cells;
	size_t cells_n;
	size_t line; /* where the row ends */
	size_t column;
	struct rows_spot begin;
};

struct rows {
	const char *name; /* of the file, for messages */
	struct rows_row header;
	struct rows_row *items; /* the rows below it, at least one */
	size_t n;
};

/* Read the table in `bytes`, which a NUL follows, of a file called `name` (kept).  ERR_MALFORMED
 * `name:line:column: ...` for bytes that are not of the encoding, NUL, quotation marks out of place or without an end,
 * a row of more than ROWS_CELLS cells, an empty file, and one with nothing below its headings.  A
 * row with too many or too few cells is read: see rows_check_width.  Strings are in the arena. */
int rows_read(const char *name, const char *bytes, size_t length, enum rows_encoding encoding,
	struct arena *arena, struct rows *rows, struct err *err);

/* A table that is too large to have all its cells in memory is decoded, walked over, and single
 * rows of it are read again. */
struct rows_text {
	const char *name;
	const char *bytes; /* UTF-8, checked, without a byte order mark; a NUL follows */
	size_t length;
};

/* The encoding that the bytes are in: GB18030 when they are that and neither they nor their first
 * line are UTF-8. */
enum rows_encoding rows_detect(const char *bytes, size_t length);

/* The text of the bytes, which a NUL follows; as rows_read. */
int rows_decode(const char *name, const char *bytes, size_t length, enum rows_encoding encoding,
	struct arena *arena, struct rows_text *text, struct err *err);

/* Call `each` for every row, which is borrowed until it returns; index 0 is the headings.  Non-zero
 * ends the walk and is returned.  The arena is reset after every row.  Fails as rows_read. */
int rows_walk(const struct rows_text *text,
	int (*each)(void *context, const struct rows_row *row, size_t index, struct err *err),
	void *context, struct arena *arena, struct err *err);

/* Read the row again that begins at the spot; in the arena. */
int rows_again(const struct rows_text *text, const struct rows_spot *spot, struct arena *arena,
	struct rows_row *row, struct err *err);

/* Has the row as many cells as there are headings?  ERR_MALFORMED otherwise, with the place of the
 * first cell too many or of the end of the row. */
int rows_check_width(const struct rows *rows, const struct rows_row *row, struct err *err);

/* The same for a row of a table that was walked over; `width` is the number of its headings. */
int rows_check_cells(const char *name, size_t width, const struct rows_row *row, struct err *err);

/* The index of the heading, blanks around it aside; `*times` is how often it stands there. */
size_t rows_find(const struct rows *rows, const char *heading, size_t *times);

/* Append one line of a CSV file, ended by LF. */
void rows_add_line(struct str *out, const char *const *cells, size_t cells_n);

/* UTF-8 text that came from rows_read in the encoding of its file; in the arena. */
int rows_encode(const struct str *text, enum rows_encoding encoding, struct arena *arena,
	const char **bytes, size_t *length, struct err *err);

#endif
