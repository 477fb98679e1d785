/* The encoding of a file that comes in: found out, read, written.
 *
 * A byte order mark says it (UTF-8, UTF-16), whatever else was said; else who typed or wrote a map.  Without
 * either the bytes are read as UTF-8 and as GB18030, and the reading with fewer faults is taken: bytes that
 * are no character of it, and characters that a Chinese table does not have: letters of other scripts and,
 * where the bytes are read as GB18030, Han beyond GB 2312, of which misread UTF-8 is full, and Han within a
 * word of Latin letters.  Where both are as bad nothing is guessed, nor where it may be UTF-16 without its
 * mark: what to try is told. */
#ifndef IMPORT_IMPORT_ENCODING_H
#define IMPORT_IMPORT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "record/choice.h"

enum import_encoding { IMPORT_ENCODING_DETECT, IMPORT_ENCODING_UTF8, IMPORT_ENCODING_GB18030, IMPORT_ENCODING_UTF16LE,
	IMPORT_ENCODING_UTF16BE };
extern const struct choice import_encoding_names[]; /* "" utf-8 gb18030 utf-16le utf-16be */

/* Bytes as text. */
struct import_text {
	const char *bytes; /* UTF-8, checked, without byte order marks at its beginning; a NUL follows */
	size_t length;
	enum import_encoding encoding; /* of the file */
	bool guessed;      /* nobody said so, and it is not ASCII alone */
};

/* The encoding of the bytes; IMPORT_ENCODING_DETECT when it cannot be told. */
enum import_encoding import_encoding_detect(const char *bytes, size_t length);

/* The text of the bytes, which a NUL follows, of a file called `name`; for IMPORT_ENCODING_DETECT the
 * encoding is found out.  ERR_MALFORMED `name:line:column: ...` for bytes that are not of the encoding,
 * NUL, an encoding that cannot be told, and what is no table at all under the name of one (a workbook, a web
 * page).  In the arena, or the bytes themselves. */
int import_encoding_read(const char *name, const char *bytes, size_t length, enum import_encoding encoding,
	struct arena *arena, struct import_text *text, struct err *err);

/* UTF-8 text in an encoding (not IMPORT_ENCODING_DETECT), with the mark that UTF-16 needs; in the arena. */
int import_encoding_write(const struct str *text, enum import_encoding encoding, struct arena *arena,
	const char **bytes, size_t *length, struct err *err);

#endif
