/* Keeping a record longer than the arena it was read into. */
#ifndef RECORD_COPY_H
#define RECORD_COPY_H

#include "base/arena.h"
#include "record/field.h"

/* Make `to` a copy of `from`, its texts, words, pairs and lists in the arena too; members that are no
 * field of the schema are emptied.  Both are structs of the schema's size, and not the same. */
void record_copy(const struct schema *schema, void *to, const void *from, struct arena *arena);

/* The same of one member. */
void record_copy_field(const struct field *field, void *to, const void *from, struct arena *arena);

#endif
