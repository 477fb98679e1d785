/* The objects that were read last.  Whoever looks at a file of a commit looks at it more than once, as a file and as
 * records, and git takes a large one out of its pack anew every time. */
#ifndef HISTORY_HISTORY_KEPT_H
#define HISTORY_HISTORY_KEPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { HISTORY_KEPT = 12 };

struct history_kept {
	struct {
		struct str name;
		struct str bytes;
	} items[HISTORY_KEPT];
	size_t next; /* which one is replaced */
};

/* Replace what `into` has by the object of that name; false when it is not kept. */
bool history_kept_find(const struct history_kept *kept, const char *name, struct str *into);

/* Keep it in the place of the oldest, unless it is larger than most. */
void history_kept_add(struct history_kept *kept, const char *name, const struct str *bytes);

void history_kept_end(struct history_kept *kept);

#endif
