/* A disputed account: two desks wrote different things into it, or moved the same money twice. */
#ifndef DISPUTE_DISPUTE_ACCOUNT_H
#define DISPUTE_DISPUTE_ACCOUNT_H

#include "base/arena.h"
#include "base/err.h"
#include "office/event_dispute.h"

struct account;
struct session;

/* All sides: of its fields, then of its money.  In the arena. */
int dispute_account_sides(const struct account *account, struct arena *arena, struct dispute_list *disputes,
	struct err *err);

/* Give `after`, a copy of the account, the fields as the side with the event `take` has them; where only money is
 * disputed on it nothing is taken.  ERR_REFUSED when the event is no side of what is disputed. */
int dispute_account_take(const struct account *account, const char *take, struct account *after, struct arena *arena,
	struct err *err);

/* Settle it: what the side with the event `take` wrote stands.  Of money the dispute only ends, kept as it
 * is because of the reason: account-pay, also with --void, puts it right.  ERR_REFUSED when nothing is
 * disputed, or the event is no side of what is. */
int dispute_account_resolve(struct account *account, const struct session *session, const char *take,
	const char *reason, struct err *err);

struct dispute_account_order {
	const char *number; /* as an account has it */
	const char *take;
	const char *reason;
};

/* The same in one transaction. */
int dispute_account_commit(struct session *session, const struct dispute_account_order *order,
	struct account *account, struct err *err);

#endif
