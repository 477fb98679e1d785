/* YAML into structs, by field table, and strict: a record means one thing or is refused.
 *
 * Accepts one form of YAML only: block or flow mappings and sequences of scalars to the depth of
 * the schema.  Refused with `path:line:column`, never dropped: unknown keys, duplicate keys (both
 * lines named), missing required keys, anchors, aliases, tags, merge and complex keys, nesting
 * deeper than the schema, BOM, UTF-16, CR, NUL, control, bidi and invisible characters (also as
 * escapes), conflict markers, an empty file, a file without a final newline (cut), values that
 * their field does not take.  Scalars are text until their field reads them: NO, 0123 and 12:30
 * stay what they are. */
#ifndef RECORD_READ_H
#define RECORD_READ_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/bytes.h"
#include "record/field.h"

/* Read exactly one document from `bytes` into `record` (schema->size bytes, zeroed by the
 * caller).  `path` is for messages only.  Strings are in the arena. */
int record_read(const struct schema *schema, void *record, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct err *err);

/* Read a stream of documents; `each` is called for every record with the line its document begins
 * on, and ends the reading by returning non-zero (which is returned; it fills `err`).  A file with
 * no document is refused. */
int record_read_stream(const struct schema *schema, const char *path, const char *bytes,
	size_t length, struct arena *arena,
	int (*each)(void *context, void *record, size_t line, struct err *err), void *context,
	struct err *err);

#endif
