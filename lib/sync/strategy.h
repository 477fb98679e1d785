/* The merge of a store as a strategy of git merge. */
#ifndef SYNC_STRATEGY_H
#define SYNC_STRATEGY_H

#include "base/arena.h"
#include "base/err.h"

/* Join the two commits that are named behind "--", as git gives them to a strategy, in the store of the current directory.
 * What the merge has is in index and work tree then, and git makes the commit. */
int strategy_run(int argc, char **argv, struct arena *mem, struct err *err);

#endif
