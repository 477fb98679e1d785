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
#include "value/find.h"

int account_check_state(const char *text, struct err *err)
{
	if (*text && choice_find(account_states, text) > 0)
		return 0;
	if (choice_suggest(account_states, text, ERR_MALFORMED, err) < 0)
		return -1;
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
	struct find find;
	struct account *found;
	size_t n;
	size_t room;
};

static bool has_text(const struct account *account, const struct find *wanted)
{
	const char *names[] = {account->holder, account->address, account->contact};
	const char *texts[] = {account->number, account->phone, account->meter_no, account->licence, account->id_no};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (find_in_name(wanted, names[i]))
			return true;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (find_in_text(wanted, texts[i]))
			return true;
	return false;
}

static bool may_have_text(void *context, const char *bytes, size_t length)
{
	static const char *const names[] = {"\nholder: ", "\naddress: ", "\ncontact: "};
	const struct account_search *search = context;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (find_in_lines(&search->find, names[i], bytes, length))
			return true;
	return find_in_bytes(&search->find, bytes, length);
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
		(!query->find || has_text(account, &search->find)) &&
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
	const struct account_walk walk = {
		.prefix = query->prefix,
		.may = query->find ? may_have_text : NULL,
		.each = each,
		.context = &search,
	};
	/* A month of 31 days: a reminder a day early does no harm. */
	search.limit = session->today + (int)(31 * query->running_out);
	if (query->find)
		find_begin(&search.find, query->find, session->mem);
	int rc = account_walk(session->store, &walk, &search.scratch, err);
	arena_clear(&search.scratch);
	if (rc)
		return -1;
	if (search.n)
		qsort(search.found, search.n, sizeof *search.found, by_number);
	*list = (struct account_list){search.found, search.n};
	return 0;
}
