/* A transaction that publishes a commit which is there already. */
#ifndef STORE_TXN_ADOPT_H
#define STORE_TXN_ADOPT_H

#include "base/err.h"

struct txn;

/* Publish a commit that is there already, whose objects are complete and which descends from HEAD: what was fetched,
 * or a merge.  Nothing may have been put.  ERR_REFUSED names the first file that it would change and that
 * somebody edited: nothing is touched then.  Of an edit that has what the commit brings nothing is said. */
int txn_adopt(struct txn *txn, const char *commit, struct err *err);

#endif
