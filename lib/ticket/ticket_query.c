#include "ticket/ticket_query.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/copy.h"
#include "record/volume.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_share.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_view.h"
#include "value/date.h"
#include "value/find.h"
#include "value/id.h"
#include "value/moment.h"

static int check_choice(const struct choice *choices, const char *text, const char *format, struct err *err)
{
	if (*text && choice_find(choices, text) > 0)
		return 0;
	if (choice_suggest(choices, text, ERR_MALFORMED, err) < 0)
		return -1;
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

static bool field_has(const struct field *field, const struct ticket *ticket, const struct find *wanted,
	struct arena *scratch)
{
	if (field->type != FIELD_LINE && field->type != FIELD_TEXT && field->type != FIELD_ID)
		return false;
	const char *text = field_format(field, ticket, scratch);
	if (field->flags & (FIELD_NAME | FIELD_ADDRESS))
		return find_in_name(wanted, text);
	/* A day is in the ids of its tickets, but 2026-09 in none. */
	bool number = (field->flags & FIELD_PHONE) || field->check == id_check_account;
	return field->type == FIELD_ID && !number ? find_in_id(wanted, text) : find_in_text(wanted, text);
}

/* The text in a value of the ticket, or in a note of its events. */
static bool has_text(const struct ticket *ticket, const struct find *wanted, struct arena *scratch)
{
	for (size_t i = 0; i < ticket_schema.fields_n; i++)
		if (field_has(&ticket_schema.fields[i], ticket, wanted, scratch))
			return true;
	const struct event *event = ticket->events.items;
	for (size_t i = 0; i < ticket->events.n; i++)
		if (find_in_text(wanted, event[i].text))
			return true;
	return false;
}

struct ticket_search {
	const struct ticket_query *query;
	struct session *session;
	struct arena scratch; /* of one file */
	struct arena *kept;   /* what is found */
	struct ticket_view_rules rules;
	struct find find;
	struct ticket_view *found;
	size_t found_n;
	size_t found_room;
};

static bool matches(const struct ticket_search *search, const struct ticket *ticket, struct arena *scratch)
{
	const struct ticket_query *query = search->query;
	int received = moment_date(ticket->received_at);
	return (!query->disputed || ticket->disputed.n) && is_one_of(&query->states, ticket_states[ticket->state].name) &&
	       is_one_of(&query->services, ticket->service) &&
	       is_one_of(&query->departments, ticket->department) &&
	       (!query->owner || str_equal(query->owner, ticket->owner)) &&
	       (!query->handler || str_equal(query->handler, ticket->handler)) &&
	       (!query->account || str_equal(query->account, ticket->account)) &&
	       (!query->from || received >= query->from) && (!query->to || received <= query->to) &&
	       (!query->find || has_text(ticket, &search->find, scratch));
}

/* What is found stays, without what nobody asked for: a year of tickets must not need a year's events. */
static void keep(struct ticket_search *search, struct ticket_view *view)
{
	if (!search->query->events) {
		view->rounds = (struct ticket_round_list){0};
		view->ticket.events = (struct event_list){0};
	}
	record_copy(&ticket_view_schema,
		&VEC_PUSH(search->kept, search->found, search->found_n, search->found_room), view,
		search->kept);
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

static bool may_be_named(const struct ticket_search *search, const char *bytes, size_t length)
{
	return find_in_bytes(&search->find, bytes, length) ||
	       find_in_lines(&search->find, "\nname: ", bytes, length) ||
	       find_in_lines(&search->find, "\naddress: ", bytes, length);
}

/* By pinyin each ticket is looked at for itself. */
static const char *next_text(void *context, const char *bytes, size_t length)
{
	const struct ticket_search *search = context;
	const char *end = bytes + length;
	if (!search->find.pinyin.n)
		return find_in_bytes(&search->find, bytes, length);
	for (const char *at = bytes, *stop; at < end; at = stop) {
		stop = volume_end(at, end);
		if (may_be_named(search, at, (size_t)(stop - at)))
			return at;
	}
	return NULL;
}

static int by_id(const void *a, const void *b)
{
	return id_order(((const struct ticket_view *)a)->ticket.id, ((const struct ticket_view *)b)->ticket.id);
}

static struct ticket_walk walk_of(const struct ticket_query *query, struct ticket_search *search)
{
	bool asks_final = false;
	for (size_t i = 0; i < query->states.n; i++)
		asks_final = asks_final || ticket_is_final(choice_find(ticket_states, query->states.items[i]));
	if (query->find)
		find_begin(&search->find, query->find, search->session->mem);
	return (struct ticket_walk){
		.trays = query->all || asks_final ? TRAY_ALL : TRAY_OPEN,
		/* Files that do not hold the rarest text asked for need not be parsed. */
		.needle = query->disputed ? "\ndisputed:\n" : NULL,
		.account = query->account,
		.next = query->find && !query->account ? next_text : NULL,
		.from = query->from,
		.to = query->to,
		.bound_from = query->bound_from,
		.each = each,
		.context = search,
	};
}

/* What one walk finds, in order. */
static int find_all(struct ticket_search *search, const struct ticket_walk *walk, struct err *err)
{
	int rc = ticket_walk(search->session->store, walk, &search->scratch, err);
	arena_clear(&search->scratch);
	if (rc == 0 && search->found_n)
		qsort(search->found, search->found_n, sizeof *search->found, by_id);
	return rc;
}

int ticket_query_run(struct session *session, const struct ticket_query *query, struct list *list,
	struct err *err)
{
	struct ticket_search search = {.query = query, .session = session, .kept = session->mem};
	const struct ticket_walk walk = walk_of(query, &search);
	if (ticket_view_begin(session, &search.rules, err) || find_all(&search, &walk, err))
		return -1;
	*list = (struct list){search.found, search.found_n};
	return 0;
}

/* ---- Day by day ----------------------------------------------------------------------------------- */

/* The days on which tickets were received, as directories and volumes say. */
struct ticket_days {
	int *items;
	size_t n;
	bool astray; /* there are files under other names, too, which only a walk over all finds */
};

static void add_day(struct ticket_days *days, size_t *room, const char *name, int from, int to,
	struct arena *arena)
{
	struct err ignored = {0};
	int day;
	char text[DATE_TEXT_SIZE] = "";
	memcpy(text, name, strnlen(name, sizeof text - 1));
	if (date_parse(text, &day, &ignored))
		days->astray = true;
	else if (day >= from && (!to || day <= to))
		VEC_PUSH(arena, days->items, days->n, *room) = day;
}

/* Volumes stand a directory deeper than the days of the other trays. */
static int add_days(struct store *store, const char *directory, bool deeper, struct ticket_days *days,
	size_t *room, int from, int to, struct arena *arena, struct err *err)
{
	const char **names;
	size_t n;
	if (store_names(store, directory, arena, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!deeper || str_ends(names[i], ".yaml"))
			add_day(days, room, names[i], from, to, arena);
		else if (add_days(store, arena_printf(arena, "%s/%s", directory, names[i]), false, days, room,
				 from, to, arena, err))
			return -1;
	}
	return 0;
}

static int compare_days(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static int list_days(struct store *store, const struct ticket_walk *walk, struct arena *arena,
	struct ticket_days *days, struct err *err)
{
	static const struct {
		unsigned tray;
		const char *directory;
	} trays[] = {{TRAY_OPEN, PATH_TICKETS_OPEN}, {TRAY_CLOSED, PATH_TICKETS_CLOSED},
		{TRAY_ARCHIVE, PATH_TICKETS_ARCHIVE}};
	size_t room = 0, n = 0;
	/* The only one of its day may move from a tray that is not yet listed to one that is. */
	do {
		if (store_look(store, err))
			return -1;
		for (size_t i = 0; i < sizeof trays / sizeof *trays; i++)
			if ((walk->trays & trays[i].tray) &&
				add_days(store, trays[i].directory, trays[i].tray == TRAY_ARCHIVE, days, &room,
					walk->from, walk->to, arena, err))
				return -1;
	} while (store_moved(store));
	if (days->n)
		qsort(days->items, days->n, sizeof *days->items, compare_days);
	for (size_t i = 0; i < days->n; i++)
		if (n == 0 || days->items[n - 1] != days->items[i])
			days->items[n++] = days->items[i];
	days->n = n;
	return 0;
}

struct day_search {
	struct ticket_search search;
	struct ticket_walk walk;
	struct ticket_days days;
	struct arena found; /* of one day */
};

static int find_day(void *context, size_t day, struct ticket_view **found, size_t *n, struct err *err)
{
	struct day_search *by_day = context;
	struct ticket_search *search = &by_day->search;
	arena_clear(&by_day->found);
	search->found = NULL;
	search->found_n = search->found_room = 0;
	if (!by_day->days.astray)
		by_day->walk.from = by_day->walk.to = by_day->days.items[day];
	const int rc = find_all(search, &by_day->walk, err);
	*found = search->found;
	*n = search->found_n;
	return rc;
}

static int give_days(struct day_search *by_day, const struct ticket_share *share, struct err *err)
{
	int rc = 0;
	const size_t walks = by_day->days.astray ? 1 : by_day->days.n;
	for (size_t i = 0; rc == 0 && i < walks; i++) {
		struct ticket_view *found;
		size_t n;
		rc = find_day(by_day, i, &found, &n, err);
		for (size_t k = 0; rc == 0 && k < n; k++)
			rc = share->give(share->give_context, &found[k], err);
	}
	return rc;
}

/* An id begins with its day, so the days one after the other give the order of ids.  Of one account there are few:
 * they are found in one walk, which finds out once what is known of the files. */
int ticket_query_each(struct session *session, const struct ticket_query *query,
	int (*give)(void *context, struct ticket_view *view, struct err *err), void *context, struct err *err)
{
	struct day_search by_day = {.days = {.astray = query->account != NULL}};
	struct ticket_search *search = &by_day.search;
	struct ticket_days *days = &by_day.days;
	*search = (struct ticket_search){.query = query, .session = session, .kept = &by_day.found};
	by_day.walk = walk_of(query, search);
	if (ticket_view_begin(session, &search->rules, err) ||
		(!days->astray && list_days(session->store, &by_day.walk, session->mem, days, err)))
		return -1;
	const struct ticket_share share = {.session = session, .days_n = days->astray ? 0 : days->n, .find = find_day,
		.find_context = &by_day, .give = give, .give_context = context};
	int rc = 0;
	if (!ticket_share_run(&share, &rc, err))
		rc = give_days(&by_day, &share, err);
	arena_clear(&by_day.found);
	return rc;
}
