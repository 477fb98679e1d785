/* The objects of a large commit as one pack, made in process (git/git_pack_write.h).  What is put aside on disk is
 * compressed when it is put, as whoever shares the work does that in its own process (txn/txn_share.h). */
#ifndef TXN_GIT_COMMIT_PACK_H
#define TXN_GIT_COMMIT_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "git/git_tree.h"

struct git_change;
struct git_commit;
struct spool;
struct store;

/* Put the bytes of a change into the spool: as they are, for the work tree, and as they stand in a pack. */
int git_commit_pack_put(struct git_change *change, struct spool *spool, struct store *store, const char *bytes,
	size_t length, struct err *err);

/* Is it of a size that one pack can have? */
bool git_commit_pack_may(const struct git_commit *commit);

/* The blobs, the trees and the commit itself (`text`, whose name is `id`); temporaries are named in the arena. */
int git_commit_pack_write(struct store *store, const struct git_commit *commit, const struct git_tree_list *trees,
	const char *text, const char *id, struct arena *arena, struct err *err);

#endif
