/* What of a document needs not be read back, as it was read before from the same bytes: the items of a list that
 * grows at its end, as all lists of events do.  Internal to record/. */
#ifndef RECORD_KNOWN_H
#define RECORD_KNOWN_H

#include <stddef.h>

#include "base/arena.h"
#include "record/field.h"

/* A document that ends with a list, and the items that record_read made of it: what of them is written again
 * need not be read again. */
struct record_was {
	const char *bytes; /* without "---"; NULL: nothing is known */
	size_t length;
	const struct list *items;
};

/* Make of the document and the record those without the first items of the list they end with, as far as they were
 * read from the same bytes before; both stay as they are where nothing is known.  In `scratch`. */
void known_leave(const struct schema *schema, const struct record_was *was, const void **record, const char **bytes,
	size_t *length, struct arena *scratch);

#endif
