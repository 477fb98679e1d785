#include "ticket/ticket_moved_due.h"

#include "base/vec.h"
#include "office/session.h"
#include "store/store.h"
#include "store/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "value/date.h"
#include "value/moment.h"

struct due_search {
	struct session *session;
	const struct calendar *before;
	const struct calendar *now;
	struct ticket_moved_due *moved;
	size_t n;
	size_t room;
};

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct due_search *search = context;
	int days = (int)(ticket->limit + ticket->held_days);
	int from = moment_date(ticket->assigned_at);
	int old = 0;
	int new = 0;
	struct err unknown = {0};
	(void)path;
	if (ticket->state != TICKET_ASSIGNED || !ticket->assigned_at || !ticket->due)
		return 0;
	if (calendar_due(search->now, from, days, &new, err))
		return err_prefix(err, "%s", ticket->id);
	/* Where the calendar of before had no such year, no date was given by it either. */
	if (calendar_due(search->before, from, days, &old, &unknown) == 0 && old != new &&
		new != ticket->due)
		VEC_PUSH(search->session->mem, search->moved, search->n, search->room) = (struct ticket_moved_due){
			arena_dup(search->session->mem, ticket->id), ticket->due, new};
	return 0;
}

int ticket_moved_due_list(struct session *session, const struct calendar *before, struct ticket_moved_due_list *list,
	struct err *err)
{
	struct due_search search = {.session = session, .before = before};
	struct arena scratch = {0};
	const struct ticket_walk walk = {.trays = TRAY_OPEN, .each = each, .context = &search};
	if (session_calendar(session, &search.now, err))
		return -1;
	int rc = ticket_walk(session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	*list = (struct ticket_moved_due_list){search.moved, search.n};
	return rc;
}
