/* Fields asked for one after the other by keys that stand in the order of the table, as events have them. */
#ifndef RECORD_FIELD_NEXT_H
#define RECORD_FIELD_NEXT_H

#include <stddef.h>

#include "record/field.h"

/* As field_find, looking from *next on first; *next becomes what stands behind the found one. */
const struct field *field_next(const struct schema *schema, const char *key, size_t *next);

#endif
