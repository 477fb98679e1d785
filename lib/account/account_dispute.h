/* Money that two desks moved without knowing of each other, where both stand and a person must look at it.
 *
 *     bills      two bills of one key that are not the same; a bill of a key that was folded away
 *     prepaid    a receipt reversed twice (the cash went out twice); two refunds, or a refund and a
 *                reversal; a bill adjusted twice
 *
 * All else adds up: account/account_settle.h.  It ends with an event `resolve` whose author had seen both. */
#ifndef ACCOUNT_ACCOUNT_DISPUTE_H
#define ACCOUNT_ACCOUNT_DISPUTE_H

#include "base/arena.h"
#include "office/event_dispute.h"

/* The sides of all disputes of money among the events of an account: first those of prepaid, then those of
 * bills, each in the order of events; the value is the amount.  In the arena. */
void account_disputes(const struct event_list *events, struct arena *arena, struct dispute_list *disputes);

#endif
