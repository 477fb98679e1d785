#include "account/account_money.h"

#include <stddef.h>

#include "base/str.h"

int account_money_charges(const struct event *event)
{
	if (str_equal(event->act, "bill") || str_equal(event->act, "adjust"))
		return 1;
	return str_equal(event->act, "bill-void") ? -1 : 0;
}

bool account_money_moves(const struct event *event)
{
	return str_equal(event->act, "pay") || str_equal(event->act, "void") ||
	       str_equal(event->act, "refund");
}

bool account_money_begins(const struct event *event)
{
	return str_equal(event->act, "transfer") && event->on;
}

bool account_money_carries(const struct event *event)
{
	return str_equal(event->act, "carry");
}

int64_t account_money_rest(const struct event *event)
{
	int64_t rest = event->amount;
	for (size_t i = 0; i < event->bills.n; i++)
		rest -= event->bills.items[i].paid;
	return rest;
}

const struct event *account_money_reversal(const struct event_list *events, const char *receipt)
{
	for (size_t i = 0; i < events->n; i++)
		if (str_equal(events->items[i].act, "void") && str_equal(events->items[i].voids, receipt))
			return &events->items[i];
	return NULL;
}
