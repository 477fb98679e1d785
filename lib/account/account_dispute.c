#include "account/account_dispute.h"

#include <string.h>

#include "account/account_money.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_causal.h"
#include "office/event_order.h"
#include "value/money.h"

enum { BY_PREPAID, BY_BILLS, BY_END };
static const char *const keys[] = {[BY_PREPAID] = "prepaid", [BY_BILLS] = "bills"};

struct dispute_search {
	const struct event_list *events;
	struct event_causes causes;
	bool *is_side[BY_END]; /* of each event */
};

static const struct bill *bill_of(const struct event *event, const char *key)
{
	for (size_t i = 0; i < event->bills.n; i++)
		if (str_equal(event->bills.items[i].period, key))
			return &event->bills.items[i];
	return NULL;
}

/* Do both say something of one bill?  With `other`: and not the same. */
static bool share_bill(const struct event *a, const struct event *b, bool other)
{
	for (size_t i = 0; i < a->bills.n; i++) {
		const struct bill *bill = &a->bills.items[i];
		const struct bill *same = bill_of(b, bill->period);
		if (same && !(other && same->amount == bill->amount && same->volume_m3 == bill->volume_m3))
			return true;
	}
	return false;
}

static bool is_folded(const struct event *carry, const struct event *event)
{
	for (size_t b = 0; b < event->bills.n; b++)
		for (size_t k = 0; k < carry->keys.n; k++) {
			struct bill_range range;
			struct bill_key key;
			struct err ignored = {0};
			if (bill_key_parse(event->bills.items[b].period, &key, &ignored) == 0 &&
				bill_range_parse(carry->keys.items[k], &range, &ignored) == 0 && bill_range_has(&range, &key))
				return true;
		}
	return false;
}

/* In what two events that did not know of each other disagree; BY_END: in nothing. */
static int disagree(const struct event *a, const struct event *b)
{
	const bool voids[] = {str_equal(a->act, "void"), str_equal(b->act, "void")};
	const bool refunds[] = {str_equal(a->act, "refund"), str_equal(b->act, "refund")};
	if (account_money_carries(a) && str_equal(b->act, "bill"))
		return is_folded(a, b) ? BY_BILLS : BY_END;
	if (account_money_carries(b) && str_equal(a->act, "bill"))
		return is_folded(b, a) ? BY_BILLS : BY_END;
	if (str_equal(a->act, "bill") && str_equal(b->act, "bill"))
		return share_bill(a, b, true) ? BY_BILLS : BY_END;
	if (str_equal(a->act, "adjust") && str_equal(b->act, "adjust"))
		return share_bill(a, b, false) ? BY_PREPAID : BY_END;
	if (voids[0] && voids[1])
		return str_equal(a->voids, b->voids) ? BY_PREPAID : BY_END;
	return (refunds[0] && (refunds[1] || voids[1])) || (voids[0] && refunds[1]) ? BY_PREPAID : BY_END;
}

static bool is_settled(const struct dispute_search *search, size_t a, size_t b)
{
	for (size_t i = 0; i < search->events->n; i++)
		if (str_equal(search->events->items[i].act, EVENT_RESOLVE) && event_cause_saw(&search->causes, i, a) &&
			event_cause_saw(&search->causes, i, b))
			return true;
	return false;
}

static void compare(struct dispute_search *search, size_t a, size_t b)
{
	const int by = disagree(&search->events->items[a], &search->events->items[b]);
	if (by == BY_END || event_cause_saw(&search->causes, b, a) || event_cause_saw(&search->causes, a, b) ||
		is_settled(search, a, b))
		return;
	search->is_side[by][a] = search->is_side[by][b] = true;
}

static int64_t amount_of(const struct event *event)
{
	int64_t fen = event->amount;
	for (size_t i = 0; !account_money_moves(event) && i < event->bills.n; i++)
		fen += event->bills.items[i].amount;
	return fen;
}

static struct dispute side_of(const struct event *event, int by, struct arena *arena)
{
	const size_t desk = strcspn(event->id, "-");
	return (struct dispute){keys[by], event->id, arena_dup_n(arena, event->id, desk), event->by, event->at,
		money_format(amount_of(event), arena_alloc(arena, MONEY_TEXT_SIZE))};
}

void account_disputes(const struct event_list *events, struct arena *arena, struct dispute_list *disputes)
{
	struct arena scratch = {0};
	struct dispute_search search = {.events = events};
	size_t room = 0;
	*disputes = (struct dispute_list){0};
	if (event_order_is_linear(events, events->n))
		return;
	event_cause_of(events, events->n, &scratch, &search.causes);
	for (int by = 0; by < BY_END; by++)
		search.is_side[by] = arena_array(&scratch, events->n, sizeof(bool));
	for (size_t b = 0; b < events->n; b++)
		for (size_t a = 0; a < b; a++)
			compare(&search, a, b);
	for (int by = 0; by < BY_END; by++)
		for (size_t i = 0; i < events->n; i++)
			if (search.is_side[by][i])
				VEC_PUSH(arena, disputes->items, disputes->n, room) = side_of(&events->items[i], by, arena);
	arena_clear(&scratch);
}
