/* A commit, from what a transaction holds.
 *
 * A commit is made from what the transaction holds and from HEAD, never from
 * the index: a person's half-done `git add` therefore neither enters our commit nor is lost, and a
 * damaged index can never make us commit a damaged tree.  The trees tell, too, what HEAD has at
 * the paths, which shows hand edits.
 *
 * Two ways lead to the same objects, byte for byte.  Where the trees that change can be read in process, as is usual, it is
 * made so (git_commit_made); else by `git fast-import`. */
#ifndef TXN_GIT_COMMIT_H
#define TXN_GIT_COMMIT_H

#include <stdbool.h>

#include "base/err.h"
#include "store/git.h"
#include "txn/git_change.h"

struct lock;
struct store;

/* Write the objects of a commit; nothing points at it yet.  ERR_REFUSED names the first path whose
 * work-tree file is not what the parent has there (a hand edit). */
int git_commit_write(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err);

/* The first way: loose objects, a temporary each and a rename to the final name, or one pack where there are many files
 * or bytes (txn/git_commit_pack.h).  Never flushed by themselves, as the commit is published with all of the disk
 * (txn/publish.h).  The id goes to refs/onestop/txn, which keeps a `git gc` beside us from taking for rubbish what no
 * branch has yet.  *made is false, and nothing is written, where this is for git: a commit of gigabytes, or trees that
 * cannot be read here. */
int git_commit_made(struct store *store, const struct git_commit *commit, char id[GIT_ID_SIZE], bool *made,
	struct err *err);

/* The second way. */
int git_commit_import(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err);

#endif
