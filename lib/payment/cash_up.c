#include "payment/cash_up.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/day_book.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"
#include "value/money.h"

static const struct choice cash_up_states[] = {
	{"", ""},
	{"closed", N_("cashed up")},
	{"reopened", N_("reopened")},
	{NULL, NULL},
};

#define RECORD struct cash_up
static const struct field cash_up_fields[] = {
	FIELD(date, DATE, N_("date"), .flags = FIELD_REQUIRED),
	FIELD(desk, ID, N_("desk"), .flags = FIELD_REQUIRED, .check = id_check_desk),
	FIELD(state, ENUM, N_("state"), .choices = cash_up_states),
	FIELD(entries, INT, N_("entries"), .flags = FIELD_FIGURE),
	FIELD(total, MONEY, N_("total (yuan)"), .flags = FIELD_FIGURE),
	FIELD(taken, WORDS, N_("by method (yuan)"), .check = cash_count_check_kept),
	FIELD(counted, WORDS, N_("counted (yuan)"), .check = cash_count_check_kept),
	FIELD(at, MOMENT, N_("at")),
	FIELD(by, ID, N_("by"), .check = id_check_staff, .names = "staff"),
	FIELD(claimed, FLAG, N_("identity not verified")),
	FIELD(events, LIST_OF(event), N_("events")),
};
#undef RECORD

const struct schema cash_up_schema = {
	.name = "cash-up",
	.size = sizeof(struct cash_up),
	SCHEMA_FIELDS(cash_up_fields),
	.summary = N_("the end of a day book"),
};

int cash_up_load(struct store *store, int date, const char *desk, struct cash_up *cash_up, bool *found,
	struct err *err)
{
	const char *path = store->settings.format < SETTINGS_FORMAT_MONEY ? path_cash_up_1(date, desk, store->mem)
						      : path_cash_up(date, desk, store->mem);
	if (store_read_record(store, path, &cash_up_schema, cash_up, found, err))
		return -1;
	/* In format 1 a record says by being there that the book is closed. */
	if (*found && cash_up->state == CASH_UP_NONE)
		cash_up->state = CASH_UP_CLOSED;
	return 0;
}

int cash_up_is_closed(struct store *store, int date, const char *desk, bool *closed, struct err *err)
{
	struct cash_up cash_up = {0};
	bool found;
	if (cash_up_load(store, date, desk, &cash_up, &found, err))
		return -1;
	*closed = found && cash_up.state == CASH_UP_CLOSED;
	return 0;
}

/* ---- Closing ------------------------------------------------------------------------------------- */

/* What is over or short is said once more before it stands. */
static int check_confirmed(const struct cash_sum_list *sums, const struct cash_up_order *order,
	struct arena *arena, struct err *err)
{
	const char *list = "";
	char text[MONEY_TEXT_SIZE];
	char day[DATE_TEXT_SIZE];
	if (order->confirmed == order->date)
		return 0;
	if (order->confirmed)
		return err_set(err, ERR_USAGE, _("--confirm names another day than the one to be cashed up"));
	for (size_t i = 0; i < sums->n; i++) {
		const struct cash_sum *sum = &sums->items[i];
		if (sum->over)
			list = arena_printf(arena, "%s%s%s %s%s", list, *list ? ", " : "",
				_(payment_methods[sum->method].title), sum->over > 0 ? "+" : "",
				money_format(sum->over, text));
	}
	if (!*list)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("what was counted is not what the book has (%s), and needs the day twice"),
			list),
		"--confirm %s", date_format(order->date, day));
}

/* Has it been closed with these sums? */
static int check_same(const struct cash_up *found, const struct cash_up_order *order, struct arena *arena,
	struct err *err)
{
	struct cash_sum_list sums = {0};
	const struct field *field = field_find(&cash_up_schema, "counted");
	char day[DATE_TEXT_SIZE];
	if (order->counted.n == 0)
		return 0;
	if (cash_count_take(&sums, &order->counted, arena, err))
		return -1;
	const struct cash_up now = {.counted = cash_count_words(&sums, true, arena)};
	if (field_equal(field, found, &now))
		return 0;
	date_format(order->date, day);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the day book of desk %s of %s is cashed up, and other sums were counted"),
			found->desk, day),
		"payment-reopen %s --reason <reason>", day);
}

/* Close the book with what it holds. */
static void close_with(struct cash_up *after, const struct payment_list *entries,
	const struct cash_sum_list *sums, struct arena *arena)
{
	after->state = CASH_UP_CLOSED;
	after->entries = (int64_t)entries->n;
	after->total = 0;
	for (size_t i = 0; i < entries->n; i++)
		after->total += entries->items[i].amount;
	after->taken = cash_count_words(sums, false, arena);
	after->counted = cash_count_words(sums, true, arena);
}

struct cash_up cash_up_upgrade(const struct cash_up *old, const struct session *session,
	const struct payment_list *entries)
{
	const struct cash_up nothing = {0};
	struct cash_up now = {.date = old->date, .desk = old->desk};
	const struct cash_sum_list sums = cash_count_sums(entries, session->mem);
	close_with(&now, entries, &sums, session->mem);
	event_append(session, &cash_up_schema, &nothing, &now, "close", NULL);
	return now;
}

