#include "payment/payment_book.h"

#include <stddef.h>
#include <string.h>

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

static const struct payment *find_entry(const struct payment_list *entries, const char *receipt)
{
	const struct payment *entry = entries->items;
	for (size_t i = 0; i < entries->n; i++)
		if (str_equal(entry[i].receipt, receipt))
			return &entry[i];
	return NULL;
}

/* The entry to counter, and that nothing has countered it yet: such an entry would stand in the
 * account's events. */
static int find_countered(struct session *session, const char *receipt, struct payment *old,
	struct account *account, struct err *err)
{
	struct payment_list entries;
	if (payment_day(session->store, id_receipt_day(receipt), id_receipt_desk(receipt, session->mem),
		    &entries, err))
		return -1;
	const struct payment *entry = find_entry(&entries, receipt);
	if (!entry)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("there is no receipt %s"), receipt),
			"report-payment");
	if (account_load(session->store, entry->account, account, err))
		return -1;
	const struct event *event = account->events.items;
	for (size_t i = 0; i < account->events.n; i++)
		if (str_equal(event[i].act, "void") &&
			str_starts(event[i].text, arena_printf(session->mem, "%s:", receipt)))
			return err_set(err, ERR_REFUSED, _("%s was taken back already, by %s"), receipt,
				event[i].ref);
	*old = *entry;
	return 0;
}

/* An op-id means one command line: a payment is no repeat of a void, nor a void of another one. */
static bool is_repeat(const struct payment *entry, const struct payment_order *order)
{
	return order->voids ? str_equal(entry->voids, order->voids) : str_empty(entry->voids);
}

static int find_repeat(struct session *session, const struct payment_order *order,
	const struct account *account, struct payment *payment, bool *repeated, struct err *err)
{
	size_t n = event_find_op(&account->events, session->op);
	*repeated = false;
	if (n == 0)
		return 0;
	const struct event *event = &account->events.items[n - 1];
	struct payment_list entries;
	struct err grammar = {0};
	if (id_check_receipt(event->ref ? event->ref : "", &grammar))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("op-id \"%s\" was already used for \"%s\" on account %s"),
					session->op, event->act, account->number),
			_("choose another"));
	if (payment_day(session->store, id_receipt_day(event->ref),
		    id_receipt_desk(event->ref, session->mem), &entries, err))
		return -1;
	const struct payment *entry = find_entry(&entries, event->ref);
	if (!entry)
		return err_set(err, ERR_MALFORMED, _("receipt %s of account %s is in no day book"),
			event->ref, account->number);
	if (!is_repeat(entry, order))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("op-id \"%s\" was already used for \"%s\" on account %s"),
					session->op, event->act, account->number),
			_("choose another"));
	*payment = *entry;
	*repeated = true;
	return 0;
}

static int apply(struct session *session, const struct payment_order *order, struct account *account,
	const struct payment *old, struct payment *payment, struct err *err)
{
	if (order->voids)
		return payment_void(account, session, old, order->reason, payment, err);
	int64_t amount = order->amount ? order->amount : account_owes(account);
	if (amount == 0)
		return err_set(err, ERR_REFUSED,
			_("account %s owes nothing; to pay ahead: account-pay %s AMOUNT"), account->number,
			account->number);
	if (!order->method)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("how is it paid")),
			"--method cash");
	payment->account = account->number;
	payment->method = order->method;
	return payment_apply(account, session, amount, payment, err);
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
	struct payment_list entries;
	bool repeated;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	/* A repeat of a void must find its account before it is refused as a second void. */
	if (order->voids && !order->account) {
		struct err second = {0};
		if (find_countered(session, order->voids, &old, &account, &second) &&
			(!account.number || !event_find_op(&account.events, session->op))) {
			*err = second;
			goto done;
		}
	} else if (account_load(session->store, order->account, &account, err)) {
		goto done;
	}
	if (find_repeat(session, order, &account, payment, &repeated, err))
		goto done;
	if (repeated) {
		rc = 0;
		goto done;
	}
	if (refuse_closed(session, session->today, err) ||
		payment_day(session->store, session->today, session->desk, &entries, err) ||
		next_receipt(session, &entries, &payment->receipt, err) ||
		apply(session, order, &account, &old, payment, err))
		goto done;
	payment->at = session->now;
	payment->by = session->staff->id;
	payment->op = session->op;
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

int payment_close(struct session *session, int date, struct cash_up *cash_up, struct err *err)
{
	struct txn *txn = NULL;
	struct payment_list entries;
	struct cash_up found = {0};
	bool closed;
	char day[DATE_TEXT_SIZE];
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		payment_cash_up_of(session->store, date, session->desk, &found, &closed, err) ||
		payment_day(session->store, date, session->desk, &entries, err))
		goto done;
	if (date > session->today) {
		err_set(err, ERR_REFUSED, _("%s is still to come"), date_format(date, day));
		goto done;
	}
	if (!closed) {
		const struct payment *entry = entries.items;
		found = (struct cash_up){.date = date, .desk = session->desk, .at = session->now,
			.by = session->staff->id, .entries = (int64_t)entries.n};
		for (size_t i = 0; i < entries.n; i++)
			found.total += entry[i].amount;
		if (txn_put_record(txn, path_cash_up(date, session->desk, session->mem), &cash_up_schema, &found,
			    err) ||
			txn_commit(txn, err, "%s %s", session->desk, date_format(date, day)))
			goto done;
	}
	*cash_up = found;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
