/* The trees of two commits, compared, and commits made of parents and changes: what merging and adopting work on.  Reads
 * and writes objects only, never the work tree, so it works in a bare repository, too. */
#ifndef STORE_TREE_H
#define STORE_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sha1.h"
#include "store/git.h"

struct lock;
struct store;

/* A path that two commits have differently. */
struct tree_change {
	const char *path;
	char old_id[SHA1_TEXT_SIZE]; /* the blob of the first; zeros for none */
	char new_id[SHA1_TEXT_SIZE]; /* of the second */
	const char *bytes;	     /* of the second, where no object has them yet; NULL: one has */
	size_t length;
};

struct tree_change_list {
	struct tree_change *items; /* by path */
	size_t n;
	size_t room;
};

/* What differs between the commits `from` ("": an empty tree) and `to`.  ERR_MALFORMED for what no store has:
 * a link, a module, an executable file. */
int tree_diff(struct store *store, const char *from, const char *to, struct arena *arena,
	struct tree_change_list *changes, struct err *err);

/* All merge bases of two commits, sorted by id; `*n` is 0 when they have no history in common. */
int tree_bases(struct store *store, const char *ours, const char *theirs, struct arena *arena,
	const char ***bases, size_t *n, struct err *err);

/* A commit of two parents, or of one. */
struct tree_merge {
	const char *ours;   /* id */
	const char *theirs; /* id; NULL: there is none */
	const char *name;   /* of the author */
	const char *email;
	const char *desk;   /* the committer: "XS <XS@desk.onestop>"; NULL: the author */
	int64_t authored;   /* moments */
	int64_t committed;
	const char *message;
	const struct tree_change_list *changes; /* against `ours` */
};

/* Write it; refs/onestop/txn keeps it, and nothing else leads to it.  The lock (may be NULL) is inherited. */
int tree_commit(struct store *store, const struct lock *lock, const struct tree_merge *merge,
	char id[GIT_ID_SIZE], struct err *err);

#endif
