#include "account/account_settle.h"

#include <string.h>

#include "account/account.h"
#include "account/account_dispute.h"
#include "account/account_money.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_causal.h"
#include "value/date.h"

/* Is the one before the other: by time, of one desk by number, else by id? */
static bool is_before(int64_t at, const char *id, int64_t other_at, const char *other_id)
{
	const char *a, *b;
	int64_t x, y;
	struct err ignored = {0};
	if (at != other_at || !id || !other_id)
		return at < other_at;
	a = strrchr(id, '-');
	b = strrchr(other_id, '-');
	if (a && b && a - id == b - other_id && strncmp(id, other_id, (size_t)(a - id)) == 0 &&
		num_parse(a + 1, 1, INT32_MAX, &x, &ignored) == 0 &&
		num_parse(b + 1, 1, INT32_MAX, &y, &ignored) == 0)
		return x < y;
	return strcmp(id, other_id) < 0;
}

static const struct event *last_carry(const struct event_list *events)
{
	const struct event *last = NULL;
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		if (account_money_carries(event) && (!last || is_before(last->at, last->id, event->at, event->id)))
			last = event;
	}
	return last;
}

/* ---- Holders ------------------------------------------------------------------------------------- */

static void add_keys(struct words *keys, const struct words *more, struct arena *arena)
{
	*keys = words_union(keys, more, arena);
}

/* The name that stood in the account before the transfer. */
static const char *name_before(const struct event_list *events, int64_t at, const char *id)
{
	const struct event *last = NULL;
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		if (event_pair(&event->set, "holder") && is_before(event->at, event->id, at, id) &&
			(!last || is_before(last->at, last->id, event->at, event->id)))
			last = event;
	}
	return last ? event_pair(&last->set, "holder") : NULL;
}

static void gather_holdings(const struct event_list *events, struct arena *arena,
	struct settlement *settlement)
{
	const struct event *carry = settlement->carry;
	struct holding *items = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; carry && i < carry->holdings.n; i++)
		VEC_PUSH(arena, items, n, room) = carry->holdings.items[i];
	if (n == 0)
		VEC_PUSH(arena, items, n, room) = (struct holding){.number = 1};
	const size_t carried = n;
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		if (!account_money_begins(event))
			continue;
		size_t at = n;
		VEC_PUSH(arena, items, n, room) = (struct holding){0};
		for (; at > carried && is_before(event->at, event->id, items[at - 1].at, items[at - 1].event);
			at--)
			items[at] = items[at - 1];
		items[at] = (struct holding){.from = event->on, .at = event->at, .event = event->id,
			.keys = event->keys};
	}
	/* The keys of a transfer are of who left. */
	for (size_t i = carried; i < n; i++) {
		items[i].number = items[i - 1].number + 1;
		items[i - 1].holder = name_before(events, items[i].at, items[i].event);
		if (i > carried)
			items[i - 1].keys = (struct words){0};
		add_keys(&items[i - 1].keys, &items[i].keys, arena);
	}
	if (n > carried)
		items[n - 1].keys = (struct words){0};
	settlement->holdings = (struct holding_list){items, n};
}

size_t settlement_holder_of_key(const struct settlement *settlement, const char *key)
{
	const struct holding_list *holdings = &settlement->holdings;
	size_t found = 0;
	/* As of nearly all accounts. */
	if (holdings->n <= 1)
		return 0;
	const int last_day = bill_last_day(key);
	for (size_t i = 0; i < holdings->n; i++)
		if (words_have(&holdings->items[i].keys, key))
			return i;
	for (size_t i = 1; i < holdings->n; i++)
		if (holdings->items[i].from <= last_day)
			found = i;
	return found;
}

size_t settlement_holder_of_event(const struct settlement *settlement, const struct event *event)
{
	const struct holding_list *holdings = &settlement->holdings;
	size_t found = 0;
	for (size_t i = 0; i < holdings->n; i++) {
		if (event->holding && holdings->items[i].number == event->holding)
			return i;
		if (i && !is_before(event->at, event->id, holdings->items[i].at, holdings->items[i].event))
			found = i;
	}
	return found;
}

/* ---- Bills --------------------------------------------------------------------------------------- */

static struct settled_bill *find(const struct settlement *settlement, const char *key)
{
	for (size_t i = 0; i < settlement->bills.n; i++)
		if (str_equal(settlement->bills.items[i].key, key))
			return &settlement->bills.items[i];
	return NULL;
}

const struct settled_bill *settlement_bill(const struct settlement *settlement, const char *key)
{
	return find(settlement, key);
}

