/* The journal: which files of the work tree a transaction is about to change.
 *
 * It is on disk before the first of them is touched and goes when the commit is done, so where one
 * is found a program was killed, and its paths are to be made equal to HEAD again (store/txn.h). */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct store;

#define JOURNAL_PATH ".git/onestop.journal"

/* The paths in the journal, in the arena of the store; `*found` false when there is none.
 * ERR_SYSTEM when it is damaged. */
int journal_read(struct store *store, const char ***paths, size_t *paths_n, bool *found,
	struct err *err);

/* Write it, and wait until it is on disk. */
int journal_write(struct store *store, const char *const *paths, size_t paths_n, struct err *err);

/* Remove it, if there is one. */
int journal_remove(struct store *store, struct err *err);

#endif