/* The record that closes the book, from the one that is there or from nothing. */
static int draw_up(const struct session *session, const struct cash_up_order *order, struct cash_up *cash_up,
	struct err *err)
{
	struct cash_up after = *cash_up;
	struct payment_list entries;
	if (day_book_load(session->store, order->date, session->desk, &entries, err))
		return -1;
	struct cash_sum_list sums = cash_count_sums(&entries, session->mem);
	if (order->seen && order->entries != (int64_t)entries.n)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("the day book has changed while it was counted")), "payment-close");
	if (cash_count_take(&sums, &order->counted, session->mem, err) ||
		check_confirmed(&sums, order, session->mem, err))
		return -1;
	after.date = order->date;
	after.desk = session->desk;
	close_with(&after, &entries, &sums, session->mem);
	event_append(session, &cash_up_schema, cash_up, &after, "close", NULL);
	*cash_up = after;
	return 0;
}

static int repeated(const struct session *session, const struct op *done, struct cash_up *cash_up,
	struct err *err)
{
	int date;
	bool found;
	if (date_parse(op_id(done, 0), &date, err) || id_check_desk(op_id(done, 1), err) ||
		cash_up_load(session->store, date, op_id(done, 1), cash_up, &found, err))
		return -1;
	if (found)
		return 0;
	return err_set(err, ERR_MALFORMED, _("op-id \"%s\": the day book of desk %s of %s is not cashed up"),
		done->op, op_id(done, 1), op_id(done, 0));
}

static int put(const struct session *session, struct txn *txn, const struct cash_up *cash_up,
	struct err *err)
{
	const char *path = path_cash_up(cash_up->date, session->desk, session->mem);
	return txn_put_record(txn, path, &cash_up_schema, cash_up, err);
}

static int close_book(struct session *session, struct txn *txn, const struct cash_up_order *order,
	struct cash_up *cash_up, struct err *err)
{
	struct cash_up found = {0};
	bool there;
	char day[DATE_TEXT_SIZE];
	date_format(order->date, day);
	if (order->date > session->today)
		return err_set(err, ERR_REFUSED, _("%s is still to come"), day);
	if (cash_up_load(session->store, order->date, session->desk, &found, &there, err) ||
		(!there && day_book_check_format(session->store, err)))
		return -1;
	txn_result(txn, day);
	txn_result(txn, session->desk);
	if (found.state == CASH_UP_CLOSED
			? check_same(&found, order, session->mem, err)
			: (draw_up(session, order, &found, err) || put(session, txn, &found, err)))
		return -1;
	*cash_up = found;
	return txn_commit(txn, err, "%s %s", session->desk, day);
}

int cash_up_close(struct session *session, const struct cash_up_order *order, struct cash_up *cash_up,
	struct err *err)
{
	struct txn *txn = NULL;
	int rc = -1;
	if (txn_begin(session->store, &session->actor, &txn, err) == 0)
		rc = txn_repeated(txn) ? repeated(session, txn_repeated(txn), cash_up, err)
				       : close_book(session, txn, order, cash_up, err);
	txn_end(txn);
	return rc;
}

/* ---- Reopening ----------------------------------------------------------------------------------- */

/* May the book that `cash_up` closed be reopened now, and how is it shown? */
static int check_reopen(const struct session *session, const struct cash_up *cash_up, int date, int *shown,
	struct err *err)
{
	char day[DATE_TEXT_SIZE];
	char closed_on[DATE_TEXT_SIZE];
	date_format(date, day);
	if (cash_up->state != CASH_UP_CLOSED)
		return err_set(err, ERR_REFUSED, _("the day book of desk %s of %s is not cashed up"),
			session->desk, day);
	const struct event *last = &cash_up->events.items[cash_up->events.n - 1];
	if (moment_date(last->at) != session->today)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the day book of desk %s of %s was cashed up on %s, and is reopened that day only; what "
				  "is wrong in it is put right by an entry of today"),
				session->desk, day, date_format(moment_date(last->at), closed_on)),
			_("account-pay --void <receipt> --reason <reason>"));
	return separation_from(session, last->by, ROLE_CLERK | ROLE_SUPERVISOR, shown, err);
}

static int reopen_book(struct session *session, struct txn *txn, int date, const char *reason,
	struct cash_up *cash_up, struct err *err)
{
	struct cash_up found = {0};
	bool there;
	int shown;
	char day[DATE_TEXT_SIZE];
	date_format(date, day);
	if (day_book_check_format(session->store, err) ||
		cash_up_load(session->store, date, session->desk, &found, &there, err) ||
		check_reopen(session, &found, date, &shown, err))
		return -1;
	*cash_up = found;
	cash_up->state = CASH_UP_REOPENED;
	event_append(session, &cash_up_schema, &found, cash_up, "reopen", reason);
	separation_show(&cash_up->events, shown);
	txn_result(txn, day);
	txn_result(txn, session->desk);
	return put(session, txn, cash_up, err) || txn_commit(txn, err, "%s %s", session->desk, day) ? -1 : 0;
}

int cash_up_reopen(struct session *session, int date, const char *reason, struct cash_up *cash_up,
	struct err *err)
{
	struct txn *txn = NULL;
	int rc = -1;
	if (txn_begin(session->store, &session->actor, &txn, err) == 0)
		rc = txn_repeated(txn) ? repeated(session, txn_repeated(txn), cash_up, err)
				       : reopen_book(session, txn, date, reason, cash_up, err);
	txn_end(txn);
	return rc;
}
