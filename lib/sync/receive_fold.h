/* What the accounts' folds (account/account_fold.h) took before a commit, and a fold of the commit done once more. */
#ifndef SYNC_RECEIVE_FOLD_H
#define SYNC_RECEIVE_FOLD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "sync/receive_look.h"

struct account;
struct event_list;
struct record_text;

/* What was folded away (account/account_history.h) of the account whose events these are, as the parent of the commit that
 * is looked at has it; none where nothing was. */
int receive_fold_past(struct receive_look *look, const char *number, const struct event_list *events,
	struct arena *arena, struct event_list *past, struct err *err);

/* Did what left the account's record leave it by the rule, and does the event that carries it say what it came to?
 * `before` is the record that the parent has; `kept[i]` tells that event i of the account was there already.  Nothing is
 * done for one that nothing left and that has no new `carry`.  ERR_REFUSED. */
int receive_fold_check(const struct receive_look *look, const struct record_text *before, const struct account *account,
	const bool *kept, struct arena *arena, struct err *err);

#endif
