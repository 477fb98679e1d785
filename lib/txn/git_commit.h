/* A commit, from what a transaction holds.
 *
 * A commit is made from what the transaction holds and from HEAD, never from
 * the index: a person's half-done `git add` therefore neither enters our commit nor is lost, and a
 * damaged index can never make us commit a damaged tree.  The trees tell, too, what HEAD has at
 * the paths, which shows hand edits.
 *
 * Two ways lead to the same objects, byte for byte.  Where the trees that change lie loose and the commit is
 * small, both usual, it is made in process (git_commit_loose); else by `git fast-import`. */
#ifndef TXN_GIT_COMMIT_H
#define TXN_GIT_COMMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/str.h"
#include "store/git.h"

struct lock;
struct spool;
struct store;

struct git_change {
	const char *path; /* relative to the store */
	bool removes;
	const char *bytes; /* NULL: in the spool of the commit, at `at` */
	size_t length;
	int64_t at;
	char old_id[GIT_ID_SIZE]; /* of the file in the work tree, zeros for none: and so in the parent */
	char new_id[GIT_ID_SIZE]; /* zeros: removed */
	struct stat seen;	  /* the file in the work tree when it was hashed */
};

struct git_commit {
	const char *name;    /* of the author */
	const char *email;
	const char *desk;    /* the committer: "XS <XS@desk.onestop>"; NULL or "": the author */
	int64_t authored;    /* moment */
	int64_t committed;   /* moment: by the machine's clock */
	const char *message;
	const struct git_change *changes;
	size_t changes_n;
	const struct spool *spool; /* for changes whose bytes are not in memory */
	const char *parent;  /* id; "" for the first commit */
};

/* The bytes a change wants: those in memory, or read from the spool into `buffer` (borrowed). */
int git_commit_bytes(const struct git_change *change, const struct spool *spool,
	struct str *buffer, const char **bytes, struct err *err);

/* Write the objects of a commit; nothing points at it yet.  ERR_REFUSED names the first path whose
 * work-tree file is not what the parent has there (a hand edit). */
int git_commit_write(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err);

/* The first way: loose objects, a temporary each and a rename to the final name, never flushed one by one,
 * as the commit is published with all of the disk (txn/publish.h).  The id goes to refs/onestop/txn, which
 * keeps a `git gc` beside us from taking for rubbish what no branch has yet.  *made is false, and nothing is
 * written, where this is for git: a commit of many files or bytes, or trees that do not lie loose. */
int git_commit_loose(struct store *store, const struct git_commit *commit, char id[GIT_ID_SIZE], bool *made,
	struct err *err);

/* The second way. */
int git_commit_import(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err);

#endif
