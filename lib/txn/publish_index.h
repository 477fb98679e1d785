/* The index that a commit is published with. */
#ifndef TXN_PUBLISH_INDEX_H
#define TXN_PUBLISH_INDEX_H

#include <stddef.h>
#include <stdbool.h>

#include "base/err.h"
#include "git/git_index.h"
#include "git/journal.h"

struct lock;
struct store;

struct publish_index {
	struct store *store;
	const struct lock *lock;
	const struct journal *journal;
	const char *head; /* the commit that the index belongs to so far; "" for none */
	const struct git_index_change *changes; /* sorted by path */
	size_t changes_n;
	bool checks; /* refuse when the index is not HEAD's, unless it can be told why (txn/stale.h) */
};

/* Write NONCE-index, and NONCE-oldindex as a second name of the index that there is (if there is one).
 * `trailer`: how the new one ends.  git's index.lock is held. */
int publish_index_write(const struct publish_index *order, char trailer[SHA1_TEXT_SIZE],
	struct err *err);

/* How .git/index ends; zeros when there is none.  `*form` may be NULL. */
int publish_index_look(struct store *store, char trailer[SHA1_TEXT_SIZE], bool *broken,
	struct err *err);

#endif
