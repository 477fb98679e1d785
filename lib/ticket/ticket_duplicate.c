#include "ticket/ticket_duplicate.h"

#include "base/str.h"
#include "record/read.h"
#include "store/scan.h"
#include "store/store.h"
#include "store/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

struct duplicate {
	const char *service;
	const char *account;
	const char *id;
	struct arena *mem;
};

static int look_for_twin(void *context, const struct ticket *ticket, const char *path,
	struct err *err)
{
	struct duplicate *duplicate = context;
	(void)path;
	(void)err;
	if (!str_equal(ticket->service, duplicate->service) || !str_equal(ticket->account, duplicate->account))
		return 0;
	duplicate->id = arena_dup(duplicate->mem, ticket->id);
	return 1;
}

int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err)
{
	struct arena scratch = {0};
	struct duplicate duplicate = {service, account, NULL, store->mem};
	const struct ticket_walk walk = {
		.trays = TRAY_OPEN,
		.needle = arena_printf(store->mem, "account: \"%s\"", account),
		.each = look_for_twin,
		.context = &duplicate,
	};
	int rc = ticket_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	*id = duplicate.id;
	return rc < 0 ? -1 : 0;
}
