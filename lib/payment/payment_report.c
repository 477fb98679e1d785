#include "payment/payment_report.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "payment/cash_up.h"
#include "payment/day_book.h"
#include "store/store.h"

#define RECORD struct payment_sum
static const struct field sum_fields[] = {
	FIELD_AS("day", date, DATE, N_("day")),
	FIELD(desk, ID, N_("desk"), .names = "desk"),
	FIELD(method, ENUM, N_("method"), .choices = payment_methods),
	FIELD(by, ID, N_("clerk"), .names = "staff"),
	FIELD(account, ID, N_("account")),
	FIELD(entries, INT, N_("entries"), .flags = FIELD_FIGURE, .unit = N_("payments")),
	FIELD(taken, MONEY, N_("taken (yuan)"), .flags = FIELD_FIGURE),
	FIELD(back, MONEY, N_("reversed and refunded (yuan)"), .flags = FIELD_FIGURE),
	FIELD(total, MONEY, N_("total (yuan)"), .flags = FIELD_FIGURE),
	FIELD(closed, FLAG, N_("cashed up"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema payment_sum_schema = {
	.name = "payment sum",
	.title = N_("what was taken"),
	.size = sizeof(struct payment_sum),
	SCHEMA_FIELDS(sum_fields),
	.summary = N_("what was taken, summed by day, desk, method, clerk or account"),
};

/* ORDER as in payment_report_dimensions */
enum { BY_DAY = 1 << 0, BY_DESK = 1 << 1, BY_METHOD = 1 << 2, BY_STAFF = 1 << 3, BY_ACCOUNT = 1 << 4 };
const char *const payment_report_dimensions[] = {"day", "desk", "method", "staff", "account", NULL};

int payment_report_period(const struct session *session, struct payment_query *query, int day,
	struct err *err)
{
	if (day && (query->from || query->to))
		return err_set(err, ERR_USAGE, _("--day is one day, --from and --to are a period"));
	if (query->to && !query->from)
		return err_hint(err, err_set(err, ERR_USAGE, _("a period needs its first day")), "--from %s",
			C_("placeholder", "DATE"));
	if (!query->from)
		query->from = query->to = day ? day : session->today;
	else if (!query->to)
		query->to = session->today;
	if (query->to < query->from)
		return err_set(err, ERR_USAGE, _("--to is before --from"));
	return 0;
}

static unsigned bit_of(const char *word)
{
	for (unsigned i = 0; payment_report_dimensions[i]; i++)
		if (str_equal(payment_report_dimensions[i], word))
			return 1U << i;
	return 0;
}

int payment_report_check_by(const char *word, struct err *err)
{
	if (bit_of(word))
		return 0;
	struct nearest nearest = {.word = word};
	for (unsigned i = 0; payment_report_dimensions[i]; i++)
		nearest_offer(&nearest, payment_report_dimensions[i]);
	if (nearest_suggest(&nearest, ERR_MALFORMED, err) < 0)
		return -1;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not one of: %s"), word,
		"day, desk, method, staff, account");
}

unsigned payment_report_by(const struct words *by)
{
	unsigned bits = 0;
	for (size_t i = 0; i < by->n; i++)
		bits |= bit_of(by->items[i]);
	return bits ? bits : BY_DAY | BY_DESK | BY_METHOD | BY_STAFF;
}

struct payment_search {
	struct session *session;
	const struct payment_query *query;
	struct payment_list found; /* of all books */
	size_t room;
	/* Of a report. */
	struct payment_sum *rows;
	size_t n;
	size_t rows_room;
	struct map places; /* key of a row -> 1 + its index */
};

static bool is_wanted(const struct payment_query *query, const struct payment *entry)
{
	return (!query->method || entry->method == query->method) &&
	       (!query->account || str_equal(entry->account, query->account));
}

/* The row that an entry of this book belongs to. */
static struct payment_sum *row_of(struct payment_search *search, int date, const char *desk,
	const struct payment *entry)
{
	const unsigned by = search->query->by;
	struct arena *mem = search->session->mem;
	const struct payment_sum row = {
		.date = by & BY_DAY ? date : 0,
		.desk = by & BY_DESK ? desk : NULL,
		.method = by & BY_METHOD ? entry->method : METHOD_NONE,
		.by = by & BY_STAFF ? entry->by : NULL,
		.account = by & BY_ACCOUNT ? entry->account : NULL,
		.closed = true,
	};
	const char *key = arena_printf(mem, "%d %s %d %s %s", row.date, row.desk ? row.desk : "", row.method,
		row.by ? row.by : "", row.account ? row.account : "");
	size_t at = map_get(&search->places, key);
	if (!at) {
		VEC_PUSH(mem, search->rows, search->n, search->rows_room) = row;
		at = search->n;
		map_set(&search->places, mem, key, at);
	}
	return &search->rows[at - 1];
}

static int load_book(const struct payment_search *search, int date, const char *desk,
	struct payment_list *entries, bool *closed, struct err *err)
{
	struct store *store = search->session->store;
	/* Of a book that is damaged no sum is right. */
	if (day_book_load(store, date, desk, entries, err) == 0 &&
		cash_up_is_closed(store, date, desk, closed, err) == 0)
		return 0;
	*entries = (struct payment_list){0};
	return store_damaged(store, err);
}

static int sum_book(void *context, int date, const char *desk, struct err *err)
{
	struct payment_search *search = context;
	struct payment_list entries;
	bool closed = false;
	if (load_book(search, date, desk, &entries, &closed, err))
		return -1;
	for (size_t i = 0; i < entries.n; i++) {
		const struct payment *entry = &entries.items[i];
		if (!is_wanted(search->query, entry))
			continue;
		struct payment_sum *row = row_of(search, date, desk, entry);
		row->entries++;
		row->total += entry->amount;
		*(entry->amount < 0 ? &row->back : &row->taken) += entry->amount;
		row->closed = row->closed && closed;
	}
	return 0;
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_sums(const void *a, const void *b)
{
	const struct payment_sum *x = a;
	const struct payment_sum *y = b;
	int order = (x->date > y->date) - (x->date < y->date);
	if (order == 0)
		order = compare_text(x->desk, y->desk);
	if (order == 0)
		order = x->method - y->method;
	if (order == 0)
		order = compare_text(x->by, y->by);
	return order ? order : compare_text(x->account, y->account);
}

static int walk(struct payment_search *search, int (*each)(void *, int, const char *, struct err *),
	struct err *err)
{
	const struct payment_query *query = search->query;
	const struct day_book_walk books = {query->from, query->to, query->desk, each, search};
	return day_book_each(search->session->store, &books, search->session->mem, err);
}

int payment_report(struct session *session, const struct payment_query *query, struct payment_sum_list *rows,
	struct err *err)
{
	struct payment_search search = {.session = session, .query = query};
	if (walk(&search, sum_book, err))
		return -1;
	if (search.n)
		qsort(search.rows, search.n, sizeof *search.rows, compare_sums);
	*rows = (struct payment_sum_list){search.rows, search.n};
	return 0;
}

static int keep_book(void *context, int date, const char *desk, struct err *err)
{
	struct payment_search *search = context;
	struct payment_list entries;
	struct store *store = search->session->store;
	if (day_book_load(store, date, desk, &entries, err))
		return store_damaged(store, err);
	for (size_t i = 0; i < entries.n; i++)
		if (is_wanted(search->query, &entries.items[i]))
			VEC_PUSH(search->session->mem, search->found.items, search->found.n, search->room) =
				entries.items[i];
	return 0;
}

int payment_report_entries(struct session *session, const struct payment_query *query,
	struct payment_list *entries, struct err *err)
{
	struct payment_search search = {.session = session, .query = query};
	if (walk(&search, keep_book, err))
		return -1;
	*entries = search.found;
	return 0;
}
