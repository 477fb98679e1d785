/* Folding what is due in all accounts (account/account_fold.h), some blocks a commit, so that nobody waits long.
 *
 * bill-import folds the accounts it bills; here are those that nobody bills any more, or that were billed by
 * other means. */
#ifndef MAINTAIN_FOLD_DUE_H
#define MAINTAIN_FOLD_DUE_H

#include <stddef.h>

#include "base/err.h"

struct session;

struct fold_due_order {
	const char *article; /* of the commits; may be NULL */
	/* Told how many of the blocks that are due are done; may be NULL. */
	void (*each)(void *context, size_t done, size_t total);
	void *context;
};

/* Fold; `*folded` is how many accounts were.  Of a dry run it is how many would be. */
int fold_due(const struct session *session, const struct fold_due_order *order, size_t *folded, struct err *err);

#endif
