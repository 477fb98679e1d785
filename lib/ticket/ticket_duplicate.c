#include "ticket/ticket_duplicate.h"

#include "base/str.h"
#include "record/read.h"
#include "store/scan.h"
#include "store/store.h"
#include "store/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

struct duplicate_search {
	const char *service;
	const char *account;
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
	search->id = arena_dup(search->mem, ticket->id);
	return 1;
}

int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err)
{
	struct arena scratch = {0};
	struct duplicate_search search = {service, account, NULL, store->mem};
	const struct ticket_walk walk = {
		.trays = TRAY_OPEN,
		.needle = arena_printf(store->mem, "account: \"%s\"", account),
		.each = look_for_duplicate,
		.context = &search,
	};
	int rc = ticket_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	*id = search.id;
	return rc < 0 ? -1 : 0;
}
