#include "payment/penalty.h"

#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "account/account_history.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "payment/billing.h"
#include "store/settings.h"
#include "store/store.h"
#include "value/date.h"
#include "value/moment.h"

/* ORDER bill_kind */
static const struct choice kinds[] = {{"bill", N_("bill")}, {"final", N_("last bill")},
	{"penalty", N_("penalty")}, {NULL, NULL}};

#define RECORD struct penalty
static const struct field penalty_fields[] = {
	FIELD(account, ID, N_("account")),
	FIELD(period, ID, N_("period")),
	FIELD(volume_m3, INT, N_("volume (m3)"), .rank = 4, .flags = FIELD_FIGURE),
	FIELD(amount, MONEY, N_("amount (yuan)"), .flags = FIELD_FIGURE),
	FIELD(kind, ENUM, N_("kind"), .choices = kinds),
	FIELD(billed, MONEY, N_("penalties before (yuan)"), .rank = 3, .flags = FIELD_FIGURE),
	FIELD(bill, MONEY, N_("bills of the month (yuan)"), .rank = 3, .flags = FIELD_FIGURE),
	FIELD(due, DATE, N_("due")),
};
#undef RECORD

const struct schema penalty_schema = {
	.name = "penalty",
	.title = N_("penalties to be billed"),
	.size = sizeof(struct penalty),
	SCHEMA_FIELDS(penalty_fields),
	.summary = N_("a penalty that is to be billed"),
};

/* A bill that may have been unpaid after its due day. */
struct overdue {
	const char *key;
	struct bill_key parts;
	int due;
	int64_t amount;   /* fen, corrected */
	int64_t fen_days; /* what was unpaid, a day each */
};

struct penalty_search {
	struct session *session;
	int as_of;
	struct penalty *rows;
	size_t n;
	size_t room;
	/* Of the account that is looked at. */
	struct arena *scratch;
	struct event_list events;
	struct overdue *overdue;
	size_t overdue_n;
};

/* ---- What was unpaid on a day -------------------------------------------------------------------- */

/* The day from which a bill counts.  A penalty counts from the day after it was billed: what it takes from the
 * prepaid money of that day would else be added to what it was computed from. */
static int counts_from(const struct event *event)
{
	struct bill_key key;
	struct err ignored = {0};
	const bool penalty = bill_key_parse(event->bills.items[0].period, &key, &ignored) == 0 &&
			     key.kind == BILL_PENALTY;
	return moment_date(event->at) + penalty;
}

static bool bills(const struct event *event)
{
	return str_equal(event->act, "bill") && event->bills.n;
}

/* The day from which the bill of a key counts; 0: it has left the record. */
static int key_counts_from(const struct event_list *events, const char *key)
{
	for (size_t i = 0; i < events->n; i++)
		if (bills(&events->items[i]) && str_equal(events->items[i].bills.items[0].period, key))
			return counts_from(&events->items[i]);
	return 0;
}

/* Has it happened, as seen on the day?  An adjustment has from the day on which its bill counts. */
static bool counts(const struct event_list *events, const struct event *event, int day)
{
	const bool adjusts = str_equal(event->act, "adjust") && event->bills.n;
	const bool ends = str_equal(event->act, "bill-void") && event->bills.n;
	const int from = adjusts || ends ? key_counts_from(events, event->bills.items[0].period) : 0;
	if (from && (adjusts || from > day))
		return from <= day;
	return (bills(event) ? counts_from(event) : moment_date(event->at)) <= day;
}

static struct event_list until(const struct penalty_search *search, int day)
{
	const struct event_list *all = &search->events;
	struct event_list then = {arena_array(search->scratch, all->n, sizeof *then.items), 0};
	for (size_t i = 0; i < all->n; i++)
		if (counts(all, &all->items[i], day))
			then.items[then.n++] = all->items[i];
	return then;
}

/* Add what was unpaid from `first` to `last`, between which nothing happened. */
static void count_days(struct penalty_search *search, int first, int last)
{
	struct settlement settled;
	bool wanted = false;
	for (size_t i = 0; i < search->overdue_n; i++)
		wanted = wanted || search->overdue[i].due < last;
	if (!wanted || first > last)
		return;
	const struct event_list then = until(search, first);
	account_settle(&then, search->scratch, &settled);
	for (size_t i = 0; i < search->overdue_n; i++) {
		struct overdue *overdue = &search->overdue[i];
		const struct settled_bill *bill = settlement_bill(&settled, overdue->key);
		const int from = first > overdue->due ? first : overdue->due + 1;
		if (bill && from <= last)
			overdue->fen_days += (bill->amount - bill->given - bill->pooled) * (last - from + 1);
	}
}

static int compare_days(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void count_all_days(struct penalty_search *search)
{
	const struct event_list *events = &search->events;
	int *days = arena_array(search->scratch, 2 * events->n + 1, sizeof *days);
	size_t n = 0;
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		const int day = moment_date(event->at), from = bills(event) ? counts_from(event) : day;
		if (day <= search->as_of)
			days[n++] = day;
		if (from != day && from <= search->as_of)
			days[n++] = from;
	}
	if (n == 0)
		return;
	qsort(days, n, sizeof *days, compare_days);
	days[n] = search->as_of + 1;
	for (size_t i = 0; i < n; i++)
		count_days(search, days[i], days[i + 1] - 1);
}

/* ---- Which bills --------------------------------------------------------------------------------- */

/* The penalty of a month is of who held on its last day: on the last bill of who left before there is none. */
static bool bears_penalty(const struct settlement *settled, const struct settled_bill *bill)
{
	char period[BILL_PERIOD_SIZE];
	bill_key_period(bill->key, period);
	return bill->parts.kind != BILL_PENALTY && !bill->ended && bill->amount > 0 && bill->by &&
	       bill->holding == settlement_holder_of_key(settled, period);
}

