#include "account/account_statement.h"

#include "account/account.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/moment.h"

#define RECORD struct account_statement_row
static const struct field account_statement_row_fields[] = {
	FIELD(date, DATE, N_("date"), .flags = FIELD_REQUIRED),
	FIELD(act, ID, N_("act"), .flags = FIELD_REQUIRED, .names = "act"),
	FIELD(key, ID, N_("bill")),
	FIELD(ref, ID, N_("belongs to")),
	FIELD(volume_m3, INT, N_("volume (m3)"), .flags = FIELD_RIGHT),
	FIELD(charged, MONEY, N_("charged (yuan)"), .flags = FIELD_RIGHT),
	FIELD(paid, MONEY, N_("paid (yuan)"), .flags = FIELD_RIGHT),
	FIELD(balance, MONEY, N_("owed after it (yuan)"), .flags = FIELD_FIGURE),
	FIELD(reason, TEXT, N_("reason"), .flags = FIELD_PROSE),
};
#undef RECORD

const struct schema account_statement_row_schema = {
	.name = "statement",
	.size = sizeof(struct account_statement_row),
	SCHEMA_FIELDS(account_statement_row_fields),
	.summary = N_("a row of the statement of an account"),
};

/* How an act moves what is owed: by its bills (+1, -1) or by its amount. */
static int charges(const struct event *event)
{
	if (str_equal(event->act, "bill") || str_equal(event->act, "adjust"))
		return 1;
	return str_equal(event->act, "bill-void") ? -1 : 0;
}

static bool pays(const struct event *event)
{
	return str_equal(event->act, "pay") || str_equal(event->act, "void") ||
	       str_equal(event->act, "refund");
}

/* The rows of one event, with the balance left to who knows it. */
static void add_rows(const struct event *event, struct account_statement_row_list *rows, size_t *room,
	struct arena *arena)
{
	struct account_statement_row row = {
		.date = moment_date(event->at), .act = event->act, .ref = event->ref, .reason = event->text};
	const int sign = charges(event);
	for (size_t i = 0; sign && i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		row.key = bill->period;
		row.volume_m3 = sign * bill->volume_m3;
		row.charged = sign * bill->amount;
		VEC_PUSH(arena, rows->items, rows->n, *room) = row;
	}
	if (pays(event)) {
		row.paid = event->amount;
		VEC_PUSH(arena, rows->items, rows->n, *room) = row;
	}
	if (str_equal(event->act, "transfer") && event->on)
		VEC_PUSH(arena, rows->items, rows->n, *room) = row;
}

void account_statement(const struct event_list *events, int from, int to, struct arena *arena,
	struct account_statement *statement)
{
	struct account_statement_row_list all = {0};
	size_t room = 0, kept = 0;
	int64_t balance = 0;
	*statement = (struct account_statement){.from = from, .to = to};
	for (size_t i = 0; i < events->n; i++)
		add_rows(&events->items[i], &all, &room, arena);
	for (size_t i = 0; i < all.n; i++) {
		struct account_statement_row row = all.items[i];
		if (to && row.date > to)
			break;
		balance += row.charged - row.paid;
		row.balance = balance;
		if (from && row.date < from)
			statement->opening = balance;
		else
			all.items[kept++] = row;
	}
	statement->closing = balance;
	statement->rows = (struct account_statement_row_list){all.items, kept};
}
