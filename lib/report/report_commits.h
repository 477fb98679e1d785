/* The commits of the store, the newest first, each with its message and the paths that it changed; for
 * reports of who did what.  One git for the whole walk, which is left when enough was seen: a day of a
 * store with a hundred thousand commits costs no more than one of a small store. */
#ifndef REPORT_REPORT_COMMITS_H
#define REPORT_REPORT_COMMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/git.h"

struct store;

struct report_commit_change {
	const char *path;
	char old_id[GIT_ID_SIZE]; /* zeros: there was no such file */
	char new_id[GIT_ID_SIZE]; /* zeros: there is none any more */
};

struct report_commit {
	const char *id;
	int64_t authored; /* moment */
	const char *author;
	const char *message;
	struct report_commit_change *changes; /* none for a merge; with paths, those of them */
	size_t changes_n;
};

struct report_commits {
	const char *const *paths; /* only commits that change one of these, ended by NULL; NULL: all */
	int since;                /* leave out what was committed before the day before this date; 0: nothing.
	                             In a store with a test clock nothing is left out. */
	/* Borrows the commit; with `*enough` the walk ends. */
	int (*each)(void *context, const struct report_commit *commit, bool *enough, struct err *err);
	void *context;
};

/* ERR_SYSTEM when git cannot read its objects.  `scratch` is reset after every commit. */
int report_commits_walk(struct store *store, const struct report_commits *commits, struct arena *scratch,
	struct err *err);

#endif
