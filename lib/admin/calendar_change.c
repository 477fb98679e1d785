#include "admin/calendar_change.h"

#include "base/str.h"
#include "office/session.h"
#include "store/store.h"
#include "txn/txn.h"

/* The same days by the same notice? */
static bool same(const struct notice *a, const struct notice *b)
{
	struct notice plain = *b;
	plain.op = a->op;
	return record_equal(&notice_schema, a, &plain);
}

static int change(struct session *session, struct txn *txn, const struct notice *notice,
	const char *path, struct err *err)
{
	struct notice old = {0};
	struct notice new = *notice;
	bool found;

	new.op = NULL;
	if (store_read_record(session->store, path, &notice_schema, &old, &found, err))
		return -1;
	if (found && str_empty(old.region))
		old.region = new.region;
	bool changes = !found || !same(&old, &new);
	txn_result(txn, path);
	if ((changes && txn_put_record(txn, path, &notice_schema, &new, err)) ||
		txn_commit(txn, err, "%s", path))
		return -1;
	if (!changes)
		return 0;
	/* From here on this session counts by the notice: also in a dry run, whose files are the old ones. */
	session->calendar = arena_alloc(session->mem, sizeof *session->calendar);
	if (holidays_load(session->store, &new, &session->calendar->days, err))
		return -1;
	session->calendar->loaded = true;
	return 0;
}

int calendar_change(struct session *session, const struct notice *notice, const char **path,
	struct err *err)
{
	struct txn *txn = NULL;
	if (txn_begin(session->store, &session->actor, &txn, err))
		return -1;
	const struct op *repeated = txn_repeated(txn);
	*path = repeated ? op_id(repeated, 0) : holidays_path(notice, session->mem);
	int rc = repeated ? 0 : change(session, txn, notice, *path, err);
	txn_end(txn);
	return rc;
}
