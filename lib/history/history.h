/* The history of a store, commit by commit from the first to HEAD, a parent always before its child.
 *
 * Three processes of git for the whole walk, each asked for one thing after the other: what is in
 * memory is a commit, the paths that it changes, and the few files that were asked for last. */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "store/git.h"

struct history;
struct store;

struct history_commit {
	const char *id;
	const char **parents; /* ids */
	size_t parents_n;
	const char *author;    /* mail */
	const char *committer;
	int64_t authored;     /* moments */
	int64_t committed;
	const char *message;
	const char *text;      /* all of it as git keeps it, headers first */
	size_t length;
	bool cut;              /* a clone that has not all of the history begins with it: its parents are not here */
};

struct history_change {
	const char *path;
	char old_id[GIT_ID_SIZE]; /* "" when the parent has no such file */
	char new_id[GIT_ID_SIZE]; /* "" when the commit has none */
	unsigned mode;            /* of git, in the commit: 0100644 is a file; 0: it has none; a directory only where that is empty */
	unsigned was;  /* in the parent */
};

struct history_change_list {
	struct history_change *items;
	size_t n;
};

/* Begin.  A store without a commit has none to give.  Close with history_close, also on failure. */
int history_open(struct store *store, struct history **history, struct err *err);

/* The same of the commits that `git rev-list` gives for these words, NULL-terminated ("ID", "--not", "--all");
 * NULL: of none yet. */
int history_open_range(struct store *store, const char *const *words, struct history **history, struct err *err);

/* Go on with those of other words, once all were given. */
int history_range(struct history *history, const char *const *words, struct err *err);

/* In a process that was forked off, of a history that the other reads on: with processes of git of its own, and no
 * commits to come. */
int history_part(struct history *history, struct err *err);

void history_close(struct history *history); /* accepts NULL */

/* The next commit, in the arena; `*found` is false behind the last.  ERR_SYSTEM when git cannot read
 * its objects. */
int history_next(struct history *history, struct arena *arena, struct history_commit *commit,
	bool *found, struct err *err);

/* Any one commit, by its id. */
int history_commit(struct history *history, const char *id, struct arena *arena, struct history_commit *commit,
	struct err *err);

/* What differs between the commit and its parent of that index (from 0; of the first commit, between
 * it and nothing), by path; in the arena. */
int history_changes(struct history *history, const struct history_commit *commit, size_t parent,
	struct arena *arena, struct history_change_list *list, struct err *err);

/* The bytes of an object, replacing what `into` has: by its id, or as "COMMIT:PATH".  `*found` is false
 * when there is none such. */
int history_object(struct history *history, const char *name, struct str *into, bool *found,
	struct err *err);

#endif
