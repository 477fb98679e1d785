#include "payment/money_told.h"

#include <string.h>

#include "account/account_money.h"
#include "base/message.h"
#include "base/str.h"
#include "value/money.h"

/* Words that only people read are in their language. */
static const char *word(bool people, const char *msgid)
{
	return people ? gettext(msgid) : msgid;
}

static const char *join(const char *text, const char *more, bool people, struct arena *arena)
{
	if (str_empty(more))
		return text;
	return str_empty(text) ? more : arena_printf(arena, "%s%s%s", text, word(people, N_("; ")), more);
}

static const char *fen(int64_t amount, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	return arena_dup(arena, money_format(amount, text));
}

/* What was billed: "2026-08 30 m3 86.40", the other way round where the bill was ended. */
static const char *billed(const struct event *event, int sign, bool people, struct arena *arena)
{
	const char *told = "";
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		told = join(told, arena_printf(arena, "%s %lld m3 %s", bill->period,
			(long long)(sign * bill->volume_m3), fen(sign * bill->amount, arena)), people, arena);
	}
	return told;
}

static int64_t billed_amount(const struct event *event, int sign)
{
	int64_t amount = 0;
	for (size_t i = 0; i < event->bills.n; i++)
		amount += sign * event->bills.items[i].amount;
	return amount;
}

/* What was paid, and for what: "80.00: 2026-08 50.00; prepaid 30.00". */
static const char *paid(const struct event *event, bool people, struct arena *arena)
{
	const char *told = "";
	const int64_t rest = account_money_rest(event);
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		told = join(told, arena_printf(arena, "%s %s", bill->period, fen(bill->paid, arena)), people, arena);
	}
	if (rest)
		told = join(told, arena_printf(arena, word(people, N_("prepaid %s")), fen(rest, arena)), people, arena);
	if (event->voids)
		told = join(told, arena_printf(arena, word(people, N_("reverses %s")), event->voids), people, arena);
	return arena_printf(arena, "%s%s%s", fen(event->amount, arena), word(people, N_(": ")), told);
}

/* What a fold carries on: "2026-07: 2026-06 86.40; prepaid 30.00". */
static const char *carried(const struct event *event, bool people, struct arena *arena)
{
	const char *told = "";
	for (size_t h = 0; h < event->holdings.n; h++) {
		const struct holding *holding = &event->holdings.items[h];
		for (size_t i = 0; i < holding->bills.n; i++) {
			const struct bill *bill = &holding->bills.items[i];
			told = join(told, arena_printf(arena, "%s %s", bill->period,
				fen(bill->amount - bill->paid, arena)), people, arena);
		}
		if (holding->prepaid)
			told = join(told, arena_printf(arena, word(people, N_("prepaid %s")),
				fen(holding->prepaid, arena)), people, arena);
	}
	return arena_printf(arena, word(people, N_("through %s: %s")), event->through ? event->through : "-",
		*told ? told : fen(0, arena));
}

static void tell(struct event *event, bool people, struct arena *arena)
{
	const int sign = account_money_charges(event) < 0 ? -1 : 1;
	const char *told = "";
	if (account_money_carries(event))
		told = carried(event, people, arena);
	else if (event->amount && str_equal(event->act, "transfer"))
		told = arena_printf(arena, word(people, N_("prepaid %s")), fen(event->amount, arena));
	else if (event->amount)
		told = paid(event, people, arena);
	else if (event->bills.n) {
		told = billed(event, sign, people, arena);
		event->amount = billed_amount(event, sign);
	}
	if (*told)
		event->text = join(join(told, event->text, people, arena), event->ticket, people, arena);
}

void money_told(struct event_list *events, bool people, struct arena *arena)
{
	struct event *copies = arena_array(arena, events->n, sizeof *copies);
	for (size_t i = 0; i < events->n; i++) {
		copies[i] = events->items[i];
		tell(&copies[i], people, arena);
	}
	events->items = copies;
}
