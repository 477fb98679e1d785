#include "account/account_open.h"

#include "account/account_rule.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "store/txn.h"

static int refuse_known(const struct session *session, const char *number, struct err *err)
{
	struct account known;
	bool exists;
	if (account_exists(session->store, number, &exists, err))
		return -1;
	if (!exists)
		return 0;
	if (account_load(session->store, number, &known, err))
		return -1;
	return err_hint(err, err_set(err, ERR_REFUSED, _("account %s exists already"), number),
		"account-show %s", number);
}

int account_create(struct session *session, const struct account *given, struct account *account,
	struct err *err)
{
	struct txn *txn = NULL;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = account_load(session->store, op_id(txn_repeated(txn), 0), account, err);
		goto done;
	}
	txn_trailer(txn, "Account", given->number);
	txn_result(txn, given->number);
	if (refuse_known(session, given->number, err) || account_open(account, session, given, err) ||
		account_save(txn, session->store, account, 1, err) ||
		txn_commit(txn, err, "%s open", account->number))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
