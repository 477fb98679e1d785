#include "form/statement_load.h"

#include "account/account_history.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"

/* The money of one holder is looked for among the events. */
struct holder_search {
	const struct settlement *settled;
	size_t holding; /* index */
};

static bool is_any_of(const struct event *event, const char *const *acts)
{
	for (; *acts; acts++)
		if (str_equal(event->act, *acts))
			return true;
	return false;
}

static bool is_his(const struct holder_search *search, const struct event *event)
{
	static const char *const charges[] = {"bill", "adjust", "bill-void", NULL};
	static const char *const moves[] = {"pay", "void", "refund", NULL};
	if (is_any_of(event, charges))
		return event->bills.n && settlement_holder_of_key(search->settled,
						 event->bills.items[0].period) == search->holding;
	return is_any_of(event, moves) && settlement_holder_of_event(search->settled, event) == search->holding;
}

/* Is it the transfer that made him the holder (+1), or another after him (-1)? */
static int turns(const struct holder_search *search, const struct event *event)
{
	const struct holding_list *holdings = &search->settled->holdings;
	if (search->holding && str_equal(event->id, holdings->items[search->holding].event))
		return 1;
	return search->holding + 1 < holdings->n &&
			       str_equal(event->id, holdings->items[search->holding + 1].event)
		       ? -1
		       : 0;
}

/* What passed from one holder to the next is paid as far as the next one is concerned, and given back as
 * far as the one before him is. */
static struct event_list his_events(const struct holder_search *search, const struct event_list *events,
	struct arena *arena)
{
	struct event *items = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < events->n; i++) {
		struct event event = events->items[i];
		const int turn = turns(search, &event);
		if (!turn && !is_his(search, &event))
			continue;
		if (turn) {
			event.act = "pay";
			event.amount *= turn;
			event.bills = (struct bill_list){0};
		}
		VEC_PUSH(arena, items, n, room) = event;
	}
	return (struct event_list){items, n};
}

/* Called what they are again. */
static void name_transfers(const struct event_list *events, struct account_statement_row_list *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		for (size_t e = 0; e < events->n; e++)
			if (str_equal(events->items[e].act, "transfer") &&
				str_equal(rows->items[i].act, "pay") &&
				str_equal(rows->items[i].ref, events->items[e].ref))
				rows->items[i].act = events->items[e].act;
}

static int find_holding(const struct settlement *settled, const struct account *account, int64_t number,
	size_t *holding, struct err *err)
{
	const struct holding_list *holdings = &settled->holdings;
	*holding = holdings->n - 1;
	if (!number)
		return 0;
	for (size_t i = 0; i < holdings->n; i++)
		if (holdings->items[i].number == number) {
			*holding = i;
			return 0;
		}
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s has had no holder %lld"), account->number,
			(long long)number),
		"account-show %s --history", account->number);
}

int statement_load(const struct session *session, const struct statement_order *order,
	struct statement *statement, struct err *err)
{
	struct settlement settled;
	struct account account;
	const char *number;
	struct holder_search search = {.settled = &settled};
	if (account_number(order->account, session->mem, &number, err) ||
		account_load(session->store, number, &account, err) ||
		account_whole(session->store, &account, err))
		return -1;
	account_settle(&account.events, session->mem, &settled);
	if (find_holding(&settled, &account, order->holder, &search.holding, err))
		return -1;
	const struct holding *holding = &settled.holdings.items[search.holding];
	const struct event_list his = his_events(&search, &account.events, session->mem);
	*statement = (struct statement){.account = account, .since = holding->from,
		.former = search.holding + 1 < settled.holdings.n};
	statement->holder = statement->former ? holding->holder : account.holder;
	account_statement(&his, order->from, order->to ? order->to : session->today, session->mem,
		&statement->money);
	name_transfers(&account.events, &statement->money.rows);
	return 0;
}
