/* Two histories of a store joined: what the tree of their merge commit has.
 *
 * Computed from commits alone, so that it works in a bare repository; the same whichever of the two is called
 * ours.  What one side changed since the merge base is taken as it is, unread.  What both changed:
 *
 *     tickets       by id, wherever they lie: in open, closed or a volume; their events joined
 *                   (merge/record_merge.h).  One that is disputed lies in tickets/open
 *     accounts, staff, desks   document by document, in the same way
 *     day books, registers, operations, histories of accounts   document by document
 *     all else has one writer: of two versions the one that a merge base has gives way
 *
 * The work is in proportion to what both changed. */
#ifndef MERGE_STORE_MERGE_H
#define MERGE_STORE_MERGE_H

#include "base/arena.h"
#include "base/err.h"
#include "store/tree.h"

struct store;

/* What the merge of the commits has otherwise than `ours`, by path; in the arena.  ERR_REFUSED, with both commits named,
 * where they cannot be joined: no history in common, an event that one of them has lost or rewritten, a file of
 * one writer that two wrote. */
int store_merge(struct store *store, const char *ours, const char *theirs, struct arena *arena,
	struct tree_change_list *changes, struct err *err);

#endif
