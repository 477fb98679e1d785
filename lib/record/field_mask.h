/* The values of fields as who may not see personal data sees them. */
#ifndef RECORD_FIELD_MASK_H
#define RECORD_FIELD_MASK_H

#include <stdbool.h>

#include "base/arena.h"
#include "record/field.h"

/* `text`, a value of the field: numbers and free text masked as its flags ask, and with `all` names and house
 * numbers too.  In the arena or `text` itself. */
const char *field_mask(const struct field *field, const char *text, bool all, struct arena *arena);

/* The same of two values, all masked, so that what differs is seen to: where the masks are alike, the first
 * character that is another one is shown in its place, or, where nothing would stay hidden, alone ("…明"). */
void field_mask_apart(const struct field *field, const char *before, const char *after, struct arena *arena,
	const char *shown[2]);

#endif
