/* One transaction that several processes put into (store/share.h): their bytes go into one spool, and the first gets the
 * list of what each put, so that all of it stands in the transaction as if it had put it itself. */
#ifndef TXN_TXN_SHARE_H
#define TXN_TXN_SHARE_H

#include <stdint.h>

#include "base/err.h"
#include "store/share.h"

struct txn;

/* Before the processes part.  `end` is on their board.  -1 where there is no room. */
int txn_share_begin(struct txn *txn, _Atomic int64_t *end, struct err *err);

/* In another process: all that is put from now on is put into the spool. */
void txn_share_part(struct txn *txn);

/* And handed back.  -1 where there was no room. */
int txn_share_hand(const struct txn *txn, struct share_result *result);

/* Put here what another process put. */
void txn_share_take(struct txn *txn, struct share_result *result);

/* None of the others puts any more. */
void txn_share_end(struct txn *txn);

#endif
