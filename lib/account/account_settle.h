/* What is unpaid and what is prepaid, of the money in an account's events: one function, whatever their
 * order.
 *
 * A bill counts once for its key.  Its amount is the bill and its adjustments, nothing once it was ended;
 * what payments gave it is the sum of their parts.  All else that came in or went out, what bills got
 * beyond their amount, and what is said of bills that have left the record, is one pool for each holder.
 * The pool pays the oldest bills; what is left is prepaid, and a pool below nothing is owed (应收回).
 * So always, for the account and for each of its holders:
 *
 *     bills + adjustments - nets of bills that were ended - payments (less reversals and refunds)
 *         = unpaid + 应收回 - prepaid
 *
 * A bill is of who held the account on the last day of its period, or as a transfer names it; a receipt is
 * of who held when it was written, or as its event says. */
#ifndef ACCOUNT_ACCOUNT_SETTLE_H
#define ACCOUNT_ACCOUNT_SETTLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"
#include "office/holding.h"

struct account;

/* One key, of any bill that the events know. */
struct settled_bill {
	const char *key;
	struct bill_key parts;
	const struct event *by; /* that billed it; NULL: a fold brought it */
	int64_t volume_m3;
	int64_t amount;  /* fen: the bill and its adjustments; what it was when it was ended */
	int64_t given;   /* fen that payments gave it */
	int64_t pooled;  /* fen that the pool gave it */
	size_t holding;  /* index */
	bool ended;      /* bill-void */
};

struct settled_bill_list {
	struct settled_bill *items; /* oldest first */
	size_t n;
};

struct settlement {
	struct holding_list holdings; /* in turn, the last holds now; `bills` unpaid, `prepaid` after they were paid */
	int64_t *pools;               /* of each, before it paid bills */
	struct settled_bill_list bills;
	const struct event *carry;    /* NULL: nothing was folded away */
};

/* The events must outlive the settlement, which is in the arena. */
void account_settle(const struct event_list *events, struct arena *arena, struct settlement *settlement);

/* Events that were folded away together with those of the record, as if nothing had been: without carries. */
struct event_list account_unfold(const struct event_list *past, const struct event_list *events,
	struct arena *arena);

/* Set what of the account is derived from its events: bills, prepaid, former, and in `disputed` what of that
 * is (account/account_dispute.h); which other fields are is left as event_replay has it. */
void account_settled(struct account *account, struct arena *arena);

/* The account as its first `count` events made it; as event_replay. */
int account_replay(const struct account *account, size_t count, struct account *then, struct arena *arena,
	struct err *err);

/* Are the derived fields what the events give?  ERR_REFUSED names the first that is not, as does `*differs`. */
int account_settle_check(const struct account *account, struct arena *arena, const char **differs,
	struct err *err);

/* The bill of a key; NULL when the events know none. */
const struct settled_bill *settlement_bill(const struct settlement *settlement, const char *key);

/* Has a fold taken the key out of the record for good? */
bool settlement_folded(const struct settlement *settlement, const char *key);

/* The index of the holder of a key, and of a receipt by the event that wrote it. */
size_t settlement_holder_of_key(const struct settlement *settlement, const char *key);
size_t settlement_holder_of_event(const struct settlement *settlement, const struct event *event);

#endif
