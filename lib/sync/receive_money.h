/* Money is entered twice in one commit: by an event of an account and by an entry of a day book or of a register
 * of bills.  What a commit has of it is noted, then held against each other. */
#ifndef SYNC_RECEIVE_MONEY_H
#define SYNC_RECEIVE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"

struct bill_entry;
struct event;
struct payment;
struct share_result;

struct receive_money {
	struct arena mem;
	struct receive_receipt *receipts;
	size_t receipts_n;
	size_t receipts_room;
	struct map receipts_at; /* by number: index + 1 */
	struct receive_billed *billed;
	size_t billed_n;
	size_t billed_room;
	struct map billed_at; /* by reference: index + 1 */
};

/* A new event of an account: passed over when it moves no money.  ERR_REFUSED for one that cannot stand in any
 * book. */
int receive_money_event(struct receive_money *money, const char *account, const struct event *event, struct err *err);

/* Such an event gives back what another should have: refused in the end, unless its entry is a line of a bank's. */
void receive_money_apart(struct receive_money *money, const char *receipt, const struct err *why);

/* A new entry of a day book, and of the register of that name ("2026-08"). */
int receive_money_entry(struct receive_money *money, const struct payment *entry, struct err *err);
void receive_money_register(struct receive_money *money, const char *name, const struct bill_entry *entry);

/* Of processes that share a commit: what one of them noted of its accounts, and that with what this one did.  False
 * where two accounts know one receipt, in whatever order they were met. */
void receive_money_put(const struct receive_money *money, struct share_result *result);
bool receive_money_take(struct receive_money *money, struct share_result *result);

/* Then: does each have the other?  ERR_REFUSED names the first that has not.  All is let go. */
int receive_money_settle(struct receive_money *money, struct err *err);
void receive_money_clear(struct receive_money *money);

#endif
