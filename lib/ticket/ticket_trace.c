#include "ticket/ticket_trace.h"

#include <string.h>

#include "base/str.h"
#include "store/scan_commit.h"
#include "store/path.h"
#include "store/store.h"

/* How an event begins in a record. */
#define BEGIN "- id: "

struct trace_search {
	const struct ticket *ticket;
	struct arena *arena;
	const char **commits;
};

static void each_line(void *context, const char *line, const char *commit)
{
	struct trace_search *search = context;
	const struct event *event = search->ticket->events.items;
	if (!str_starts(line, BEGIN))
		return;
	const char *id = line + strlen(BEGIN);
	id += *id == '"';
	size_t n = strcspn(id, "\"");
	for (size_t i = 0; i < search->ticket->events.n; i++)
		if (!search->commits[i] && strlen(event[i].id) == n && memcmp(event[i].id, id, n) == 0)
			search->commits[i] = arena_dup(search->arena, commit);
}

/* An import binds what has ended long ago, and its event is born in the volume. */
static void each_line_of_volume(void *context, const char *line, const char *commit)
{
	struct trace_search *search = context;
	if (!str_equal(line, arena_printf(search->arena, "id: \"%s\"", search->ticket->id)))
		return;
	for (size_t i = 0; i < search->ticket->events.n; i++)
		if (!search->commits[i])
			search->commits[i] = arena_dup(search->arena, commit);
}

static bool is_complete(const struct trace_search *search)
{
	for (size_t i = 0; i < search->ticket->events.n; i++)
		if (!search->commits[i])
			return false;
	return true;
}

int ticket_trace(struct store *store, const struct ticket *ticket, const char ***commits, struct err *err)
{
	/* Nearly all events are born in the ticket's own file, and only later bound into a volume. */
	const char *const paths[] = {path_ticket(PATH_TICKETS_OPEN, ticket->id, store->mem),
		path_ticket(PATH_TICKETS_CLOSED, ticket->id, store->mem), NULL};
	struct trace_search search = {.ticket = ticket, .arena = store->mem,
		.commits = arena_array(store->mem, ticket->events.n + 1, sizeof *search.commits)};
	const char *const volume[] = {path_ticket_volume(ticket->id, store->mem), NULL};
	if (scan_commit_lines(store, paths, each_line, &search, err) ||
		(!is_complete(&search) && scan_commit_lines(store, volume, each_line_of_volume, &search, err)))
		return -1;
	*commits = search.commits;
	return 0;
}
