/* Structs into canonical YAML: the same record always gives the same bytes, so that a git diff
 * shows only what changed.
 *
 * Order of the field table; everything quoted but whole numbers, flags and literal blocks;
 * FIELD_TEXT always a literal block, a value of FIELD_PAIRS when it has a line break; LF; two
 * spaces; no line folding.  People read these files: a character outside the BMP stands as
 * itself. */
#ifndef RECORD_WRITE_H
#define RECORD_WRITE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "record/field.h"
#include "record/known.h"

/* Append one document to `out`; `first` is false for the second and later documents of a stream,
 * which begin with "---".  The text written is read back and compared with the struct before it
 * is handed out: a record that would not say what the struct says is a bug() of ours, and text
 * that cannot stand in a record (control characters) is ERR_MALFORMED, as is a value that
 * its field does not take, an empty required one, and a text beyond the size of record/read.h; a record
 * that would be too large is ERR_REFUSED by its name and size.
 * On failure `out` is as it was. */
int record_write(const struct schema *schema, const void *record, bool first, struct str *out,
	struct err *err);

/* As record_write, the same bytes.  Where the record ends with a list of the same key, whose first items are
 * some of those that were read, one after the other, and are written with the bytes they were read from, those are
 * not read back. */
int record_write_after(const struct schema *schema, const void *record, const struct record_was *was, bool first,
	struct str *out, struct err *err);

/* For whoever has read the record from these bytes, and asks whether it is written as they are: how many of them, from
 * the first on, are the record as record_write writes it.  Nothing is read back, as that was how it came here.  0
 * where they differ, and where more is to be done or said than this: record_write does. */
size_t record_write_match(const struct schema *schema, const void *record, bool first, const char *bytes, size_t length);

/* Of the records written one in 100 is read back a second time, by libyaml, the reference; from this call
 * on all of them are. */
void record_write_prove(void);

#endif
