#include "report/report_walk.h"

#include "office/event.h"
#include "office/session.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "value/moment.h"

struct report_search {
	const struct report_walk *walk;
	struct store *store;
	struct arena *scratch;
};

static int show_then(void *context, const struct ticket *now, const char *path, struct err *err)
{
	const struct report_search *search = context;
	const struct report_walk *walk = search->walk;
	struct ticket then = {0};
	size_t n = event_count_before(&now->events, walk->until);
	if (n == 0)
		return 0;
	if (n == now->events.n)
		return walk->each(walk->context, now, path, err);
	if (event_replay(&ticket_schema, &now->events, n, &then, search->scratch, err))
		return store_damaged(search->store, (err_prefix(err, "%s", path), err));
	return walk->each(walk->context, &then, path, err);
}

int report_walk(struct session *session, const struct report_walk *walk, struct err *err)
{
	struct arena scratch = {0};
	struct report_search search = {walk, session->store, &scratch};
	/* Looking back, a ticket that has ended now may not have ended then. */
	bool back = walk->until <= moment_of_date(session->today);
	const struct ticket_walk all = {
		.trays = walk->ended || back ? TRAY_ALL : TRAY_OPEN,
		.needle = walk->needle,
		.each = show_then,
		.context = &search,
	};
	int rc = ticket_walk_at(session->store, &all, walk->commit, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

int64_t report_walk_end(int day)
{
	return moment_of_date(day + 1);
}
