#include "payment/payment_book.h"

#include <stddef.h>
#include <string.h>

#include "account/account_history.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/payment.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "store/txn.h"
#include "value/date.h"
#include "value/id.h"

#define RECORD struct cash_up
static const struct field cash_up_fields[] = {
	FIELD(date, DATE, N_("date"), .flags = FIELD_REQUIRED),
	FIELD(desk, ID, N_("desk"), .flags = FIELD_REQUIRED, .check = id_check_desk),
	FIELD(at, MOMENT, N_("at"), .flags = FIELD_REQUIRED),
	FIELD(by, ID, N_("by"), .flags = FIELD_REQUIRED, .check = id_check_staff),
	FIELD(claimed, FLAG, N_("identity not verified")),
	FIELD(entries, INT, N_("entries"), .flags = FIELD_FIGURE),
	FIELD(total, MONEY, N_("total (yuan)"), .flags = FIELD_FIGURE),
};
#undef RECORD

const struct schema cash_up_schema = {
	.name = "cash-up",
	.size = sizeof(struct cash_up),
	SCHEMA_FIELDS(cash_up_fields),
	.summary = N_("the end of a day book"),
};

int payment_day(struct store *store, int date, const char *desk, struct payment_list *entries,
	struct err *err)
{
	struct list list;
	bool found;
	if (store_read_list(store, path_day_book(date, desk, store->mem), &payment_schema, &list, &found,
		    err))
		return -1;
	*entries = (struct payment_list){list.items, list.n};
	return 0;
}

int payment_cash_up_of(struct store *store, int date, const char *desk, struct cash_up *cash_up,
	bool *closed, struct err *err)
{
	return store_read_record(store, path_cash_up(date, desk, store->mem), &cash_up_schema, cash_up,
		closed, err);
}

static int refuse_closed(const struct session *session, int date, struct err *err)
{
	struct cash_up cash_up = {0};
	bool closed;
	char day[DATE_TEXT_SIZE];
	if (payment_cash_up_of(session->store, date, session->desk, &cash_up, &closed, err))
		return -1;
	if (!closed)
		return 0;
	return err_set(err, ERR_REFUSED,
		_("the day book of desk %s of %s is cashed up; take the payment tomorrow, or at another "
		  "desk"),
		session->desk, date_format(date, day));
}

/* One more than the highest number of the day book. */
static int next_receipt(const struct session *session, const struct payment_list *entries, const char **receipt,
	struct err *err)
{
	const struct payment *entry = entries->items;
	char day[DATE_TEXT_SIZE];
	int64_t highest = 0;
	for (size_t i = 0; i < entries->n; i++) {
		int64_t number;
		if (num_parse(strrchr(entry[i].receipt, 'R') + 1, 1, INT32_MAX, &number, err))
			return err_prefix(err, "%s", entry[i].receipt);
		if (number > highest)
			highest = number;
	}
	date_format(session->today, day);
	*receipt = arena_printf(session->mem, "%.4s%.2s%.2s-%s-R%04lld", day, day + 5, day + 8, session->desk,
		(long long)highest + 1);
	return id_check_receipt(*receipt, err);
}

static int find_receipt(const struct session *session, const char *receipt, struct payment *payment,
	struct err *err)
{
	struct payment_list entries;
	if (id_check_receipt(receipt, err) ||
		payment_day(session->store, id_receipt_day(receipt),
			id_receipt_desk(receipt, session->mem), &entries, err))
		return -1;
	const struct payment *entry = entries.items;
	for (size_t i = 0; i < entries.n; i++)
		if (str_equal(entry[i].receipt, receipt)) {
			*payment = entry[i];
			return 0;
		}
	return err_hint(err, err_set(err, ERR_REFUSED, _("there is no receipt %s"), receipt),
		"report-payment");
}

/* The entry to counter, and that nothing has countered it yet: such an entry would stand in the
 * account's events. */
static int find_countered(struct session *session, const char *receipt, struct payment *old,
	struct account *account, struct event_list *past, struct err *err)
{
	struct payment entry;
	if (find_receipt(session, receipt, &entry, err) ||
		account_load(session->store, entry.account, account, err) ||
		account_history_load(session->store, account, past, err))
		return -1;
	const struct event_list all = account_unfold(past, &account->events, session->mem);
	for (size_t i = 0; i < all.n; i++)
		if (str_equal(all.items[i].act, "void") && str_equal(all.items[i].voids, receipt))
			return err_set(err, ERR_REFUSED, _("%s was reversed already, by %s"), receipt,
				all.items[i].ref);
	*old = entry;
	return 0;
}

