/* What people call fields that a value names by their keys. */
#ifndef RECORD_FIELD_TITLE_H
#define RECORD_FIELD_TITLE_H

#include "base/arena.h"
#include "record/field.h"

/* The field of the key: its title in the language of the messages; in English, and where the schema has
 * none, the key itself, which is English. */
const char *field_title(const struct schema *schema, const char *key);

/* The same of several, "department, due"; in the arena. */
const char *field_title_all(const struct schema *schema, const struct words *keys, struct arena *arena);

#endif
