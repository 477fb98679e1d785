#include "report/report_walk.h"

#include "office/session.h"
#include "store/store.h"
#include "ticket/ticket_history.h"
#include "ticket/ticket_store.h"
#include "value/moment.h"

struct report_search {
	const struct report_walk *walk;
	const struct session *session;
	const struct calendar *calendar;
	struct arena *scratch;
};

static int show_then(void *context, const struct ticket *now, const char *path, struct err *err)
{
	const struct report_search *search = context;
	const struct report_walk *walk = search->walk;
	struct ticket_history history;
	if (ticket_history_of(now, search->calendar, walk->as_of, search->scratch, &history, err))
		return store_damaged(search->session->store, (err_prefix(err, "%s", path), err));
	if (history.points_n == 0)
		return 0;
	const struct report_ticket found = {&history.points[history.points_n - 1].after, &history, path};
	return walk->each(walk->context, &found, err) ||
			       session_do_without(search->session, history.missing_year, now->id, err)
		       ? -1
		       : 0;
}

int report_walk(struct session *session, const struct report_walk *walk, struct err *err)
{
	struct arena scratch = {0};
	struct report_search search = {.walk = walk, .session = session, .scratch = &scratch};
	/* Looking back, a ticket that has ended now may not have ended then. */
	bool back = walk->as_of < session->today;
	const struct ticket_walk all = {
		.trays = walk->ended || back ? TRAY_ALL : TRAY_OPEN,
		.from = walk->from,
		.to = walk->to ? walk->to : walk->as_of,
		/* What has ended now and had not then, ended later. */
		.since = walk->ended ? walk->since : walk->as_of + 1,
		.despite = walk->despite,
		.each = show_then,
		.context = &search,
	};
	if (session_calendar(session, &search.calendar, err))
		return -1;
	int rc = ticket_walk_at(session->store, &all, walk->commit, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

int64_t report_walk_end(int day)
{
	return moment_of_date(day + 1);
}