static int apply(struct session *session, const struct payment_order *order, struct account *account,
	const struct payment *old, const struct event_list *past, struct payment *payment, struct err *err)
{
	payment->payee = order->payee;
	if (order->voids)
		return payment_void(account, session, old, past, order->reason, payment, err);
	int64_t amount = order->amount ? order->amount : account_owes(account);
	if (amount == 0)
		return err_set(err, ERR_REFUSED,
			_("account %s owes nothing; to pay ahead: account-pay %s AMOUNT"), account->number,
			account->number);
	if (!order->method)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("the method of payment is needed")),
			_("--method <method>"));
	payment->account = account->number;
	payment->method = order->method;
	return payment_apply(account, session, amount, order->holding, payment, err);
}

static int enter(struct session *session, struct txn *txn, struct payment_list *entries,
	const struct payment *payment, struct err *err)
{
	struct payment *grown = arena_array(session->mem, entries->n + 1, sizeof *grown);
	if (entries->n)
		memcpy(grown, entries->items, entries->n * sizeof *grown);
	grown[entries->n] = *payment;
	return txn_put_list(txn, path_day_book(session->today, session->desk, session->mem), &payment_schema,
		grown, entries->n + 1, err);
}

int payment_make(struct session *session, const struct payment_order *order, struct payment *payment,
	struct err *err)
{
	struct txn *txn = NULL;
	struct account account = {0};
	struct payment old = {0};
	struct event_list past = {0};
	struct payment_list entries;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = find_receipt(session, op_id(txn_repeated(txn), 0), payment, err);
		goto done;
	}
	if (order->voids ? find_countered(session, order->voids, &old, &account, &past, err)
			 : account_load(session->store, order->account, &account, err))
		goto done;
	if (refuse_closed(session, session->today, err) ||
		payment_day(session->store, session->today, session->desk, &entries, err) ||
		next_receipt(session, &entries, &payment->receipt, err) ||
		apply(session, order, &account, &old, &past, payment, err))
		goto done;
	payment->at = session->now;
	payment->by = session->staff->id;
	payment->claimed = session->claimed;
	txn_result(txn, payment->receipt);
	txn_trailer(txn, "Account", account.number);
	txn_trailer(txn, "Article", "五（二）");
	if (enter(session, txn, &entries, payment, err) ||
		account_save(txn, session->store, &account, 1, err) ||
		txn_commit(txn, err, "%s %s", account.number, payment->receipt))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

static int cash_up_first(const struct session *session, const struct op *done,
	struct cash_up *cash_up, struct err *err)
{
	int date;
	bool closed;
	if (date_parse(op_id(done, 0), &date, err) || id_check_desk(op_id(done, 1), err) ||
		payment_cash_up_of(session->store, date, op_id(done, 1), cash_up, &closed, err))
		return -1;
	if (closed)
		return 0;
	return err_set(err, ERR_MALFORMED, _("op-id \"%s\": the day book of desk %s of %s is not cashed up"),
		done->op, op_id(done, 1), op_id(done, 0));
}

static int make_cash_up(struct session *session, struct txn *txn, int date, struct cash_up *made,
	struct err *err)
{
	struct payment_list entries;
	const char *path = path_cash_up(date, session->desk, session->mem);
	if (payment_day(session->store, date, session->desk, &entries, err))
		return -1;
	const struct payment *entry = entries.items;
	*made = (struct cash_up){.date = date, .desk = session->desk, .at = session->now,
		.by = session->staff->id, .claimed = session->claimed, .entries = (int64_t)entries.n};
	for (size_t i = 0; i < entries.n; i++)
		made->total += entry[i].amount;
	return txn_put_record(txn, path, &cash_up_schema, made, err);
}

int payment_close(struct session *session, int date, struct cash_up *cash_up, struct err *err)
{
	struct txn *txn = NULL;
	struct cash_up found = {0};
	bool closed;
	char day[DATE_TEXT_SIZE];
	int rc = -1;

	date_format(date, day);
	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = cash_up_first(session, txn_repeated(txn), cash_up, err);
		goto done;
	}
	if (payment_cash_up_of(session->store, date, session->desk, &found, &closed, err))
		goto done;
	if (date > session->today) {
		err_set(err, ERR_REFUSED, _("%s is still to come"), day);
		goto done;
	}
	txn_result(txn, day);
	txn_result(txn, session->desk);
	if ((!closed && make_cash_up(session, txn, date, &found, err)) ||
		txn_commit(txn, err, "%s %s", session->desk, day))
		goto done;
	*cash_up = found;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
