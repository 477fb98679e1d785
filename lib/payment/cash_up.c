#include "payment/cash_up.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/day_book.h"
#include "store/path.h"
#include "store/store.h"
#include "store/txn.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"
#include "value/money.h"

static int parse_count(const char *word, int *method, int64_t *fen, struct err *err);

/* In a record a method has the name that is the same in every language. */
static int check_kept(const char *word, struct err *err)
{
	int method;
	int64_t fen;
	if (parse_count(word, &method, &fen, err))
		return -1;
	if (str_starts(word, payment_methods[method].name))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\": the method is called \"%s\" in records"), word,
		payment_methods[method].name);
}

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
	FIELD(taken, WORDS, N_("by method (yuan)"), .check = check_kept),
	FIELD(counted, WORDS, N_("counted (yuan)"), .check = check_kept),
	FIELD(at, MOMENT, N_("at")),
	FIELD(by, ID, N_("by"), .check = id_check_staff),
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
	const char *path = store->settings.format < 2 ? path_cash_up_1(date, desk, store->mem)
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

/* ---- Sums by method ------------------------------------------------------------------------------ */

struct cash_sum_list cash_up_sums(const struct payment_list *entries, struct arena *arena)
{
	struct cash_sum_list sums = {0};
	size_t room = 0;
	for (int method = METHOD_NONE; payment_methods[method].name; method++) {
		struct cash_sum sum = {.method = method};
		for (size_t i = 0; i < entries->n; i++)
			if (entries->items[i].method == method) {
				sum.entries++;
				sum.total += entries->items[i].amount;
			}
		if (sum.entries)
			VEC_PUSH(arena, sums.items, sums.n, room) = sum;
	}
	return sums;
}

struct words cash_up_words(const struct cash_sum_list *sums, bool counted, struct arena *arena)
{
	struct words words = {0};
	size_t room = 0;
	for (size_t i = 0; i < sums->n; i++) {
		const struct cash_sum *sum = &sums->items[i];
		char text[MONEY_TEXT_SIZE];
		if (counted ? !sum->is_counted : sum->entries == 0)
			continue;
		VEC_PUSH(arena, words.items, words.n, room) = arena_printf(arena, "%s=%s",
			payment_methods[sum->method].name,
			money_format(counted ? sum->counted : sum->total, text));
	}
	return words;
}

/* "cash=100.00", "现金=100". */
static int parse_count(const char *word, int *method, int64_t *fen, struct err *err)
{
	const char *equals = strchr(word, '=');
	const size_t n = equals ? (size_t)(equals - word) : 0;
	for (int m = METHOD_NONE + 1; n && payment_methods[m].name; m++)
		if ((strlen(payment_methods[m].name) == n && strncmp(payment_methods[m].name, word, n) == 0) ||
			(strlen(_(payment_methods[m].title)) == n &&
				strncmp(_(payment_methods[m].title), word, n) == 0)) {
			*method = m;
			return money_parse(equals + 1, fen, err);
		}
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not METHOD=AMOUNT (cash, wechat, alipay, bank or pos, and yuan: cash=86.40)"), word);
}

int cash_up_check_count(const char *word, struct err *err)
{
	int method;
	int64_t fen;
	return parse_count(word, &method, &fen, err);
}

/* The sum of a method; one of which the book has nothing is added. */
static struct cash_sum *sum_of(struct cash_sum_list *sums, int method, struct arena *arena)
{
	size_t at = 0;
	while (at < sums->n && sums->items[at].method < method)
		at++;
	if (at < sums->n && sums->items[at].method == method)
		return &sums->items[at];
	struct cash_sum *grown = arena_array(arena, sums->n + 1, sizeof *grown);
	for (size_t i = 0; i < sums->n; i++)
		grown[i < at ? i : i + 1] = sums->items[i];
	grown[at] = (struct cash_sum){.method = method};
	*sums = (struct cash_sum_list){grown, sums->n + 1};
	return &grown[at];
}

int cash_up_count(struct cash_sum_list *sums, const struct words *counted, struct arena *arena,
	struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	for (size_t i = 0; i < counted->n; i++) {
		int method;
		int64_t fen;
		if (parse_count(counted->items[i], &method, &fen, err))
			return -1;
		struct cash_sum *sum = sum_of(sums, method, arena);
		if (sum->is_counted)
			return err_set(err, ERR_USAGE, _("%s was counted twice"), _(payment_methods[method].title));
		sum->is_counted = true;
		sum->counted = fen;
		sum->over = fen - sum->total;
	}
	for (size_t i = 0; counted->n && i < sums->n; i++)
		if (!sums->items[i].is_counted)
			return err_hint(err,
				err_set(err, ERR_REFUSED, _("%s was not counted; the book has %s of it"),
					_(payment_methods[sums->items[i].method].title),
					money_format(sums->items[i].total, text)),
				"--counted %s=<yuan>", payment_methods[sums->items[i].method].name);
	return 0;
}

int64_t cash_up_over(const struct cash_sum_list *sums, bool *any)
{
	int64_t over = 0;
	*any = false;
	for (size_t i = 0; i < sums->n; i++) {
		over += sums->items[i].over;
		*any = *any || sums->items[i].over != 0;
	}
	return over;
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
	if (cash_up_count(&sums, &order->counted, arena, err))
		return -1;
	const struct cash_up now = {.counted = cash_up_words(&sums, true, arena)};
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
	after->taken = cash_up_words(sums, false, arena);
	after->counted = cash_up_words(sums, true, arena);
}

struct cash_up cash_up_upgrade(const struct cash_up *old, const struct session *session,
	const struct payment_list *entries)
{
	const struct cash_up nothing = {0};
	struct cash_up now = {.date = old->date, .desk = old->desk};
	const struct cash_sum_list sums = cash_up_sums(entries, session->mem);
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
	struct cash_sum_list sums = cash_up_sums(&entries, session->mem);
	if (order->seen && order->entries != (int64_t)entries.n)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("the day book has changed while it was counted")), "payment-close");
	if (cash_up_count(&sums, &order->counted, session->mem, err) ||
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
