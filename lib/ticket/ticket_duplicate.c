#include "ticket/ticket_duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
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

/* ---- Opened beside each other --------------------------------------------------------------------- */

struct double_ticket {
	const char *id;
	const char *service;
	const char *account;
	int64_t at;
	bool knowing;       /* it was said why it stands beside another */
	struct words names; /* tickets that it, or an event of it, names */
};

static void name_all(struct double_ticket *one, const struct words *ids, struct arena *mem)
{
	one->names = words_union(&one->names, ids, mem);
}

void ticket_doubles_add(struct ticket_doubles *doubles, const struct ticket *ticket)
{
	struct arena *mem = doubles->mem;
	if (str_empty(ticket->account) || ticket->result_at || ticket_is_final(ticket->state) ||
		ticket->state == TICKET_LINKED || ticket->round > 1)
		return;
	struct double_ticket one = {
		.id = arena_dup(mem, ticket->id),
		.service = arena_dup(mem, ticket->service),
		.account = arena_dup(mem, ticket->account),
		.at = ticket->received_at,
		.knowing = ticket->events.n && !str_empty(ticket->events.items[0].text),
	};
	for (size_t i = 0; i < ticket->events.n; i++)
		if (!str_empty(ticket->events.items[i].ref)) {
			const char *ref = arena_dup(mem, ticket->events.items[i].ref);
			name_all(&one, &(struct words){&ref, 1}, mem);
		}
	VEC_PUSH(mem, doubles->items, doubles->n, doubles->room) = one;
}

static int by_matter(const struct double_ticket *x, const struct double_ticket *y)
{
	const int order = strcmp(x->service, y->service);
	return order ? order : strcmp(x->account, y->account);
}

/* Of one moment the one that knew of the other comes after it. */
static int by_matter_and_moment(const void *a, const void *b)
{
	const struct double_ticket *x = a;
	const struct double_ticket *y = b;
	int order = by_matter(x, y);
	if (order == 0)
		order = (x->at > y->at) - (x->at < y->at);
	if (order == 0)
		order = x->knowing - y->knowing;
	return order ? order : strcmp(x->id, y->id);
}

static bool is_double(const struct double_ticket *first, const struct double_ticket *later)
{
	return !later->knowing && strncmp(first->id + TICKET_ID_DESK, later->id + TICKET_ID_DESK, 2) != 0 &&
	       !words_have(&first->names, later->id) && !words_have(&later->names, first->id);
}

struct ticket_double_list ticket_doubles_pairs(struct ticket_doubles *doubles)
{
	struct ticket_double_list pairs = {0};
	const struct double_ticket *items = doubles->items;
	size_t room = 0;
	if (doubles->n)
		qsort(doubles->items, doubles->n, sizeof *doubles->items, by_matter_and_moment);
	for (size_t i = 0, first = 0; i < doubles->n; i++) {
		if (by_matter(&items[first], &items[i]) != 0)
			first = i;
		size_t k = first;
		while (k < i && !is_double(&items[k], &items[i]))
			k++;
		if (k < i)
			VEC_PUSH(doubles->mem, pairs.items, pairs.n, room) = (struct ticket_double){
				items[i].id, items[k].id, items[i].service, items[i].account};
	}
	return pairs;
}
