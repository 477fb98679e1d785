/* An account as a form shows it: as it was before and after the matter that the form is of. */
#ifndef FORM_FORM_ACCOUNT_H
#define FORM_FORM_ACCOUNT_H

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"

struct event;

struct form_account {
	struct account before;
	struct account after;
	const struct event *event; /* of the matter; NULL: it has not changed the account yet, and
	                              both are the account as it stands */
};

/* The account around the last event that belongs to `ref`, a ticket or a receipt; NULL and "": as
 * it stands.  What is dated is what it was on the day of that event (account/account_dated.h).
 * ERR_MALFORMED names an event that cannot be replayed. */
int form_account_at(const struct account *account, const char *ref, struct arena *arena,
	struct form_account *at, struct err *err);

/* The last bill of the holder who leaves, which was put on the account together with the event of the
 * matter; NULL: none. */
const struct bill *form_account_final(const struct form_account *at);

#endif
