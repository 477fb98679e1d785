#include "account/account_change.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "account/account_rule.h"
#include "office/session.h"
#include "office/event.h"
#include "payment/payment.h"
#include "store/txn.h"
#include "value/date.h"

/* The account as its first event, of this op-id, left it. */
static int find_repeat(const struct session *session, const char *number, struct account *account,
	bool *repeated, struct err *err)
{
	struct account now;
	bool exists;
	*repeated = false;
	if (account_exists(session->store, number, &exists, err))
		return -1;
	if (!exists)
		return 0;
	if (account_load(session->store, number, &now, err))
		return -1;
	const struct event *event = now.events.items;
	if (str_empty(session->op) || !str_equal(event[0].op, session->op))
		return err_set(err, ERR_REFUSED, _("account %s exists already; first: account-show %s"),
			number, number);
	*account = now;
	*repeated = true;
	return 0;
}

int account_create(struct session *session, const struct account *given, struct account *account,
	struct err *err)
{
	struct txn *txn = NULL;
	bool repeated;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		find_repeat(session, given->number, account, &repeated, err))
		goto done;
	if (repeated) {
		rc = 0;
		goto done;
	}
	txn_trailer(txn, "Account", given->number);
	if (account_open(account, session, given, err) ||
		account_save(txn, session->store, account, 1, err) ||
		txn_commit(txn, err, "%s open", account->number))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

int account_check_state(const char *text, struct err *err)
{
	if (*text && choice_find(account_states, text) > 0)
		return 0;
	struct arena scratch = {0};
	err_set(err, ERR_MALFORMED, _("\"%s\" is no state (%s)"), text,
		choice_list(account_states, &scratch));
	arena_clear(&scratch);
	return -1;
}

struct asking {
	const struct account_query *query;
	struct session *session;
	int limit; /* date of running_out */
	struct account *found;
	size_t n;
	size_t room;
};

static bool holds(const char *text, const char *wanted)
{
	return text && strstr(text, wanted);
}

static bool has_text(const struct account *account, const char *wanted)
{
	const char *texts[] = {account->number, account->holder, account->address, account->phone,
		account->contact, account->meter_no, account->licence, account->id_no};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (holds(texts[i], wanted))
			return true;
	return false;
}

static bool runs_out(const struct account *account, int limit)
{
	return account->state != ACCOUNT_CANCELLED &&
	       ((account->suspended_until && account->suspended_until <= limit) ||
		       (account->base_until && account->base_until <= limit));
}

static int each(void *context, const struct account *account, const char *path, struct err *err)
{
	struct asking *asking = context;
	const struct account_query *query = asking->query;
	bool state = query->states.n == 0;
	(void)path;
	(void)err;
	for (size_t i = 0; i < query->states.n; i++)
		state = state ||
			str_equal(query->states.items[i], account_states[account->state].name);
	if (state && (!query->find || has_text(account, query->find)) &&
		(!query->prefix || str_starts(account->number, query->prefix)) &&
		(!query->owing || account_owes(account) > 0) &&
		(!query->running_out || runs_out(account, asking->limit)))
		VEC_PUSH(asking->session->mem, asking->found, asking->n, asking->room) = *account;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	return strcmp(((const struct account *)a)->number, ((const struct account *)b)->number);
}

int account_query_run(struct session *session, const struct account_query *query, struct list *list,
	struct err *err)
{
	struct asking asking = {.query = query, .session = session};
	/* A quoted value has escapes for these; the parsed value decides then. */
	bool literal = query->find && !strpbrk(query->find, "\"\\");
	const struct account_walk walk = {
		.keep = true,
		.needle = literal ? query->find : NULL,
		.each = each,
		.context = &asking,
	};
	/* A month of 31 days: a reminder a day early does no harm. */
	asking.limit = session->today + (int)(31 * query->running_out);
	if (account_walk(session->store, &walk, session->mem, err))
		return -1;
	if (asking.n)
		qsort(asking.found, asking.n, sizeof *asking.found, by_number);
	*list = (struct list){asking.found, asking.n};
	return 0;
}

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

int account_add_bills(struct session *session, const char *file, const struct bill_order *orders,
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
