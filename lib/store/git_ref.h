/* Refs, read and written in process: loose files first, then packed-refs. */
#ifndef STORE_GIT_REF_H
#define STORE_GIT_REF_H

#include <stdbool.h>

#include "base/err.h"
#include "store/git.h"

struct store;

/* The commit HEAD points at ("" when there is none yet) and the branch it is on
 * ("refs/heads/main", NULL when detached), read from the files: no process. */
int git_ref_head(struct store *store, char id[GIT_ID_SIZE], const char **branch, struct err *err);

/* The commit that "refs/heads/main" and its like name; "" when there is no such ref. */
int git_ref_read(struct store *store, const char *ref, char id[GIT_ID_SIZE], struct err *err);

/* Write the ref: the file `temp` (relative to the store, on the same disk), then a rename.  Whoever
 * calls holds what keeps others from writing it. */
int git_ref_write(struct store *store, const char *ref, const char *id, const char *temp,
	struct err *err);

/* Is `ancestor` the commit itself or one of those before it?  Starts git unless they are equal. */
int git_ref_contains(struct store *store, const char *commit, const char *ancestor, bool *contains,
	struct err *err);

#endif
