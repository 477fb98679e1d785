/* What an event of an account does with money, by its act: the one place that knows it.
 *
 *     bill, adjust         their bills are charged
 *     bill-void            its bills, the net of what ends, are charged no longer
 *     pay, void, refund    a receipt: `amount` came in (below 0: went out), `bills` got their parts of it
 *     transfer             with a day (`on`) it begins another holder; without it corrects a name
 *     carry                what was not settled, of events that were folded away */
#ifndef ACCOUNT_ACCOUNT_MONEY_H
#define ACCOUNT_ACCOUNT_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "office/event.h"

/* Does it charge its bills (1), take them back (-1), or neither (0)? */
int account_money_charges(const struct event *event);

/* Is it a receipt? */
bool account_money_moves(const struct event *event);

/* Does it begin another holder? */
bool account_money_begins(const struct event *event);

/* Does it stand for events that were folded away? */
bool account_money_carries(const struct event *event);

/* What of its amount no bill got, in fen: it is of the pool. */
int64_t account_money_rest(const struct event *event);

/* The event that takes the receipt back; NULL: none does. */
const struct event *account_money_reversal(const struct event_list *events, const char *receipt);

#endif
