#include "account/account_statement.h"

#include "account/account.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/moment.h"

#define RECORD struct account_statement_row
static const struct field account_statement_row_fields[] = {
	FIELD(date, DATE, N_("date"), .flags = FIELD_REQUIRED),
	FIELD(act, ID, N_("item"), .flags = FIELD_REQUIRED, .names = "act"),
	FIELD(key, ID, N_("bill"), .rank = 3),
	FIELD(ref, ID, N_("receipt or entry"), .rank = 4),
	FIELD(volume_m3, INT, N_("volume (m3)"), .rank = 5, .flags = FIELD_RIGHT),
	FIELD(charged, MONEY, N_("charged (yuan)"), .flags = FIELD_RIGHT),
	FIELD(paid, MONEY, N_("paid (yuan)"), .flags = FIELD_RIGHT),
	FIELD(balance, MONEY, N_("owed after it (yuan)"), .flags = FIELD_FIGURE),
	FIELD(reason, TEXT, N_("reason"), .rank = 2, .flags = FIELD_PROSE),
};
#undef RECORD

const struct schema account_statement_row_schema = {
	.name = "statement",
	.title = N_("statement of an account"),
	.size = sizeof(struct account_statement_row),
	SCHEMA_FIELDS(account_statement_row_fields),
	.summary = N_("a row of the statement of an account"),
};

/* The rows of one event, with the balance left to who knows it. */
static void add_rows(const struct event *event, struct account_statement_row_list *rows, size_t *room,
	struct arena *arena)
{
	struct account_statement_row row = {
		.date = moment_date(event->at), .act = event->act, .ref = event->ref, .reason = event->text};
	const int sign = account_money_charges(event);
	for (size_t i = 0; sign && i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		row.key = bill->period;
		row.volume_m3 = sign * bill->volume_m3;
		row.charged = sign * bill->amount;
		VEC_PUSH(arena, rows->items, rows->n, *room) = row;
	}
	if (account_money_moves(event)) {
		row.paid = event->amount;
		VEC_PUSH(arena, rows->items, rows->n, *room) = row;
	}
	if (account_money_begins(event))
		VEC_PUSH(arena, rows->items, rows->n, *room) = row;
}

static void sum_up(const struct event_list *events, int from, int to, struct arena *arena,
	struct account_statement *statement)
{
	struct account_statement_row_list all = {0};
	size_t room = 0, kept = 0;
	int64_t balance = 0;
	statement->from = from;
	statement->to = to;
	for (size_t i = 0; i < events->n; i++)
		add_rows(&events->items[i], &all, &room, arena);
	for (size_t i = 0; i < all.n; i++) {
		struct account_statement_row row = all.items[i];
		if (to && row.date > to)
			break;
		balance += row.charged - row.paid;
		row.balance = balance;
		if (from && row.date < from)
			statement->opening = balance;
		else
			all.items[kept++] = row;
	}
	statement->closing = balance;
	statement->rows = (struct account_statement_row_list){all.items, kept};
}

/* ---- Of one holder ---------------------------------------------------------------------------- */

/* Whose money is looked for among the events. */
struct holder_search {
	const struct settlement *settled;
	size_t holding; /* index */
};

static bool is_his(const struct holder_search *search, const struct event *event)
{
	if (account_money_charges(event))
		return event->bills.n && settlement_holder_of_key(search->settled,
						 event->bills.items[0].period) == search->holding;
	return account_money_moves(event) && settlement_holder_of_event(search->settled, event) == search->holding;
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

int account_statement_of(const struct account *whole, int64_t holder, int from, int to, struct arena *arena,
	struct account_statement *statement, struct err *err)
{
	struct settlement settled;
	struct holder_search search = {.settled = &settled};
	account_settle(&whole->events, arena, &settled);
	if (find_holding(&settled, whole, holder, &search.holding, err))
		return -1;
	const struct holding *holding = &settled.holdings.items[search.holding];
	const struct event_list his = his_events(&search, &whole->events, arena);
	*statement = (struct account_statement){
		.since = holding->from, .former = search.holding + 1 < settled.holdings.n};
	statement->holder = statement->former ? holding->holder : whole->holder;
	sum_up(&his, from, to, arena, statement);
	name_transfers(&whole->events, &statement->rows);
	return 0;
}
