#include "office/calendar_change.h"

#include "base/str.h"
#include "office/session.h"
#include "store/store.h"
#include "store/txn.h"

/* The same days by the same notice? */
static bool same(const struct notice *a, const struct notice *b)
{
	struct notice plain = *b;
	plain.op = a->op;
	return record_equal(&notice_schema, a, &plain);
}

int calendar_change(struct session *session, const struct notice *notice, struct err *err)
{
	struct txn *txn = NULL;
	struct notice old = {0};
	struct notice new = *notice;
	bool found;
	int rc = -1;
	const char *path = holidays_path(notice, session->mem);

	new.op = session->op;
	if (txn_begin(session->store, &session->actor, &txn, err) ||
		store_read_record(session->store, path, &notice_schema, &old, &found, err))
		goto done;
	if (found && str_empty(old.region))
		old.region = new.region;
	if (found && ((session->op && str_equal(old.op, session->op)) || same(&old, &new))) {
		rc = 0;
		goto done;
	}
	if (txn_put_record(txn, path, &notice_schema, &new, err) ||
		txn_commit(txn, err, "%s", path))
		goto done;
	/* From here on this session counts by the notice: also in a dry run, whose files are the old ones. */
	session->calendar = arena_alloc(session->mem, sizeof *session->calendar);
	rc = holidays_load(session->store, &new, &session->calendar->days, err);
	session->calendar->loaded = rc == 0;
done:
	txn_end(txn);
	return rc;
}
