#include "account/account_fold.h"

#include <string.h>

#include "account/account_money.h"
#include "account/account_settle.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_cause.h"
#include "office/event_order.h"
#include "office/session.h"
#include "store/store.h"
#include "value/moment.h"

/* How many events, from the first on, are old enough; a fold made since holds them back, as the next one
 * must take it along. */
static size_t count_old(const struct event_list *events, int today)
{
	size_t n = 0;
	while (n < events->n && moment_date(events->items[n].at) < today - FOLD_DAYS)
		n++;
	for (size_t i = n; i < events->n; i++)
		if (account_money_carries(&events->items[i]))
			return 0;
	return n;
}

static bool was_disputed(const struct account *account, size_t count, struct arena *mem)
{
	struct account then = {0};
	struct err ignored = {0};
	return account_replay(account, count, &then, mem, &ignored) || then.disputed.n;
}

/* How many of them everybody who wrote later had seen, and nothing of which was left disputed: what they come to
 * hangs on nothing that comes later. */
static size_t count_settled(const struct account *account, size_t n, struct arena *mem)
{
	struct event_causes causes;
	if (event_order_is_linear(&account->events, account->events.n))
		return n;
	event_cause_of(&account->events, account->events.n, mem, &causes);
	while (n > 0 && (!causes.ends[n - 1] || was_disputed(account, n, mem)))
		n--;
	return n;
}

/* The desk of an event id: all before its number. */
static size_t desk_length(const char *id)
{
	const char *dash = strrchr(id, '-');
	return dash ? (size_t)(dash - id) : strlen(id);
}

static void note_last(struct words *last, size_t *room, const char *id, struct arena *mem)
{
	const size_t n = desk_length(id);
	for (size_t i = 0; i < last->n; i++)
		if (desk_length(last->items[i]) == n && strncmp(last->items[i], id, n) == 0) {
			last->items[i] = id;
			return;
		}
	VEC_PUSH(mem, last->items, last->n, *room) = id;
}

/* The last event of each desk, those that an older fold took and those that leave now. */
static struct words last_of_each(const struct event_list *left, const struct event *carry, struct arena *mem)
{
	struct words last = {0};
	size_t room = 0;
	for (size_t i = 0; carry && i < carry->folded.n; i++)
		note_last(&last, &room, carry->folded.items[i], mem);
	for (size_t i = 0; i < left->n; i++)
		note_last(&last, &room, left->items[i].id, mem);
	return last;
}

static bool is_open(const struct settlement *settled, const char *key)
{
	const struct settled_bill *bill = settlement_bill(settled, key);
	return bill && !bill->ended && bill->given + bill->pooled != (bill->amount < 0 ? 0 : bill->amount);
}

/* Keys that left, oldest first; months that follow one another as one range. */
static struct words ranges(const struct bill_key *keys, size_t n, struct arena *mem)
{
	struct words words = {0};
	size_t room = 0;
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;
		while (end < n && bill_key_follows(&keys[end - 1], &keys[end]))
			end++;
		const struct bill_range range = {keys[i], keys[end - 1]};
		VEC_PUSH(mem, words.items, words.n, room) = bill_range_text(&range, mem);
		i = end;
	}
	return words;
}

static void add_key(struct bill_key **keys, size_t *n, size_t *room, const struct bill_key *key,
	struct arena *mem)
{
	size_t at = *n;
	VEC_PUSH(mem, *keys, *n, *room) = *key;
	for (; at > 0 && bill_key_order(key, &(*keys)[at - 1]) < 0; at--)
		(*keys)[at] = (*keys)[at - 1];
	(*keys)[at] = *key;
}

static void add_range(struct bill_key **keys, size_t *n, size_t *room, const char *word, struct arena *mem)
{
	struct err ignored = {0};
	struct bill_range range;
	if (bill_range_parse(word, &range, &ignored))
		return;
	do
		add_key(keys, n, room, &range.first, mem);
	while (bill_range_next(&range));
}

struct fold {
	struct settlement old; /* of what leaves */
	struct settlement all;
	struct arena *mem;
};

/* A bill stays with the holder while it is unpaid before or after the events that stay. */
static bool stays(const struct fold *fold, const struct settled_bill *bill)
{
	return is_open(&fold->old, bill->key) || is_open(&fold->all, bill->key);
}

