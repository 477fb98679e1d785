#include "report/report_arrears.h"

#include <stddef.h>
#include <string.h>

#include "account/account_history.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/session.h"
#include "record/field_from.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"
#include "value/money.h"

#define RECORD struct report_arrears
static const struct field arrears_fields[] = {
	FIELD_AS("account", account.number, ID, N_("account"), .check = id_check_account),
	FIELD_FROM(account, state),
	FIELD(holding, INT, N_("holder number"), .flags = FIELD_RIGHT),
	FIELD_FROM(account, holder),
	FIELD_FROM(account, address),
	FIELD_FROM(account, phone),
	FIELD_FROM(account, contact),
	FIELD_FROM(account, pay_by),
	FIELD(oldest, ID, N_("oldest period"), .rank = 3),
	FIELD(periods, INT, N_("periods"), .rank = 2, .flags = FIELD_FIGURE),
	FIELD(days, INT, N_("days old"), .rank = 4, .flags = FIELD_FIGURE),
	FIELD(months, INT, N_("months old"), .rank = 4, .flags = FIELD_FIGURE),
	FIELD(bills, MONEY, N_("unpaid bills (yuan)"), .rank = 3, .flags = FIELD_FIGURE),
	FIELD(recover, MONEY, N_("to be recovered (yuan)"), .rank = 4, .flags = FIELD_FIGURE),
	FIELD(total, MONEY, N_("owed (yuan)"), .flags = FIELD_FIGURE),
};
#undef RECORD

const struct schema report_arrears_schema = {
	.name = "arrears",
	.title = N_("accounts that owe"),
	.size = sizeof(struct report_arrears),
	.base = &account_schema,
	SCHEMA_FIELDS(arrears_fields),
	.summary = N_("what somebody owes"),
};

struct arrears_search {
	struct session *session;
	const struct report_arrears_query *query;
	struct arena *scratch; /* cleared after each former holder */
	int (*give)(void *context, const void *row, struct err *err);
	void *context;
	struct report_arrears_sum sum;
};

/* Whole months from the last day of a period: on 2026-10-31 one since September, none on the 30th. */
static int64_t months_since(int day, int today)
{
	int y, m, d, year, month, last;
	date_split(day + 1, &y, &m, &d);
	date_split(today + 1, &year, &month, &last);
	return ((int64_t)year - y) * 12 + (month - m) - (last < d);
}

static void count_bills(const struct bill_list *bills, int today, struct report_arrears *row)
{
	char period[BILL_PERIOD_SIZE] = "", before[BILL_PERIOD_SIZE] = "";
	for (size_t i = 0; i < bills->n; i++) {
		bill_key_period(bills->items[i].period, period);
		row->periods += strcmp(period, before) != 0;
		memcpy(before, period, sizeof period);
		row->bills += bills->items[i].amount - bills->items[i].paid;
	}
	if (bills->n == 0)
		return;
	/* A bill may come before its month is over. */
	const int last = bill_last_day(bills->items[0].period);
	row->days = today > last ? today - last : 0;
	row->months = today > last ? months_since(last, today) : 0;
}

static int add(struct arrears_search *search, const struct account *who, const struct holding *holding,
	int64_t number, struct err *err)
{
	char period[BILL_PERIOD_SIZE] = "";
	struct report_arrears row = {.account = *who, .holding = number,
		.recover = holding->prepaid < 0 ? -holding->prepaid : 0, .total = holding_owes(holding)};
	count_bills(&holding->bills, search->session->today, &row);
	if (holding->bills.n) {
		bill_key_period(holding->bills.items[0].period, period);
		row.oldest = period;
	}
	if (row.total <= 0 || row.total < search->query->min || row.months < search->query->older_than)
		return 0;
	search->sum.n++;
	search->sum.periods += row.periods;
	search->sum.total += row.total;
	return search->give(search->context, &row, err);
}

/* The account as it was before the event, by which another became its holder. */
static int before_event(struct arrears_search *search, const struct account *account, const char *event,
	struct account *then, struct err *err)
{
	struct account whole = *account;
	size_t n = 0;
	if (account_whole(search->session->store, &whole, err))
		return -1;
	while (n < whole.events.n && !str_equal(whole.events.items[n].id, event))
		n++;
	return event_replay(&account_schema, &whole.events, n, then, search->scratch, err);
}

static int add_former(struct arrears_search *search, const struct account *account, const struct holding *holding,
	struct err *err)
{
	struct settlement settled;
	struct account then = {0};
	account_settle(&account->events, search->scratch, &settled);
	for (size_t i = 1; i < settled.holdings.n; i++)
		if (settled.holdings.items[i - 1].number == holding->number) {
			const char *event = settled.holdings.items[i].event;
			if (before_event(search, account, event, &then, err) ||
				add(search, &then, holding, holding->number, err))
				return -1;
		}
	return 0;
}

static int each(void *context, const struct account *account, const char *path, struct err *err)
{
	struct arrears_search *search = context;
	if (!search->query->former) {
		const struct holding now = {.prepaid = account->prepaid, .bills = account->bills};
		return add(search, account, &now, 0, err);
	}
	for (size_t i = 0; i < account->former.n; i++) {
		int rc = holding_owes(&account->former.items[i]) > 0
				 ? add_former(search, account, &account->former.items[i], err)
				 : 0;
		arena_clear(search->scratch);
		if (rc)
			return store_damaged(search->session->store, (err_prefix(err, "%s", path), err));
	}
	return 0;
}

int report_arrears_each(struct session *session, const struct report_arrears_query *query,
	int (*give)(void *context, const void *row, struct err *err), void *context, struct report_arrears_sum *sum,
	struct err *err)
{
	struct arena scratch = {0}, blocks = {0};
	struct arrears_search search = {.session = session, .query = query, .scratch = &scratch, .give = give,
		.context = context};
	const struct account_walk walk = {
		.needle = query->former ? "\nformer:" : NULL, .each = each, .context = &search};
	int rc = account_walk(session->store, &walk, &blocks, err);
	arena_clear(&scratch);
	arena_clear(&blocks);
	*sum = search.sum;
	return rc;
}

const char *report_arrears_headline(const struct report_arrears_sum *sum, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	return arena_printf(arena, _("accounts: %zu, unpaid months: %lld, owed: %s yuan"), sum->n,
		(long long)sum->periods, money_format(sum->total, text));
}
