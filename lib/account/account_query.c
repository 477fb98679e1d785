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
#include "store/path.h"
#include "store/store.h"
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
	int (*give)(void *context, struct account *account, struct err *err);
	void *context;
	bool keeps; /* until none can come before them */
	struct arena kept;
	const char *directory; /* that is walked, in `kept` */
	struct account **found;
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

/* Without all that happened to them, which nobody asked for. */
static int found(struct account_search *search, struct account *account, struct err *err)
{
	struct arena *mem = &search->kept;
	if (!search->query->events)
		account->events = (struct event_list){0};
	if (!search->keeps)
		return search->give(search->context, account, err);
	struct account *kept = arena_alloc(mem, sizeof *kept);
	record_copy(&account_schema, kept, account, mem);
	VEC_PUSH(mem, search->found, search->n, search->room) = kept;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	return strcmp((*(struct account *const *)a)->number, (*(struct account *const *)b)->number);
}

/* Those whose numbers are before this text, or all of them (NULL). */
static int give_kept(struct account_search *search, const char *before, struct err *err)
{
	size_t i = 0;
	if (search->n)
		qsort(search->found, search->n, sizeof *search->found, by_number);
	for (; i < search->n && (!before || str_less(search->found[i]->number, before)); i++)
		if (search->give(search->context, search->found[i], err))
			return -1;
	struct account_search rest = {.kept = {0}};
	for (; i < search->n; i++) {
		struct account *kept = arena_alloc(&rest.kept, sizeof *kept);
		record_copy(&account_schema, kept, search->found[i], &rest.kept);
		VEC_PUSH(&rest.kept, rest.found, rest.n, rest.room) = kept;
	}
	arena_clear(&search->kept);
	search->kept = rest.kept;
	search->found = rest.found;
	search->n = rest.n;
	search->room = rest.room;
	search->directory = NULL;
	return 0;
}

/* What lies in this directory and in all that come after it begins with its name or is behind it. */
static int enter(struct account_search *search, const char *path, struct err *err)
{
	const char *name = path + sizeof PATH_ACCOUNTS;
	const size_t n = strcspn(name, "/");
	if (search->directory && strncmp(search->directory, name, n) == 0 && !search->directory[n])
		return 0;
	struct arena scratch = {0};
	const char *directory = arena_dup_n(&scratch, name, n);
	int rc = search->n ? give_kept(search, directory, err) : 0;
	search->directory = arena_dup(&search->kept, directory);
	arena_clear(&scratch);
	return rc;
}

static int each(void *context, const struct account *stored, const char *path, struct err *err)
{
	struct account_search *search = context;
	const struct account_query *query = search->query;
	struct account dated = *stored;
	const struct account *account = &dated;
	if (search->keeps && enter(search, path, err))
		return -1;
	account_dated(&dated, search->session->today);
	if ((query->states.n == 0 || words_have(&query->states, account_states[account->state].name)) &&
		(!query->find || has_text(account, &search->find)) &&
		(!query->disputed || account->disputed.n) && (!query->owing || account_owes(account) > 0) &&
		(!query->running_out || runs_out(account, search->limit)))
		return found(search, &dated, err);
	return 0;
}

/* Directories and blocks are walked by their names, which are beginnings of numbers: where all numbers are of
 * one length, that is the order of numbers. */
static int walks_in_order(struct session *session, bool *ordered, struct err *err)
{
	/* What was folded away lies beside the blocks, and is no beginning of numbers. */
	static const char *const history = PATH_ACCOUNT_HISTORY + sizeof PATH_ACCOUNTS;
	const char **names;
	size_t n;
	if (store_names(session->store, PATH_ACCOUNTS, session->mem, &names, &n, err))
		return -1;
	const char *first = NULL;
	*ordered = true;
	for (size_t i = 0; i < n; i++) {
		if (str_equal(names[i], history))
			continue;
		*ordered = *ordered && (!first || strlen(names[i]) == strlen(first));
		first = first ? first : names[i];
	}
	return 0;
}

int account_query_each(struct session *session, const struct account_query *query,
	int (*give)(void *context, struct account *account, struct err *err), void *context, struct err *err)
{
	struct account_search search = {.query = query, .session = session, .give = give, .context = context};
	const struct account_walk walk = {
		.prefix = query->prefix,
		.needle = query->disputed ? "\ndisputed:\n" : NULL,
		.may = query->find ? may_have_text : NULL,
		.each = each,
		.context = &search,
	};
	bool ordered;
	if (walks_in_order(session, &ordered, err))
		return -1;
	search.keeps = !ordered;
	/* A month of 31 days: a reminder a day early does no harm. */
	search.limit = session->today + (int)(31 * query->running_out);
	if (query->find)
		find_begin(&search.find, query->find, session->mem);
	int rc = account_walk(session->store, &walk, &search.scratch, err);
	if (rc == 0)
		rc = give_kept(&search, NULL, err);
	arena_clear(&search.scratch);
	arena_clear(&search.kept);
	return rc;
}
