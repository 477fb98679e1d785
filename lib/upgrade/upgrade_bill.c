#include "upgrade/upgrade_bill.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "payment/bill_register.h"
#include "store/store.h"
#include "value/money.h"

int upgrade_bill_read(const struct event *event, struct bill *bill, struct arena *arena, struct err *err)
{
	static const char middle[] = " m3 ";
	const char *text = event->text ? event->text : "";
	const size_t period = strcspn(text, " ");
	const char *end = strstr(text, middle);
	struct err why = {0};
	*bill = (struct bill){.period = event->ref};
	if (!str_equal(arena_dup_n(arena, text, period), event->ref) || !end || text + period >= end ||
		bill_check_key(event->ref, &why) ||
		num_parse(arena_dup_n(arena, text + period + 1, (size_t)(end - text) - period - 1), 0, INT64_MAX,
			&bill->volume_m3, &why) ||
		money_parse(end + strlen(middle), &bill->amount, &why))
		return err_set(err, ERR_REFUSED, _("event %s does not tell what bill it was"), event->id);
	return 0;
}

static const char *desk_of(const struct event *event, struct arena *arena)
{
	return arena_dup_n(arena, event->id, strcspn(event->id, "-"));
}

static const char *key_of(const struct event *event, const struct bill *bill, struct arena *arena)
{
	return arena_printf(arena, "%s %lld %s %s", bill->period, (long long)event->at,
		desk_of(event, arena), event->by);
}

void upgrade_bill_count(struct upgrade *upgrade, const struct event *event, const struct bill *bill,
	struct arena *arena)
{
	size_t at = map_get(&upgrade->bills_at, key_of(event, bill, arena));
	if (!at) {
		VEC_PUSH(upgrade->mem, upgrade->bills, upgrade->bills_n, upgrade->bills_room) =
			(struct upgrade_bills){.period = arena_dup(upgrade->mem, bill->period),
				.desk = desk_of(event, upgrade->mem), .at = event->at,
				.by = arena_dup(upgrade->mem, event->by), .claimed = event->claimed};
		at = upgrade->bills_n;
		map_set(&upgrade->bills_at, upgrade->mem, key_of(event, bill, upgrade->mem), at);
	}
	struct upgrade_bills *entry = &upgrade->bills[at - 1];
	entry->count++;
	entry->volume_m3 += bill->volume_m3;
	entry->total += bill->amount;
}

static int by_period_and_time(const void *a, const void *b)
{
	const struct upgrade_bills *one = *(struct upgrade_bills *const *)a;
	const struct upgrade_bills *other = *(struct upgrade_bills *const *)b;
	int order = strcmp(one->period, other->period);
	if (order == 0)
		order = (one->at > other->at) - (one->at < other->at);
	if (order == 0)
		order = strcmp(one->desk, other->desk);
	return order ? order : strcmp(one->by, other->by);
}

static void add_entry(struct upgrade *upgrade, struct bill_register *reg, struct upgrade_bills *bills)
{
	struct session writer = *upgrade->session;
	writer.desk = bills->desk;
	writer.actor.staff = bills->by;
	writer.claimed = bills->claimed;
	writer.now = bills->at;
	struct bill_entry *entry = bill_register_add(reg, &writer, BILL_ACT_BILL, &bills->ref);
	entry->count = bills->count;
	entry->volume_m3 = bills->volume_m3;
	entry->total = bills->total;
}

int upgrade_bill_put(struct upgrade *upgrade, struct err *err)
{
	struct upgrade_bills **sorted = arena_array(upgrade->mem, upgrade->bills_n, sizeof *sorted);
	for (size_t i = 0; i < upgrade->bills_n; i++)
		sorted[i] = &upgrade->bills[i];
	if (upgrade->bills_n)
		qsort(sorted, upgrade->bills_n, sizeof *sorted, by_period_and_time);
	for (size_t i = 0; i < upgrade->bills_n;) {
		struct bill_register reg;
		const char *period = sorted[i]->period;
		if (bill_register_read(upgrade->session->store, period, NULL, &reg, err))
			return -1;
		for (; i < upgrade->bills_n && str_equal(sorted[i]->period, period); i++)
			add_entry(upgrade, &reg, sorted[i]);
		if (bill_register_put(&reg, upgrade->txn, err))
			return -1;
	}
	return 0;
}

const char *upgrade_bill_ref(const struct upgrade *upgrade, const struct event *event,
	const struct bill *bill, struct arena *arena)
{
	size_t at = map_get(&upgrade->bills_at, key_of(event, bill, arena));
	if (!at)
		bug("a bill that was not counted");
	return upgrade->bills[at - 1].ref;
}
