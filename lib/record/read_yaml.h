/* The reader of records that takes any YAML that record/read.h allows, by libyaml.
 *
 * Internal to record/: the reference.  It reads what record/canonical.h does not take, says what is
 * wrong with it and where, and is asked for a second opinion of some of the records that are written.
 * All functions want bytes that bytes_check has passed. */
#ifndef RECORD_READ_YAML_H
#define RECORD_READ_YAML_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

/* record_read, but by libyaml whatever the bytes are. */
int record_read_yaml(const struct schema *schema, void *record, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct err *err);

/* record_read_stream for what begins on `line` of its file (1: with the file itself), at a "---". */
int record_read_yaml_stream(const struct schema *schema, const char *path, const char *bytes,
	size_t length, size_t line, struct arena *arena,
	int (*each)(void *context, void *record, size_t line, struct err *err), void *context,
	struct err *err);

#endif
