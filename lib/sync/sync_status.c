#include "sync/sync_status.h"

#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/branch.h"
#include "store/clock.h"
#include "store/git.h"
#include "store/store.h"
#include "sync/remote.h"
#include "sync/sync.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

#define RECORD struct sync_status_desk
static const struct field desk_fields[] = {
	FIELD(desk, ID, N_("desk"), .flags = FIELD_REQUIRED),
	FIELD(at, MOMENT, N_("heard of until")),
	FIELD(waiting, INT, N_("commits on the way"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema sync_status_desk_schema = {
	.name = "sync-status",
	.title = N_("the windows, as far as they are known here"),
	.size = sizeof(struct sync_status_desk),
	SCHEMA_FIELDS(desk_fields),
	.summary = N_("until when a desk was heard of, and how many commits have not met yet"),
};

static int count_missing(struct store *store, const char *id, int64_t *n, struct err *err)
{
	const char *const arguments[] = {"rev-list", "--count", id, "--not", BRANCH_REF, NULL};
	struct str said = {0};
	int64_t number = 0;
	int status = 0;
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	if (rc == 0 && (status != 0 || !said.length))
		rc = err_set(err, ERR_SYSTEM, "git rev-list: %.100s", str_text(&said));
	if (rc == 0)
		rc = num_parse(arena_dup_n(store->mem, said.text, strcspn(said.text, "\n")), 0, INT64_MAX, &number, err);
	*n = number;
	str_close(&said);
	return rc;
}

static int take_head(struct store *store, const struct remote_head *head, struct sync_status *status, struct err *err)
{
	struct sync_status_desk desk = {head->desk, head->at, 0};
	if (!head->desk || str_equal(head->desk, store->desk))
		return 0;
	if (count_missing(store, head->id, &desk.waiting, err))
		return -1;
	VEC_PUSH(store->mem, status->desks, status->n, status->room) = desk;
	return 0;
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct sync_status_desk *)a)->desk, ((const struct sync_status_desk *)b)->desk);
}

struct disputed_search {
	struct arena *mem;
	struct words *ids;
	size_t room;
};

static int take_ticket(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct disputed_search *search = context;
	(void)path;
	(void)err;
	if (ticket->disputed.n)
		VEC_PUSH(search->mem, search->ids->items, search->ids->n, search->room) = arena_dup(search->mem, ticket->id);
	return 0;
}

static int take_account(void *context, const struct account *account, const char *path, struct err *err)
{
	struct disputed_search *search = context;
	(void)path;
	(void)err;
	if (account->disputed.n)
		VEC_PUSH(search->mem, search->ids->items, search->ids->n, search->room) =
			arena_dup(search->mem, account->number);
	return 0;
}

/* A disputed ticket lies in the tray of open ones. */
static int find_disputed(struct store *store, struct words *ids, struct err *err)
{
	static const char needle[] = "\ndisputed: ";
	struct disputed_search search = {.mem = store->mem, .ids = ids};
	const struct ticket_walk tickets = {.trays = TRAY_OPEN, .needle = needle, .each = take_ticket, .context = &search};
	const struct account_walk accounts = {.needle = needle, .each = take_account, .context = &search};
	struct arena scratch = {0};
	int rc = ticket_walk(store, &tickets, &scratch, err) ? -1 : account_walk(store, &accounts, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

int sync_status_load(struct store *store, struct sync_status *status, struct err *err)
{
	struct remote_head_list heads;
	struct sync_status_desk own = {.desk = store->desk, .at = clock_of_head(store)};
	*status = (struct sync_status){0};
	if (remote_heads(store, store->mem, &heads, err))
		return -1;
	for (size_t i = 0; i < heads.n; i++)
		if (take_head(store, &heads.items[i], status, err))
			return -1;
	if (!str_empty(store->desk)) {
		size_t waiting = 0;
		if (sync_waiting(store, &waiting, err))
			return -1;
		own.waiting = (int64_t)waiting;
		VEC_PUSH(store->mem, status->desks, status->n, status->room) = own;
	}
	if (status->n)
		qsort(status->desks, status->n, sizeof *status->desks, by_code);
	return find_disputed(store, &status->disputed, err);
}