/* The bills that the record still knows, as all events make them. */
static void find_overdue(struct penalty_search *search, const struct settlement *known,
	const struct settlement *settled)
{
	const int64_t days = settings_due_days(&search->session->store->settings);
	search->overdue = arena_array(search->scratch, settled->bills.n, sizeof *search->overdue);
	search->overdue_n = 0;
	for (size_t i = 0; i < settled->bills.n; i++) {
		const struct settled_bill *bill = &settled->bills.items[i];
		if (!bears_penalty(settled, bill) || !settlement_bill(known, bill->key))
			continue;
		const int due = moment_date(bill->by->at) + (int)days;
		if (due < search->as_of)
			search->overdue[search->overdue_n++] =
				(struct overdue){.key = bill->key, .parts = bill->parts, .due = due, .amount = bill->amount};
	}
}

/* Does a bill stay in the record that was put there before the last fold? */
static bool wants_history(const struct settlement *known)
{
	for (size_t i = 0; i < known->bills.n; i++)
		if (!known->bills.items[i].by)
			return true;
	return false;
}

/* ---- Rows ---------------------------------------------------------------------------------------- */

static bool is_same_month(const struct overdue *a, const struct overdue *b)
{
	return a->parts.year == b->parts.year && a->parts.month == b->parts.month;
}

/* The bills of one month, which stand together from `first` on; behind them. */
static size_t add_month(struct penalty_search *search, const char *number, size_t first)
{
	struct arena *mem = search->session->mem;
	const int64_t rate = search->session->store->settings.penalty_per_mille;
	const struct overdue *overdue = search->overdue;
	char period[BILL_PERIOD_SIZE];
	int64_t sum = 0;
	size_t end = first;
	struct penalty row = {.kind = BILL_PENALTY, .due = overdue[first].due};
	bill_key_period(overdue[first].key, period);
	for (; end < search->overdue_n && is_same_month(&overdue[first], &overdue[end]); end++) {
		const int64_t fen = (overdue[end].fen_days * rate + 500) / 1000;
		sum += fen < overdue[end].amount ? fen : overdue[end].amount;
		row.bill += overdue[end].amount;
		row.due = overdue[end].due < row.due ? overdue[end].due : row.due;
	}
	row.billed = billing_penalties(&search->events, period, search->scratch);
	row.amount = sum - row.billed;
	if (row.amount > 0) {
		row.account = arena_dup(mem, number);
		row.period = arena_dup(mem, period);
		VEC_PUSH(mem, search->rows, search->n, search->room) = row;
	}
	return end;
}

/* The events of the account, folded ones where they are needed, and its bills that are overdue. */
static int learn(struct penalty_search *search, const struct account *account, struct err *err)
{
	struct settlement known, settled;
	struct account whole = *account;
	account_settle(&account->events, search->scratch, &known);
	if (wants_history(&known) && account_whole(search->session->store, &whole, err))
		return -1;
	search->events = whole.events;
	account_settle(&search->events, search->scratch, &settled);
	find_overdue(search, &known, &settled);
	return 0;
}

static int look_at(struct penalty_search *search, const struct account *account, struct err *err)
{
	if (learn(search, account, err))
		return -1;
	if (search->overdue_n == 0)
		return 0;
	count_all_days(search);
	for (size_t i = 0; i < search->overdue_n;)
		i = add_month(search, account->number, i);
	return 0;
}

static int each(void *context, const struct account *account, const char *path, struct err *err)
{
	struct penalty_search *search = context;
	struct arena scratch = {0};
	(void)path;
	search->scratch = &scratch;
	int rc = look_at(search, account, err);
	arena_clear(&scratch);
	return rc;
}

static int compare_rows(const void *a, const void *b)
{
	const struct penalty *x = a, *y = b;
	const int order = strcmp(x->account, y->account);
	return order ? order : strcmp(x->period, y->period);
}

int penalty_compute(struct session *session, int as_of, struct penalty_list *list, struct err *err)
{
	struct penalty_search search = {.session = session, .as_of = as_of};
	struct arena blocks = {0};
	char day[DATE_TEXT_SIZE];
	const struct account_walk walk = {.each = each, .context = &search};
	if (session->store->settings.penalty_per_mille <= 0)
		return err_hint(err, err_set(err, ERR_REFUSED, _("the settings name no penalty")),
			_("penalty_per_mille: <per mille a day> in onestop.yaml"));
	if (as_of > session->today)
		return err_set(err, ERR_REFUSED, _("%s is still to come"), date_format(as_of, day));
	int rc = account_walk(session->store, &walk, &blocks, err);
	arena_clear(&blocks);
	if (rc)
		return -1;
	if (search.n)
		qsort(search.rows, search.n, sizeof *search.rows, compare_rows);
	*list = (struct penalty_list){search.rows, search.n};
	return 0;
}

int penalty_month(struct session *session, const struct account *account, const char *period,
	struct penalty *month, struct err *err)
{
	struct arena scratch = {0};
	struct penalty_search search = {.session = session, .as_of = session->today, .scratch = &scratch};
	struct penalty found = {.kind = BILL_PENALTY};
	int rc = learn(&search, account, err);
	for (size_t i = 0; rc == 0 && i < search.overdue_n; i++) {
		const struct overdue *overdue = &search.overdue[i];
		char of[BILL_PERIOD_SIZE];
		bill_key_period(overdue->key, of);
		if (!str_equal(of, period))
			continue;
		found.bill += overdue->amount;
		found.due = !found.due || overdue->due < found.due ? overdue->due : found.due;
	}
	arena_clear(&scratch);
	if (rc == 0)
		*month = found;
	return rc;
}
