#include "ticket/ticket_query.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/copy.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_view.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

static int check_choice(const struct choice *choices, const char *text, const char *format, struct err *err)
{
	if (*text && choice_find(choices, text) > 0)
		return 0;
	struct arena scratch = {0};
	err_set(err, ERR_MALFORMED, format, text, choice_list(choices, &scratch));
	arena_clear(&scratch);
	return -1;
}

int ticket_check_state(const char *text, struct err *err)
{
	return check_choice(ticket_states, text, _("\"%s\" is not a valid state (%s)"), err);
}

int ticket_check_owed(const char *text, struct err *err)
{
	return check_choice(ticket_owed_kinds, text, _("\"%s\" is nothing that a ticket owes (%s)"), err);
}

int ticket_query_check(struct store *store, const struct ticket_query *query,
	const struct catalogue *catalogue, struct err *err)
{
	const struct service *service;
	const struct department *department;
	const char *const people[] = {query->owner, query->handler};
	struct staff_list staff;
	if ((query->owner || query->handler) && staff_load_readable(store, &staff, err))
		return -1;
	/* A file that cannot be read does not tell which codes there are. */
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (people[i] && staff.n && !staff_find(&staff, people[i]))
			return staff_refuse(&staff, people[i], 0, err);
	if (catalogue->damaged)
		return 0;
	for (size_t i = 0; i < query->services.n; i++)
		if (catalogue_service(catalogue, query->services.items[i], &service, err))
			return -1;
	for (size_t i = 0; i < query->departments.n; i++)
		if (catalogue_department(catalogue, query->departments.items[i], &department, err))
			return -1;
	return 0;
}

static bool is_one_of(const struct words *words, const char *text)
{
	return words->n == 0 || words_have(words, text);
}

/* The literal text in a value of the ticket, or in a note of its events. */
static bool has_text(const struct ticket *ticket, const char *wanted, struct arena *scratch)
{
	for (size_t i = 0; i < ticket_schema.fields_n; i++) {
		const struct field *field = &ticket_schema.fields[i];
		bool text = field->type == FIELD_LINE || field->type == FIELD_TEXT ||
			    field->type == FIELD_ID;
		if (text && str_contains(field_format(field, ticket, scratch), wanted))
			return true;
	}
	const struct event *event = ticket->events.items;
	for (size_t i = 0; i < ticket->events.n; i++)
		if (str_contains(event[i].text, wanted))
			return true;
	return false;
}

struct ticket_search {
	const struct ticket_query *query;
	struct session *session;
	struct arena scratch; /* of one file */
	struct ticket_view_rules rules;
	struct ticket_view *found;
	size_t found_n;
	size_t found_room;
};

static bool matches(const struct ticket_search *search, const struct ticket *ticket, struct arena *scratch)
{
	const struct ticket_query *query = search->query;
	int received = moment_date(ticket->received_at);
	return is_one_of(&query->states, ticket_states[ticket->state].name) &&
	       is_one_of(&query->services, ticket->service) &&
	       is_one_of(&query->departments, ticket->department) &&
	       (!query->owner || str_equal(query->owner, ticket->owner)) &&
	       (!query->handler || str_equal(query->handler, ticket->handler)) &&
	       (!query->account || str_equal(query->account, ticket->account)) &&
	       (!query->from || received >= query->from) && (!query->to || received <= query->to) &&
	       (!query->find || has_text(ticket, query->find, scratch));
}

/* What is found stays, without what nobody asked for: a year of tickets must not need a year's events. */
static void keep(struct ticket_search *search, struct ticket_view *view)
{
	struct arena *mem = search->session->mem;
	if (!search->query->events) {
		view->rounds = (struct ticket_round_list){0};
		view->ticket.events = (struct event_list){0};
	}
	record_copy(&ticket_view_schema,
		&VEC_PUSH(mem, search->found, search->found_n, search->found_room), view, mem);
}

static bool owes(const struct ticket_query *query, const struct ticket_view *view)
{
	return is_one_of(&query->owed, ticket_owed_kinds[view->owed.what].name) &&
	       (!query->late || view->owed.late);
}

/* An event that cannot be replayed must not keep the others from being listed: that is told. */
static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct ticket_search *search = context;
	struct ticket_view view = {.ticket = *ticket};
	if (!matches(search, ticket, &search->scratch))
		return 0;
	if (ticket_view_of(&search->rules, ticket, &search->scratch, &view, err) &&
		store_damaged(search->session->store, (err_prefix(err, "%s", path), err)))
		return -1;
	/* A date that is unknown matters where it decides. */
	if ((search->query->late || search->query->owed.n) &&
		session_do_without(search->session, view.missing_year, ticket->id, err))
		return -1;
	if (owes(search->query, &view))
		keep(search, &view);
	return 0;
}

/* Files that do not hold the rarest text asked for need not be parsed. */
static const char *needle_of(const struct ticket_query *query, struct arena *arena)
{
	if (query->account)
		return arena_printf(arena, "account: \"%s\"", query->account);
	/* A quoted value has escapes for these; the parsed value decides then. */
	if (query->find && !strpbrk(query->find, "\"\\"))
		return query->find;
	return NULL;
}

static int by_id(const void *a, const void *b)
{
	return id_order(((const struct ticket_view *)a)->ticket.id, ((const struct ticket_view *)b)->ticket.id);
}

int ticket_query_run(struct session *session, const struct ticket_query *query, struct list *list,
	struct err *err)
{
	struct ticket_search search = {.query = query, .session = session};
	bool asks_final = false;
	for (size_t i = 0; i < query->states.n; i++)
		asks_final = asks_final || ticket_is_final(choice_find(ticket_states, query->states.items[i]));
	const struct ticket_walk walk = {
		.trays = query->all || asks_final ? TRAY_ALL : TRAY_OPEN,
		.needle = needle_of(query, session->mem),
		.from = query->from,
		.to = query->to,
		.each = each,
		.context = &search,
	};
	int rc = ticket_view_begin(session, &search.rules, err) ||
			 ticket_walk(session->store, &walk, &search.scratch, err)
			 ? -1
			 : 0;
	arena_clear(&search.scratch);
	if (rc)
		return -1;
	if (search.found_n)
		qsort(search.found, search.found_n, sizeof *search.found, by_id);
	*list = (struct list){search.found, search.found_n};
	return 0;
}
