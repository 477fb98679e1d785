#include "ticket/ticket_until.h"

#include "office/event.h"
#include "store/scan.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

/* Looking back: tickets as they stood. */
struct looking_back {
	const struct ticket_walk *walk;
	int64_t until;
	struct arena *arena;
};

static int show_then(void *context, const struct ticket *now, const char *path, struct err *err)
{
	struct looking_back *back = context;
	const struct event *event = now->events.items;
	struct ticket then = {0};
	size_t n = 0;
	while (n < now->events.n && event[n].at < back->until)
		n++;
	if (n == 0)
		return 0;
	if (n == now->events.n)
		return back->walk->each(back->walk->context, now, path, err);
	if (event_replay(&ticket_schema, &now->events, n, &then, back->arena, err))
		return err_prefix(err, "%s", path);
	return back->walk->each(back->walk->context, &then, path, err);
}

int ticket_walk_until(struct store *store, const struct ticket_walk *walk, int64_t until,
	const char *commit, struct arena *arena, struct err *err)
{
	struct looking_back back = {walk, until, arena};
	struct ticket_walk inner = *walk;
	inner.each = show_then;
	inner.context = &back;
	return ticket_walk_at(store, &inner, commit, arena, err);
}
