#include "txn/txn_share.h"

#include <string.h>

#include "store/store.h"
#include "txn/txn.h"
#include "txn/txn_held.h"

int txn_share_begin(struct txn *txn, _Atomic int64_t *end, struct err *err)
{
	int64_t at;
	/* The file is made before they part, so that all have it. */
	if (spool_add(&txn->spool, txn->store, "", 0, &at, err))
		return -1;
	*end = txn->spool.length;
	txn->spool.end = end;
	return 0;
}

void txn_share_part(struct txn *txn)
{
	txn->changes_n = 0;
	txn->places = (struct map){0};
	txn->bytes = SIZE_MAX / 2;
}

int txn_share_hand(const struct txn *txn, struct share_result *result)
{
	SHARE_PUT(result, txn->changes_n);
	for (size_t i = 0; i < txn->changes_n; i++) {
		const struct git_change *change = &txn->changes[i];
		share_put_text(result, change->path);
		SHARE_PUT(result, change->removes);
		SHARE_PUT(result, change->length);
		SHARE_PUT(result, change->at);
		SHARE_PUT(result, change->packed_at);
		SHARE_PUT(result, change->packed_length);
		SHARE_PUT(result, change->new_id);
	}
	return txn->failed.code ? -1 : 0;
}

void txn_share_take(struct txn *txn, struct share_result *result)
{
	size_t n;
	SHARE_TAKE(result, n);
	for (size_t i = 0; i < n; i++) {
		struct git_change *change = txn_change_of(txn, share_take_text(result, txn->store->mem));
		change->bytes = NULL;
		SHARE_TAKE(result, change->removes);
		SHARE_TAKE(result, change->length);
		SHARE_TAKE(result, change->at);
		SHARE_TAKE(result, change->packed_at);
		SHARE_TAKE(result, change->packed_length);
		SHARE_TAKE(result, change->new_id);
	}
}

void txn_share_end(struct txn *txn)
{
	if (!txn->spool.end)
		return;
	txn->spool.length = *txn->spool.end;
	txn->spool.end = NULL;
}
