/* A transaction that publishes a commit which is there already. */
#ifndef TXN_TXN_ADOPT_H
#define TXN_TXN_ADOPT_H

#include <stddef.h>

#include "base/err.h"

struct txn;

/* Who looks at the files as the commit has them, in passing; bytes are borrowed. */
struct txn_look {
	void (*each)(void *context, const char *path, const char *old_id, const char *bytes, size_t length);
	void *context;
};

/* Publish a commit that is there already, whose objects are complete and which descends from HEAD: what was fetched,
 * or a merge.  Nothing may have been put.  ERR_REFUSED names the first file that it would change and that
 * somebody edited: nothing is touched then.  Of an edit that has what the commit brings nothing is said.
 * `look` may be NULL. */
int txn_adopt(struct txn *txn, const char *commit, const struct txn_look *look, struct err *err);

#endif
