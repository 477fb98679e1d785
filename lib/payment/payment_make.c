#include "payment/payment_make.h"

#include <stddef.h>

#include "account/account_history.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/payment_book.h"
#include "payment/payment_former.h"
#include "payment/payment_foreign.h"
#include "store/store.h"
#include "txn/txn.h"

/* The entry to counter, its account, and what was folded away from that. */
static int find_countered(struct session *session, const char *receipt, struct payment *old,
	struct account *account, struct event_list *past, struct err *err)
{
	struct payment entry;
	if (payment_book_find(session->store, receipt, &entry, err))
		return -1;
	if (str_empty(entry.account))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s is of no account, so it is not reversed"), receipt),
			"payment-list --unmatched");
	if (account_load(session->store, entry.account, account, err) ||
		account_history_load(session->store, account, past, err))
		return -1;
	*old = entry;
	return 0;
}

/* Who the money is of: a former holder's number, or 0. */
static int find_holding(const struct account *account, const struct payment_order *order, int64_t *holding,
	struct err *err)
{
	const struct holding *former;
	*holding = 0;
	if (!order->former)
		return 0;
	if (payment_former_debtor(account, &former, err))
		return -1;
	*holding = former->number;
	return 0;
}

/* What that holder owes. */
static int64_t owed_by(const struct account *account, int64_t holding)
{
	if (!holding)
		return account_owes(account);
	for (size_t i = 0; i < account->former.n; i++)
		if (account->former.items[i].number == holding)
			return holding_owes(&account->former.items[i]);
	return 0;
}

static int apply(struct session *session, const struct payment_order *order, struct account *account,
	int64_t holding, const struct payment *old, const struct event_list *past, struct payment *payment,
	struct err *err)
{
	payment->payee = order->payee;
	if (order->voids)
		return payment_void(account, session, old, past, order->reason, payment, err);
	const int64_t amount = order->amount ? order->amount : owed_by(account, holding);
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
	return payment_apply(account, session, amount, holding, payment, err);
}

/* Where it takes back what a statement brought, the line is open again. */
static int put_back(struct payment_book *book, struct txn *txn, const struct payment *old,
	const struct payment *payment, struct err *err)
{
	struct payment line;
	if (str_empty(payment->voids) || !payment_foreign_back(old, payment, &line))
		return 0;
	if (payment_book_number(book, &line, err))
		return -1;
	return payment_book_enter(book, txn, &line, err);
}

int payment_make(struct session *session, const struct payment_order *order, struct payment *payment,
	struct err *err)
{
	struct txn *txn = NULL;
	struct payment_book book;
	struct account account = {0};
	struct payment old = {0};
	struct event_list past = {0};
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = payment_book_find(session->store, op_id(txn_repeated(txn), 0), payment, err);
		goto done;
	}
	if (order->voids ? find_countered(session, order->voids, &old, &account, &past, err)
			 : account_load(session->store, order->account, &account, err))
		goto done;
	int64_t holding;
	if (find_holding(&account, order, &holding, err))
		goto done;
	const int64_t due = owed_by(&account, holding);
	if (payment_book_open(session, &book, err) || payment_book_number(&book, payment, err) ||
		apply(session, order, &account, holding, &old, &past, payment, err))
		goto done;
	txn_result(txn, payment->receipt);
	txn_trailer(txn, "Account", account.number);
	txn_trailer(txn, "Article", "五（二）");
	if (payment_book_enter(&book, txn, payment, err) || put_back(&book, txn, &old, payment, err) ||
		account_save(txn, session->store, &account, 1, err) ||
		txn_commit(txn, err, "%s %s", account.number, payment->receipt))
		goto done;
	if (order->told)
		*order->told =
			(struct payment_told){true, due, owed_by(&account, holding), holding ? 0 : account.prepaid};
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
