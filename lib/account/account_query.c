#include "account/account_query.h"

#include <stdlib.h>
#include <string.h>

#include "account/account_dated.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "record/copy.h"
#include "store/txn.h"

int account_check_state(const char *text, struct err *err)
{
	if (*text && choice_find(account_states, text) > 0)
		return 0;
	struct arena scratch = {0};
	err_set(err, ERR_MALFORMED, _("\"%s\" is not a valid state (%s)"), text,
		choice_list(account_states, &scratch));
	arena_clear(&scratch);
	return -1;
}

struct account_search {
	const struct account_query *query;
	struct session *session;
	struct arena scratch; /* of one block */
	int limit; /* date of running_out */
	struct account *found;
	size_t n;
	size_t room;
};

static bool has_text(const struct account *account, const char *wanted)
{
	const char *texts[] = {account->number, account->holder, account->address, account->phone,
		account->contact, account->meter_no, account->licence, account->id_no};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (str_contains(texts[i], wanted))
			return true;
	return false;
}

static bool runs_out(const struct account *account, int limit)
{
	const int base_until = account->base_next ? account->base_next_until : account->base_until;
	return account->state != ACCOUNT_CANCELLED &&
	       ((account->suspended_until && account->suspended_until <= limit) ||
		       (base_until && base_until <= limit));
}

/* As with tickets: a whole town of accounts without all that happened to them. */
static void keep(struct account_search *search, struct account *account)
{
	struct arena *mem = search->session->mem;
	if (!search->query->events)
		account->events = (struct event_list){0};
	record_copy(&account_schema, &VEC_PUSH(mem, search->found, search->n, search->room), account, mem);
}

static int each(void *context, const struct account *found, const char *path, struct err *err)
{
	struct account_search *search = context;
	const struct account_query *query = search->query;
	struct account dated = *found;
	const struct account *account = &dated;
	(void)path;
	(void)err;
	account_dated(&dated, search->session->today);
	if ((query->states.n == 0 || words_have(&query->states, account_states[account->state].name)) &&
		(!query->find || has_text(account, query->find)) &&
		(!query->owing || account_owes(account) > 0) &&
		(!query->running_out || runs_out(account, search->limit)))
		keep(search, &dated);
	return 0;
}

static int by_number(const void *a, const void *b)
{
	return strcmp(((const struct account *)a)->number, ((const struct account *)b)->number);
}

int account_query_run(struct session *session, const struct account_query *query, struct account_list *list,
	struct err *err)
{
	struct account_search search = {.query = query, .session = session};
	/* A quoted value has escapes for these; the parsed value decides then. */
	bool literal = query->find && !strpbrk(query->find, "\"\\");
	const struct account_walk walk = {
		.prefix = query->prefix,
		.needle = literal ? query->find : NULL,
		.each = each,
		.context = &search,
	};
	/* A month of 31 days: a reminder a day early does no harm. */
	search.limit = session->today + (int)(31 * query->running_out);
	int rc = account_walk(session->store, &walk, &search.scratch, err);
	arena_clear(&search.scratch);
	if (rc)
		return -1;
	if (search.n)
		qsort(search.found, search.n, sizeof *search.found, by_number);
	*list = (struct account_list){search.found, search.n};
	return 0;
}
