#include "program/upgrade_program.h"

#include "base/str.h"
#include "check/check.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "upgrade/upgrade.h"
#include "value/money.h"

static const struct finding *first_wrong(const struct finding_list *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->items[i].kind == FINDING_ERROR || findings->items[i].kind == FINDING_WARNING)
			return &findings->items[i];
	return NULL;
}

static int check(struct session *session, struct err *err)
{
	struct check check = {.git = {.objects = true}};
	if (check_run(session, &check, err))
		return -1;
	const struct finding *wrong = first_wrong(&check.findings);
	return wrong ? err_hint(err, err_set(err, ERR_REFUSED, "%s: %s", wrong->path, wrong->message),
			       "store-check")
		     : 0;
}

int upgrade_program_check(struct run *run, struct err *err)
{
	return check(&run->session, err) ? err_prefix(err, _("the store is not as it must be")) : 0;
}

/* As it is opened now. */
static int check_again(struct run *run, struct err *err)
{
	struct session session = run->session;
	if (store_open(run->session.store->root, session.mem, &session.store, err))
		return -1;
	int rc = check(&session, err);
	store_close(session.store);
	return rc ? err_prefix(err, _("the store was converted, and is not as it must be")) : 0;
}

static void tell(struct run *run, const struct upgrade *done)
{
	char billed[MONEY_TEXT_SIZE], taken[MONEY_TEXT_SIZE];
	run_print(run, "%d", SETTINGS_FORMAT);
	if (done->moved)
		run_say(run, _("of %lld accounts what was prepaid pays an older bill now; as much is owed as before"),
			(long long)done->moved);
	run_say(run, _("format %d: %lld tickets, %lld accounts; %lld bills of %s yuan and %zu receipts of %s yuan were compared"),
		SETTINGS_FORMAT, (long long)done->tickets, (long long)done->accounts,
		(long long)done->billed_n, money_format(done->billed, billed), done->payments_n,
		money_format(done->taken, taken));
}

int upgrade_program_convert(struct run *run, struct err *err)
{
	struct session *session = &run->session;
	struct txn *txn = NULL;
	struct upgrade upgrade;
	const int64_t was = session->store->settings.format;
	int rc = -1;
	session->actor.upgrades = true;
	if (txn_begin(session->store, &session->actor, &txn, err) ||
		upgrade_store(session, txn, &upgrade, err) ||
		txn_commit(txn, err, "format %lld becomes %d", (long long)was, SETTINGS_FORMAT))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	if (rc == 0 && !run->dry_run)
		rc = check_again(run, err);
	if (rc == 0)
		tell(run, &upgrade);
	return rc;
}
