#include "payment/billing.h"

#include <stdlib.h>
#include <string.h>

#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/payment.h"
#include "store/txn.h"

struct placed {
	const struct bill_order *order;
	size_t index; /* in the file: equal accounts keep its order */
};

static int by_account(const void *a, const void *b)
{
	const struct placed *x = a;
	const struct placed *y = b;
	int order = strcmp(x->order->account, y->order->account);
	if (order == 0)
		order = x->index < y->index ? -1 : 1;
	return order;
}

/* All bills of one account, from `at` on; returns the index behind them. */
static int bill_account(struct session *session, const char *file, const struct placed *placed, size_t n,
	size_t *at, struct account *account, struct err *err)
{
	const char *number = placed[*at].order->account;
	size_t first = *at;
	if (account_load(session->store, number, account, err))
		return err_prefix(err, "%s:%zu:1", file, placed[first].order->line);
	for (; *at < n && str_equal(placed[*at].order->account, number); ++*at)
		if (payment_bill(account, session, &placed[*at].order->bill, err))
			return err_prefix(err, "%s:%zu:1", file, placed[*at].order->line);
	return 0;
}

static int add_bills(struct session *session, const char *file, const struct placed *placed, size_t n,
	struct txn *txn, struct err *err)
{
	struct account *accounts = arena_array(session->mem, n, sizeof *accounts);
	size_t accounts_n = 0;
	for (size_t at = 0; at < n;)
		if (bill_account(session, file, placed, n, &at, &accounts[accounts_n++], err))
			return -1;
	return account_save(txn, session->store, accounts, accounts_n, err);
}

/* Did an import with this op-id bill the first account already? */
static int find_billed(struct session *session, const char *file, const struct placed *placed,
	bool *repeated, struct err *err)
{
	struct account account;
	if (account_load(session->store, placed->order->account, &account, err))
		return err_prefix(err, "%s:%zu:1", file, placed->order->line);
	size_t n = event_find_op(&account.events, session->op);
	const struct event *event = account.events.items;
	*repeated = n > 0;
	if (n > 0 && !str_equal(event[n - 1].act, "bill"))
		return err_set(err, ERR_REFUSED,
			_("op-id \"%s\" was already used for \"%s\" on account %s; first: choose another"),
			session->op, event[n - 1].act, account.number);
	return 0;
}

int billing_add(struct session *session, const char *file, const struct bill_order *orders,
	size_t orders_n, struct err *err)
{
	struct txn *txn = NULL;
	bool repeated = false;
	int rc = -1;
	struct placed *placed = arena_array(session->mem, orders_n, sizeof *placed);
	for (size_t i = 0; i < orders_n; i++)
		placed[i] = (struct placed){&orders[i], i};
	if (orders_n)
		qsort(placed, orders_n, sizeof *placed, by_account);
	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (orders_n && session->op && find_billed(session, file, placed, &repeated, err))
		goto done;
	if (repeated) {
		rc = 0;
		goto done;
	}
	if (add_bills(session, file, placed, orders_n, txn, err) ||
		txn_commit(txn, err, "%zu bills", orders_n))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