bool settlement_folded(const struct settlement *settlement, const char *key)
{
	const struct words *keys = settlement->carry ? &settlement->carry->keys : &(struct words){0};
	struct bill_key parts;
	struct err ignored = {0};
	if (!keys->n || bill_key_parse(key, &parts, &ignored))
		return false;
	for (size_t i = 0; i < keys->n; i++) {
		struct bill_range range;
		if (bill_range_parse(keys->items[i], &range, &ignored) == 0 && bill_range_has(&range, &parts))
			return true;
	}
	return false;
}

static void add_bill(struct settlement *settlement, size_t *room, const struct bill *bill,
	const struct event *by, struct arena *arena)
{
	struct settled_bill_list *bills = &settlement->bills;
	struct settled_bill entry = {.key = bill->period, .by = by, .volume_m3 = bill->volume_m3,
		.amount = bill->amount, .holding = settlement_holder_of_key(settlement, bill->period)};
	struct err ignored = {0};
	bill_key_parse(bill->period, &entry.parts, &ignored);
	size_t at = bills->n;
	VEC_PUSH(arena, bills->items, bills->n, *room) = entry;
	for (; at > 0 && bill_key_order(&entry.parts, &bills->items[at - 1].parts) < 0; at--)
		bills->items[at] = bills->items[at - 1];
	bills->items[at] = entry;
}

/* What a fold brought: every bill that was open, and the pool of each holder. */
static void take_carried(struct settlement *settlement, size_t *room, struct arena *arena)
{
	for (size_t h = 0; h < settlement->holdings.n; h++) {
		struct holding *holding = &settlement->holdings.items[h];
		settlement->pools[h] = holding->prepaid;
		for (size_t i = 0; i < holding->bills.n; i++) {
			const struct bill *bill = &holding->bills.items[i];
			add_bill(settlement, room, bill, NULL, arena);
			struct settled_bill *added = find(settlement, bill->period);
			added->given = bill->paid;
			added->holding = h;
		}
		holding->prepaid = 0;
		holding->bills = (struct bill_list){0};
	}
}

/* Of two bills of one key, which two desks may have written, the first counts. */
static void take_bill(struct settlement *settlement, size_t *room, const struct event *event,
	struct arena *arena)
{
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		struct settled_bill *old = find(settlement, bill->period);
		if (!old && !settlement_folded(settlement, bill->period)) {
			add_bill(settlement, room, bill, event, arena);
		} else if (old && old->by && is_before(event->at, event->id, old->by->at, old->by->id)) {
			old->by = event;
			old->volume_m3 = bill->volume_m3;
			old->amount = bill->amount;
		}
	}
}

/* What an adjustment, or the end of a bill, says; of a bill that has left the record it goes to the pool. */
static void take_change(struct settlement *settlement, const struct event *event)
{
	const bool ends = account_money_charges(event) < 0;
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		struct settled_bill *of = find(settlement, bill->period);
		if (!of) {
			const size_t h = settlement_holder_of_key(settlement, bill->period);
			settlement->pools[h] += ends ? bill->amount : -bill->amount;
		} else if (ends) {
			of->ended = true;
		} else {
			of->volume_m3 += bill->volume_m3;
			of->amount += bill->amount;
		}
	}
}

static void take_money(struct settlement *settlement, const struct event *event)
{
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *part = &event->bills.items[i];
		struct settled_bill *of = find(settlement, part->period);
		if (of)
			of->given += part->paid;
		else
			settlement->pools[settlement_holder_of_key(settlement, part->period)] += part->paid;
	}
	settlement->pools[settlement_holder_of_event(settlement, event)] += account_money_rest(event);
}

/* A transfer carries what is kept from the pool of who leaves to that of who comes. */
static void take_kept(struct settlement *settlement, const struct event *event)
{
	for (size_t i = 1; i < settlement->holdings.n; i++)
		if (str_equal(settlement->holdings.items[i].event, event->id)) {
			settlement->pools[i - 1] -= event->amount;
			settlement->pools[i] += event->amount;
		}
}

static void take_events(const struct event_list *events, struct arena *arena,
	struct settlement *settlement)
{
	size_t room = 0;
	take_carried(settlement, &room, arena);
	for (size_t i = 0; i < events->n; i++)
		if (str_equal(events->items[i].act, "bill"))
			take_bill(settlement, &room, &events->items[i], arena);
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		if (account_money_charges(event) && !str_equal(event->act, "bill"))
			take_change(settlement, event);
		else if (account_money_moves(event))
			take_money(settlement, event);
		else if (account_money_begins(event))
			take_kept(settlement, event);
	}
}

/* ---- What is left -------------------------------------------------------------------------------- */

static int64_t worth(const struct settled_bill *bill)
{
	return bill->ended || bill->amount < 0 ? 0 : bill->amount;
}

