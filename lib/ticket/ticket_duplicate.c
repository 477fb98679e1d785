#include "ticket/ticket_duplicate.h"

#include "base/str.h"
#include "record/read.h"
#include "store/scan.h"
#include "store/store.h"
#include "txn/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "value/moment.h"

struct duplicate_search {
	const char *service;
	const char *account;
	int since; /* of what has ended */
	const char *id;
	struct arena *mem;
};

static int look_for_duplicate(void *context, const struct ticket *ticket, const char *path,
	struct err *err)
{
	struct duplicate_search *search = context;
	(void)path;
	(void)err;
	if (!str_equal(ticket->service, search->service) || !str_equal(ticket->account, search->account))
		return 0;
	/* What is answered and only waits to be told stands in nobody's way. */
	if (ticket->result_at)
		return 0;
	search->id = arena_dup(search->mem,
		ticket->state == TICKET_LINKED ? ticket->duplicate_of : ticket->id);
	return 1;
}

static int look_for_ended(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct duplicate_search *search = context;
	(void)path;
	(void)err;
	if ((ticket->state != TICKET_REFUSED && ticket->state != TICKET_WITHDRAWN) ||
		!str_equal(ticket->service, search->service) ||
		!str_equal(ticket->account, search->account) ||
		moment_date(ticket->closed_at) < search->since)
		return 0;
	search->id = arena_dup(search->mem, ticket->id);
	return 1;
}

static int look(struct store *store, struct duplicate_search *search, unsigned trays,
	int (*each)(void *context, const struct ticket *ticket, const char *path, struct err *err),
	struct err *err)
{
	struct arena scratch = {0};
	const struct ticket_walk walk = {
		.trays = trays,
		.account = search->account,
		.each = each,
		.context = search,
	};
	int rc = ticket_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc < 0 ? -1 : 0;
}

int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err)
{
	struct duplicate_search search = {.service = service, .account = account, .mem = store->mem};
	int rc = look(store, &search, TRAY_OPEN, look_for_duplicate, err);
	*id = search.id;
	return rc;
}

int ticket_find_ended(struct store *store, const char *service, const char *account, int since,
	const char **id, struct err *err)
{
	struct duplicate_search search = {
		.service = service, .account = account, .since = since, .mem = store->mem};
	int rc = look(store, &search, TRAY_CLOSED | TRAY_ARCHIVE, look_for_ended, err);
	*id = search.id;
	return rc;
}
