/* Many packs become one.
 *
 * All of them, where that is a matter of seconds; the largest is left alone while the others together are small
 * beside it, so that ten years are not written anew every night. */
#ifndef MAINTAIN_PACK_MERGE_H
#define MAINTAIN_PACK_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct store;

/* Bring packs together; `*left` is how many there are then.  For the `first` time what is alike is looked for in all
 * that is there, later only in what a night adds. */
int pack_merge(struct store *store, bool first, size_t *left, struct err *err);

/* Look after what a packing that was killed left: a file that nobody finished within a day goes, a pack that lost
 * its index gets one. */
int pack_merge_clean(struct store *store, struct err *err);

#endif
