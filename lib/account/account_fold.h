/* Folding keeps an account flat: events older than FOLD_DAYS leave its record for accounts/history/
 * (account/account_history.h), and one event, `carry`, keeps what they came to: every field, each holder's
 * pool, every bill that is still open, the keys that are not, and the last event of each desk that left.
 *
 * What is unpaid, prepaid and 应收回 is the same before and after.  What a later event says of a bill that
 * has left goes to the pool. */
#ifndef ACCOUNT_ACCOUNT_FOLD_H
#define ACCOUNT_ACCOUNT_FOLD_H

#include <stdbool.h>

#include "account/account.h"

struct session;

enum {
	FOLD_DAYS = 60,
	/* Fewer are not worth a page of history: with a bill and a payment a month an account is folded
	 * twice a year. */
	FOLD_LEAST = 12
};

/* One desk folds: what two folded without knowing of each other cannot be joined.  False in a store of several clones
 * of which none is the centre. */
bool account_fold_may(const struct session *session);

/* Fold; `left` are the events that leave.  False, and nothing changed, where nobody may, where too few are old enough,
 * where a later transfer says whose a bill among them is, or while something is disputed. */
bool account_fold(struct account *account, const struct session *session, struct event_list *left);

#endif
