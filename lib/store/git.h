/* git, through its plumbing.
 *
 * Every call runs git(1) with a clean environment (no inherited GIT_*, no system or user
 * configuration, no hooks, no fsmonitor, no gc) in a store whose own configuration was checked
 * (store/git_config.h).  Object ids are 40 hexadecimal digits. */
#ifndef STORE_GIT_H
#define STORE_GIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct store;
struct lock;

enum { GIT_ID_SIZE = 41, GIT_FILE_BYTES = 64 * 1024 * 1024 };

/* The commit HEAD points at ("" when there is none yet) and the branch it is on
 * ("refs/heads/main", NULL when detached), read from the files: no process. */
int git_head(struct store *store, char id[GIT_ID_SIZE], const char **branch, struct err *err);

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
