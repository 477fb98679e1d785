/* git, through its plumbing.
 *
 * Every call runs git(1) with a clean environment (no inherited GIT_*, no system or user
 * configuration, no hooks, no fsmonitor, no gc) in a store whose own configuration was checked
 * (store/git_config.h).  Object ids are 40 hexadecimal digits.
 *
 * A commit is made by `git fast-import` from what the transaction holds and from HEAD, never from
 * the index: a person's half-done `git add` therefore neither enters our commit nor is lost, and a
 * damaged index can never make us commit a damaged tree.  In the same run git hashes the files of
 * the work tree that are about to be overwritten and tells what HEAD has there, which shows hand
 * edits.  Measured on 5,600 files beside the sequence diff-index, cat-file, update-index,
 * write-tree, commit-tree, update-ref that does the same: 16 ms against 20 ms
 * (`git add` + `git commit`: 24 ms). */
#ifndef STORE_GIT_H
#define STORE_GIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct spool;
struct store;
struct lock;

enum { GIT_ID_SIZE = 41, GIT_FILE_BYTES = 64 * 1024 * 1024 };

struct git_change {
	const char *path; /* relative to the store */
	bool removes;
	const char *bytes; /* NULL: in the spool of the commit, at `at` */
	size_t length;
	int64_t at;
	bool existed; /* in the work tree */
};

struct git_commit {
	const char *name;    /* of author and committer */
	const char *email;
	int64_t authored;    /* moment */
	const char *message;
	const struct git_change *changes;
	size_t changes_n;
	const struct spool *spool; /* for changes whose bytes are not in memory */
	const char *parent;  /* id; "" for the first commit */
};

/* The commit HEAD points at ("" when there is none yet) and the branch it is on
 * ("refs/heads/main", NULL when detached), read from the files: no process. */
int git_head(struct store *store, char id[GIT_ID_SIZE], const char **branch, struct err *err);

/* The bytes a change wants: those in memory, or read from the spool into `buffer` (borrowed). */
int git_change_bytes(const struct git_change *change, const struct spool *spool,
	struct str *buffer, const char **bytes, struct err *err);

/* Write the objects of a commit; nothing points at it yet.  ERR_REFUSED names the first path whose
 * work-tree file is not what the parent has there (a hand edit). */
int git_write_commit(struct store *store, const struct lock *lock, const struct git_commit *commit,
	char id[GIT_ID_SIZE], struct err *err);

/* Make the index agree with the work tree on these paths (missing files leave it).  ERR_BUSY when a
 * person's git holds the index for longer than the lock's wait. */
int git_stage(struct store *store, const struct lock *lock, const char *const *paths,
	size_t paths_n, struct err *err);

/* Move HEAD's branch from `old` ("" for none) to `id`, if it still is `old`; ERR_BUSY if not. */
int git_move_head(struct store *store, const struct lock *lock, const char *id, const char *old,
	struct err *err);

/* Make work tree and index equal to HEAD on these paths; an unreadable index is rebuilt. */
int git_restore(struct store *store, const struct lock *lock, const char *const *paths,
	size_t paths_n, struct err *err);

/* The file of a clone that keeps .gitattributes away from records: a plain `git clone` lacks it. */
int git_guard_attributes(struct store *store, struct err *err);

/* Run any git command that only reads (for checks); its output is appended. */
int git_query(struct store *store, const char *const *arguments, const char *input,
	struct str *output, int *status, struct err *err);

/* `git init` at a directory and the settings of a new store; the store is not open yet. */
int git_create(const char *directory, const char *desk, const char *staff, struct arena *arena,
	struct err *err);

#endif
