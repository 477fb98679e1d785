/* A meter, a seal and a licence have one number each, and one live account (not cancelled; a meter that
 * came out is nobody's).  A number that another has is refused, unless it is said why it is taken so: what is
 * in a table of before may be wrong there, and the customer waits. */
#ifndef ACCOUNT_ACCOUNT_UNIQUE_H
#define ACCOUNT_ACCOUNT_UNIQUE_H

#include <stdbool.h>
#include <stddef.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"

struct session;
struct share_result;

/* Who has which number. */
struct account_unique {
	struct arena *arena;
	struct map owners;   /* "meter_no=M001": index into numbers, + 1 */
	const char **numbers; /* of accounts */
	size_t n;
	size_t room;
	/* What account_unique_take looked at or changed, where somebody wants to know. */
	bool notes;
	struct map noted; /* keys */
	const char *refused; /* key of the field that account_unique_take refused */
};

/* Learn the numbers of all accounts, in one walk. */
int account_unique_load(const struct session *session, struct account_unique *unique, struct err *err);

/* The account, which was `before` (zero: is new), takes its numbers, and those that it had are free; its last
 * event keeps the reason of `force` (NULL: none) where another has one of them, which is else
 * ERR_REFUSED.  Only what changed is looked at. */
int account_unique_take(struct account_unique *unique, const struct account *before, struct account *account,
	const char *force, struct err *err);

/* What another process noted, and who has it there, into what this one has: both must have been alike and have begun to
 * note before they parted.  False, and nothing changed, where both noted the same number: then whoever comes second may
 * not have what he took.  `last`: nobody comes after it, so that nothing need be kept. */
void account_unique_hand(const struct account_unique *unique, struct share_result *into);
bool account_unique_join(struct account_unique *unique, bool last, struct share_result *from);

/* The same for a single account: what has none of its numbers is not read. */
int account_unique_check(const struct session *session, const struct account *before,
	struct account *account, const char *force, struct err *err);

#endif
