#include "payment/bill_period.h"

#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "store/share.h"

int bill_period_find(struct bill_period_list *list, const char *period, struct bill_period **found, struct err *err)
{
	struct arena *mem = list->session->mem;
	for (size_t i = 0; i < list->n; i++)
		if (str_equal(list->items[i].period, period)) {
			*found = &list->items[i];
			return 0;
		}
	struct bill_period fresh = {.period = arena_dup(mem, period)};
	if (bill_register_read(list->session->store, fresh.period, NULL, &fresh.reg, err))
		return -1;
	VEC_PUSH(mem, list->items, list->n, list->room) = fresh;
	*found = &list->items[list->n - 1];
	return 0;
}

struct bill_entry *bill_period_entry(struct bill_period_list *list, struct bill_period *period, int kind,
	const char **ref)
{
	if (!period->entries[kind].made) {
		struct bill_entry *entry = bill_register_add(&period->reg, list->session,
			kind == BILL_PENALTY ? BILL_ACT_PENALTY : BILL_ACT_BILL, &period->entries[kind].ref);
		entry->source = list->source;
		entry->sha256 = list->sha256;
		period->entries[kind].made = true;
		period->entries[kind].at = period->reg.entries.n - 1;
	}
	*ref = period->entries[kind].ref;
	return &period->reg.entries.items[period->entries[kind].at];
}

int bill_period_put(const struct bill_period_list *list, struct txn *txn, struct err *err)
{
	for (size_t i = 0; i < list->n; i++) {
		/* Of a period whose rows were all refused there may be none. */
		const struct bill_register *reg = &list->items[i].reg;
		if (reg->entries.n && bill_register_put(reg, txn, err))
			return -1;
	}
	return 0;
}

/* ---- Several processes --------------------------------------------------------------------------- */

static bool made_at(const struct bill_period *period, int kind, size_t at)
{
	return period->entries[kind].made && period->entries[kind].at == at;
}

static void hand_period(const struct bill_period *period, struct share_result *into)
{
	size_t n = 0;
	for (int kind = 0; kind <= BILL_PENALTY; kind++)
		n += period->entries[kind].made;
	share_put_text(into, period->period);
	SHARE_PUT(into, n);
	/* In the order in which they were made, as they were numbered so. */
	for (size_t at = period->reg.entries.n - n; at < period->reg.entries.n; at++)
		for (int kind = 0; kind <= BILL_PENALTY; kind++) {
			if (!made_at(period, kind, at))
				continue;
			const struct bill_entry *entry = &period->reg.entries.items[at];
			SHARE_PUT(into, kind);
			share_put_text(into, period->entries[kind].ref);
			SHARE_PUT(into, entry->count);
			SHARE_PUT(into, entry->volume_m3);
			SHARE_PUT(into, entry->total);
		}
}

void bill_period_hand(const struct bill_period_list *list, struct share_result *into)
{
	SHARE_PUT(into, list->n);
	for (size_t i = 0; i < list->n; i++)
		hand_period(&list->items[i], into);
}

static bool take_entry(struct bill_period_list *list, struct bill_period *period, bool counts,
	struct share_result *from)
{
	struct bill_entry theirs;
	const char *ref;
	int kind;
	SHARE_TAKE(from, kind);
	const char *their_ref = share_take_text(from, list->session->mem);
	SHARE_TAKE(from, theirs.count);
	SHARE_TAKE(from, theirs.volume_m3);
	SHARE_TAKE(from, theirs.total);
	struct bill_entry *entry = bill_period_entry(list, period, kind, &ref);
	if (counts) {
		entry->count += theirs.count;
		entry->volume_m3 += theirs.volume_m3;
		entry->total += theirs.total;
	}
	return str_equal(ref, their_ref);
}

/* What is made of it here is made in the same order when the rows are looked at here. */
static bool take_periods(struct bill_period_list *list, bool counts, struct share_result *from)
{
	struct err unsaid = {0};
	size_t n, entries_n;
	bool same = true;
	SHARE_TAKE(from, n);
	for (size_t i = 0; same && i < n; i++) {
		struct bill_period *period;
		const char *name = share_take_text(from, list->session->mem);
		SHARE_TAKE(from, entries_n);
		same = bill_period_find(list, name, &period, &unsaid) == 0;
		for (size_t e = 0; same && e < entries_n; e++)
			same = take_entry(list, period, counts, from);
	}
	return same;
}

bool bill_period_take(struct bill_period_list *list, struct share_result *from)
{
	const size_t at = from->at;
	if (!take_periods(list, false, from))
		return false;
	from->at = at;
	return take_periods(list, true, from);
}
