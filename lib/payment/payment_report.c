#include "payment/payment_report.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "payment/payment.h"
#include "payment/payment_book.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "store/txn.h"
#include "value/date.h"

#define RECORD struct payment_sum
static const struct field sum_fields[] = {
	FIELD_AS("day", date, DATE, N_("day")),
	FIELD(desk, ID, N_("desk")),
	FIELD(method, ENUM, N_("method"), .choices = payment_methods),
	FIELD(by, ID, N_("clerk")),
	FIELD(entries, INT, N_("entries"), .flags = FIELD_FIGURE),
	FIELD(total, MONEY, N_("total (yuan)"), .flags = FIELD_FIGURE),
	FIELD(closed, FLAG, N_("cashed up"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema payment_sum_schema = {
	.name = "payment sum",
	.size = sizeof(struct payment_sum),
	SCHEMA_FIELDS(sum_fields),
	.summary = N_("what one clerk took by one method on a day"),
};

struct summing {
	struct session *session;
	const char *prefix; /* "payments/2026/2026-09-18-" */
	struct payment_sum *rows;
	size_t n;
	size_t room;
};

static struct payment_sum *sum_of(struct summing *summing, int date, const char *desk,
	const struct payment *entry)
{
	for (size_t i = 0; i < summing->n; i++)
		if (str_equal(summing->rows[i].desk, desk) && summing->rows[i].method == entry->method &&
			str_equal(summing->rows[i].by, entry->by))
			return &summing->rows[i];
	struct payment_sum *row =
		&VEC_PUSH(summing->session->mem, summing->rows, summing->n, summing->room);
	*row = (struct payment_sum){.date = date, .desk = desk, .method = entry->method,
		.by = entry->by};
	return row;
}

static int sum_desk(struct summing *summing, int date, const char *desk, struct err *err)
{
	struct payment_list entries;
	struct cash_up cash_up = {0};
	bool closed;
	struct store *store = summing->session->store;
	/* Of a page that is damaged no sum is right. */
	if (payment_day(store, date, desk, &entries, err) ||
		payment_cash_up_of(store, date, desk, &cash_up, &closed, err))
		return store_damaged(store, err);
	const struct payment *entry = entries.items;
	for (size_t i = 0; i < entries.n; i++) {
		struct payment_sum *row = sum_of(summing, date, desk, &entry[i]);
		row->entries++;
		row->total += entry[i].amount;
		row->closed = closed;
	}
	return 0;
}

static int compare_sums(const void *a, const void *b)
{
	const struct payment_sum *x = a;
	const struct payment_sum *y = b;
	int order = strcmp(x->desk, y->desk);
	if (order == 0)
		order = x->method - y->method;
	return order ? order : strcmp(x->by, y->by);
}

int payment_report(struct session *session, int date, struct payment_sum_list *rows, struct err *err)
{
	struct summing summing = {.session = session};
	const char **names;
	size_t names_n;
	char day[DATE_TEXT_SIZE];
	date_format(date, day);
	const char *directory = arena_printf(session->mem, "%s/%.4s", PATH_PAYMENTS, day);
	if (store_names(session->store, directory, session->mem, &names, &names_n, err))
		return store_damaged(session->store, (*rows = (struct payment_sum_list){0}, err));
	for (size_t i = 0; i < names_n; i++) {
		/* "2026-09-18-XS.yaml"; cash-ups are read with their day book */
		if (!str_starts(names[i], day) || strlen(names[i]) != strlen("2026-09-18-XS.yaml"))
			continue;
		if (sum_desk(&summing, date, arena_dup_n(session->mem, names[i] + 11, 2), err))
			return -1;
	}
	if (summing.n)
		qsort(summing.rows, summing.n, sizeof *summing.rows, compare_sums);
	*rows = (struct payment_sum_list){summing.rows, summing.n};
	return 0;
}
