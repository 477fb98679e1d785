#include "account/account_open.h"

#include "account/account_rule.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "store/txn.h"

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
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s exists already"), number),
			"account-show %s", number);
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
