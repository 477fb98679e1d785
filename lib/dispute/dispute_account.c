#include "dispute/dispute_account.h"

#include <string.h>

#include "account/account.h"
#include "account/account_dispute.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "dispute/dispute_take.h"
#include "office/session.h"
#include "record/field_title.h"
#include "txn/txn.h"

int dispute_account_sides(const struct account *account, struct arena *arena, struct dispute_list *disputes,
	struct err *err)
{
	struct dispute_list fields, money;
	if (event_disputes(&account_schema, &account->events, arena, &fields, err))
		return -1;
	account_disputes(&account->events, arena, &money);
	struct dispute *both = arena_array(arena, fields.n + money.n + 1, sizeof *both);
	for (size_t i = 0; i < fields.n + money.n; i++)
		both[i] = i < fields.n ? fields.items[i] : money.items[i - fields.n];
	*disputes = (struct dispute_list){both, fields.n + money.n};
	return 0;
}

static bool is_side(const struct dispute_list *disputes, const char *event)
{
	for (size_t i = 0; i < disputes->n; i++)
		if (str_equal(disputes->items[i].event, event))
			return true;
	return false;
}

int dispute_account_take(const struct account *account, const char *take, struct account *after, struct arena *arena,
	struct err *err)
{
	struct dispute_list fields, money;
	if (event_disputes(&account_schema, &account->events, arena, &fields, err))
		return -1;
	account_disputes(&account->events, arena, &money);
	if (is_side(&money, take) && !is_side(&fields, take))
		return 0;
	if (fields.n == 0 && money.n)
		return err_set(err, ERR_REFUSED, _("event %s is not a side of what is disputed (%s)"), take,
			field_title(&account_schema, money.items[0].key));
	return dispute_take(&account_schema, &account->events, &fields, take, after, arena, err);
}

int dispute_account_resolve(struct account *account, const struct session *session, const char *take,
	const char *reason, struct err *err)
{
	struct account after = *account;
	if (account->disputed.n == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s is not disputed"), account->number),
			"account-show %s", account->number);
	if (str_empty(reason))
		return err_set(err, ERR_REFUSED, _("%s must be stated; it may not be empty"), _("the reason"));
	if (dispute_account_take(account, take, &after, session->mem, err))
		return -1;
	event_append(session, &account_schema, account, &after, "resolve", reason);
	account_settled(&after, session->mem);
	*account = after;
	return 0;
}

int dispute_account_commit(struct session *session, const struct dispute_account_order *order,
	struct account *account, struct err *err)
{
	struct txn *txn = NULL;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		account_load(session->store, order->number, account, err))
		goto done;
	if (!txn_repeated(txn)) {
		txn_trailer(txn, "Account", account->number);
		txn_result(txn, account->number);
		if (dispute_account_resolve(account, session, order->take, order->reason, err) ||
			account_save(txn, session->store, account, 1, err) ||
			txn_commit(txn, err, "%s resolve", account->number))
			goto done;
	}
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