/* Is every bill of the holder it is of before the events that stay, too?  A month in whose middle the account
 * was transferred is of who held at its end, so its bills wait for the transfer to become old. */
static bool keep_their_holders(const struct fold *fold)
{
	for (size_t i = 0; i < fold->old.bills.n; i++) {
		const struct settled_bill *bill = &fold->old.bills.items[i];
		if (settlement_holder_of_key(&fold->all, bill->key) != bill->holding)
			return false;
	}
	return true;
}

static struct words closed_keys(const struct fold *fold)
{
	const struct event *carry = fold->old.carry;
	struct bill_key *keys = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; carry && i < carry->keys.n; i++)
		add_range(&keys, &n, &room, carry->keys.items[i], fold->mem);
	for (size_t i = 0; i < fold->old.bills.n; i++)
		if (!stays(fold, &fold->old.bills.items[i]))
			add_key(&keys, &n, &room, &fold->old.bills.items[i].parts, fold->mem);
	return ranges(keys, n, fold->mem);
}

/* Each holder with the bills that stay open, as payments left them, and his pool without what it paid of
 * the others. */
static struct holding_list open_holdings(const struct fold *fold, const char *holder)
{
	const struct settlement *old = &fold->old;
	struct holding *items = arena_array(fold->mem, old->holdings.n, sizeof *items);
	for (size_t h = 0; h < old->holdings.n; h++) {
		size_t room = 0;
		items[h] = old->holdings.items[h];
		items[h].prepaid = old->pools[h];
		items[h].bills = (struct bill_list){0};
		for (size_t i = 0; i < old->bills.n; i++) {
			const struct settled_bill *bill = &old->bills.items[i];
			if (bill->holding != h)
				continue;
			if (stays(fold, bill))
				VEC_PUSH(fold->mem, items[h].bills.items, items[h].bills.n, room) =
					(struct bill){bill->key, bill->volume_m3, bill->amount, bill->given};
			else
				items[h].prepaid -= bill->pooled;
		}
	}
	items[old->holdings.n - 1].holder = holder;
	return (struct holding_list){items, old->holdings.n};
}

/* The name that who held at the end of these events had. */
static const char *last_name(const struct event_list *events)
{
	const char *name = NULL;
	for (size_t i = 0; i < events->n; i++) {
		const char *set = event_pair(&events->items[i].set, "holder");
		name = set ? set : name;
	}
	return name;
}

static const char *last_period(const struct words *keys, struct arena *mem)
{
	struct bill_range range;
	struct err ignored = {0};
	if (keys->n == 0 || bill_range_parse(keys->items[keys->n - 1], &range, &ignored))
		return NULL;
	range.last.kind = BILL_PERIOD;
	range.last.number = 1;
	return bill_key_text(&range.last, mem);
}

bool account_fold_may(const struct session *session)
{
	const struct store *store = session->store;
	return !store || !store->has_hub || !str_empty(store->settings.centre);
}

bool account_fold(struct account *account, const struct session *session, struct event_list *left)
{
	struct fold fold = {.mem = session->mem};
	struct account after = *account;
	const struct account nothing = {0};
	const size_t n = count_settled(account, count_old(&account->events, session->today), session->mem);
	const struct event_list old = {account->events.items, n};
	/* What says nothing of its order is told by how each desk begins: it leaves as a whole. */
	if (!account_fold_may(session) || n < FOLD_LEAST || account->disputed.n ||
		event_order_unsaid(&account->events, account->events.n) > n)
		return false;
	account_settle(&old, fold.mem, &fold.old);
	account_settle(&account->events, fold.mem, &fold.all);
	if (!keep_their_holders(&fold))
		return false;
	/* The event is numbered and dated behind all, and sets every field; then the old ones leave. */
	event_append(session, &account_schema, &nothing, &after, "carry", NULL);
	struct event *event = event_last(&after.events);
	event->keys = closed_keys(&fold);
	event->folded = last_of_each(&old, fold.old.carry, fold.mem);
	event->through = last_period(&event->keys, fold.mem);
	event->holdings = open_holdings(&fold, last_name(&old));
	after.events.items += n;
	after.events.n -= n;
	account_settled(&after, fold.mem);
	*left = old;
	*account = after;
	return true;
}
