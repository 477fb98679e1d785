/* What goes into a pack, and what is alike: the list that `git pack-objects` reads.
 *
 * Every version of a file that a day's commits made stands in it, and the one before the first of them, under a
 * name of 13 letters that no other path has.  git looks for what is alike among objects whose names end alike,
 * and those of account blocks all do (00012345.yaml): with real names it compares a block with ten others and
 * not with itself.  1,000 commits then cost 2 MB, and 5 MB without names; so they cost 0.3. */
#ifndef MAINTAIN_PACK_LIST_H
#define MAINTAIN_PACK_LIST_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "store/spool.h"

struct store;

struct pack_list {
	struct store *store;
	struct spool spool;
	struct str text; /* its end */
};

/* Add what the commits have that `head` has and `since` (NULL: is not known; then those that are not packed)
 * has not. */
int pack_list_history(struct pack_list *list, const char *since, const char *head, struct err *err);

/* Add an object of which nothing is known. */
int pack_list_add(struct pack_list *list, const char *id, struct err *err);

/* All that was added is in the spool. */
int pack_list_end(struct pack_list *list, struct err *err);

void pack_list_close(struct pack_list *list);

#endif
