/* Events that were folded away from accounts (account/account_fold.h), one file for a block and a year:
 *
 *     accounts/history/2026/000012/00001234.yaml
 *
 * a stream sorted by number, a document for each account with the events of that year that left it, in
 * their order.  What is there is only ever added to. */
#ifndef ACCOUNT_ACCOUNT_HISTORY_H
#define ACCOUNT_ACCOUNT_HISTORY_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"
#include "record/field.h"

struct account;
struct store;
struct txn;

struct account_history {
	const char *number;
	struct event_list events;
};

extern const struct schema account_history_schema;

/* All that left the record of the account, in order; none where nothing did.  In the store's arena. */
int account_history_load(struct store *store, const struct account *account, struct event_list *past,
	struct err *err);

/* The account with all its events, as if nothing had been folded away: for who looks for one of them, or
 * for what the account was on a day.  Not for saving. */
int account_whole(struct store *store, struct account *account, struct err *err);

/* Put what left the accounts of one block, sorted by number, into the files of their years. */
int account_history_add(struct txn *txn, struct store *store, const struct account_history *left, size_t n,
	struct arena *arena, struct err *err);

#endif
