#include "office/calendar_change.h"

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "ticket/ticket.h"
#include "store/store.h"
#include "store/txn.h"
#include "value/date.h"

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
	rc = holidays_load(session->store, &new, session->calendar, err);
done:
	txn_end(txn);
	return rc;
}

struct moving {
	struct session *session;
	const struct calendar *before;
	const struct calendar *now;
	struct moved_due *moved;
	size_t n;
	size_t room;
};

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct moving *moving = context;
	int days = (int)(ticket->limit + ticket->held_days);
	int from = moment_date(ticket->assigned_at);
	int old = 0;
	int new = 0;
	struct err unknown = {0};
	(void)path;
	if (ticket->state != TICKET_ASSIGNED || !ticket->assigned_at || !ticket->due)
		return 0;
	if (calendar_due(moving->now, from, days, &new, err))
		return err_prefix(err, "%s", ticket->id);
	/* Where the calendar of before had no such year, no date was given by it either. */
	if (calendar_due(moving->before, from, days, &old, &unknown) == 0 && old != new &&
		new != ticket->due)
		VEC_PUSH(moving->session->mem, moving->moved, moving->n, moving->room) = (struct moved_due){
			arena_dup(moving->session->mem, ticket->id), ticket->due, new};
	return 0;
}

int calendar_moved(struct session *session, const struct calendar *before, struct list *list,
	struct err *err)
{
	struct moving moving = {.session = session, .before = before};
	struct arena scratch = {0};
	const struct ticket_walk walk = {.trays = TRAY_OPEN, .each = each, .context = &moving};
	if (session_calendar(session, &moving.now, err))
		return -1;
	int rc = ticket_walk(session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	*list = (struct list){moving.moved, moving.n};
	return rc;
}