/* What a bill got beyond its amount is the pool's, and what was taken from it that it never got: a receipt that
 * two desks reversed. */
static void pool_excess(struct settlement *settlement)
{
	for (size_t i = 0; i < settlement->bills.n; i++) {
		struct settled_bill *bill = &settlement->bills.items[i];
		int64_t excess = bill->given < 0 ? bill->given : bill->given - worth(bill);
		if (bill->ended || bill->given < 0 || excess > 0) {
			settlement->pools[bill->holding] += excess;
			bill->given -= excess;
		}
		if (!bill->ended && bill->amount < 0)
			settlement->pools[bill->holding] -= bill->amount;
	}
}

static void pay_from_pools(struct settlement *settlement, struct arena *arena)
{
	for (size_t h = 0; h < settlement->holdings.n; h++) {
		struct holding *holding = &settlement->holdings.items[h];
		size_t room = 0;
		holding->prepaid = settlement->pools[h];
		for (size_t i = 0; i < settlement->bills.n; i++) {
			struct settled_bill *bill = &settlement->bills.items[i];
			const int64_t open = worth(bill) - bill->given;
			if (bill->holding != h || open == 0)
				continue;
			bill->pooled = holding->prepaid < 0      ? 0
				       : holding->prepaid < open ? holding->prepaid
								 : open;
			holding->prepaid -= bill->pooled;
			if (bill->pooled < open)
				VEC_PUSH(arena, holding->bills.items, holding->bills.n, room) =
					(struct bill){bill->key, bill->volume_m3, bill->amount,
						bill->given + bill->pooled};
		}
	}
}

void account_settle(const struct event_list *events, struct arena *arena, struct settlement *settlement)
{
	*settlement = (struct settlement){.carry = last_carry(events)};
	gather_holdings(events, arena, settlement);
	settlement->pools = arena_array(arena, settlement->holdings.n, sizeof *settlement->pools);
	memset(settlement->pools, 0, settlement->holdings.n * sizeof *settlement->pools);
	take_events(events, arena, settlement);
	pool_excess(settlement);
	pay_from_pools(settlement, arena);
}

struct event_list account_unfold(const struct event_list *past, const struct event_list *events,
	struct arena *arena)
{
	const struct event_list *const lists[] = {past, events};
	struct event *items = NULL;
	size_t n = 0, room = 0;
	for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
		for (size_t i = 0; i < lists[l]->n; i++)
			if (!account_money_carries(&lists[l]->items[i]))
				VEC_PUSH(arena, items, n, room) = lists[l]->items[i];
	return (struct event_list){items, n};
}

/* What fields are disputed the replay has said; the money is told here. */
static struct words disputed(const struct account *account, struct arena *arena)
{
	struct dispute_list disputes;
	account_disputes(&account->events, arena, &disputes);
	struct words money = {arena_array(arena, disputes.n + 1, sizeof *money.items), 0};
	for (size_t i = 0; i < disputes.n; i++)
		money.items[money.n++] = disputes.items[i].key;
	if (account->disputed.n == 0 && money.n == 0)
		return money;
	return event_causal_words(&account_schema, &account->disputed, &money, arena);
}

void account_settled(struct account *account, struct arena *arena)
{
	struct settlement settlement;
	struct holding *former = NULL;
	size_t n = 0, room = 0;
	account_settle(&account->events, arena, &settlement);
	for (size_t i = 0; i + 1 < settlement.holdings.n; i++) {
		struct holding holding = settlement.holdings.items[i];
		holding.keys = (struct words){0};
		if (holding.prepaid || holding.bills.n)
			VEC_PUSH(arena, former, n, room) = holding;
	}
	const struct holding *now = &settlement.holdings.items[settlement.holdings.n - 1];
	account->prepaid = now->prepaid;
	account->bills = now->bills;
	account->former = (struct holding_list){former, n};
	account->disputed = disputed(account, arena);
}

int account_replay(const struct account *account, size_t count, struct account *then, struct arena *arena,
	struct err *err)
{
	struct account replayed = {0};
	if (event_replay(&account_schema, &account->events, count, &replayed, arena, err))
		return -1;
	account_settled(&replayed, arena);
	*then = replayed;
	return 0;
}

int account_settle_check(const struct account *account, struct arena *arena, const char **differs,
	struct err *err)
{
	struct account settled = *account;
	account_settled(&settled, arena);
	for (size_t i = 0; i < account_schema.fields_n; i++) {
		const struct field *field = &account_schema.fields[i];
		if (field->flags & FIELD_DERIVED && !field_equal(field, account, &settled)) {
			*differs = field->key;
			return err_set(err, ERR_REFUSED, _("\"%s\" differs from what its events come to"),
				field->key);
		}
	}
	return 0;
}
