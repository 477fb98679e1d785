/* The files of a durable commit put into their places, and the end of its publication: what a
 * writer does last, and the next program when that one was killed. */
#ifndef TXN_APPLY_H
#define TXN_APPLY_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/err.h"
#include "git/journal.h"

struct store;

struct apply {
	struct store *store;
	const struct journal *journal; /* whose name is JOURNAL_APPLY */
	/* What the commit itself had at the paths, when a later one has something else: for each entry,
	 * or NULL. */
	const char (*also)[SHA1_TEXT_SIZE];
	bool again;	    /* some files may be in their places already */
	bool edits_may_be;  /* a file that is none of the known ones is a later edit, and stays */
};

/* All puts, then all removes, then the directories that became empty.  Bytes that no commit here knows
 * are kept in JOURNAL_KEPT, with a note. */
int apply_files(const struct apply *apply, struct err *err);

/* What stands at the path of an entry: a blob, zeros for nothing, "" for what is no plain file where later
 * edits may be. */
int apply_look(const struct apply *apply, size_t number, char id[SHA1_TEXT_SIZE], struct stat *st,
	struct err *err);

/* Away with the temporary `temp` of an entry, unless it has bytes that nobody else has: those are kept. */
int apply_put_away(const struct apply *apply, size_t number, const char *temp, struct err *err);

/* git's locks back, the journal put away as JOURNAL_DONE, the temporaries gone. */
int apply_end(struct store *store, const struct journal *journal, struct err *err);

/* Remove the directories of `path` that are empty. */
void apply_clear_parents(struct store *store, const char *path);

/* Put away what a transaction left in JOURNAL_NEW that is of no use to anybody. */
int apply_sweep(struct store *store, struct err *err);

#endif
