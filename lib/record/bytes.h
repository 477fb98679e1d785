/* What can be said of a file of records before it is parsed: the checks that need no YAML.
 *
 * Internal to record/.  The parser would let some of these pass (CR, bidi controls), name others
 * in its own words (NUL, broken UTF-8) or read a wrong record from them (a cut file, conflict
 * markers), so they are settled here, on the bytes. */
#ifndef RECORD_BYTES_H
#define RECORD_BYTES_H

#include <stddef.h>

#include "base/err.h"

/* What a record may be at most. */
enum {
	RECORD_DEPTH = 8,                      /* collections within each other */
	RECORD_KEY_BYTES = 128,                /* a key of FIELD_PAIRS */
	RECORD_SCALAR_BYTES = 64 * 1024,       /* one scalar */
	RECORD_FILE_BYTES = 256 * 1024,        /* a file of one record */
	RECORD_VOLUME_BYTES = 16 * 1024 * 1024 /* a file of many */
};

/* ERR_MALFORMED `path:line:column: ...` (columns in characters) for an empty file, one longer than
 * `limit` bytes, UTF-16, a byte order mark, bytes that are no UTF-8, CR, NUL, control, bidi and
 * invisible characters, conflict markers of a merge, and a last line without a newline. */
int bytes_check(const char *path, const char *bytes, size_t length, size_t limit,
	struct err *err);

/* The same for `length` bytes of a text that a parser made, where an escape may have brought in what
 * the file had not; line breaks are welcome, and the message has no place (base/utf8.h). */
int bytes_check_text(const char *text, size_t length, struct err *err);

#endif
