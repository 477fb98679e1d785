#include "report/report_visit.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_until.h"
#include "value/date.h"
#include "value/moment.h"

#define AT(member) .offset = offsetof(struct report_visit, member)
static const struct field debt_fields[] = {
	{.key = "owner", .title = N_("owner"), .type = FIELD_ID, AT(owner)},
	{.key = "owner_name", .title = N_("owed by"), .type = FIELD_LINE, AT(owner_name)},
	{.key = "id", .title = N_("ticket"), .type = FIELD_ID, AT(id)},
	{.key = "service", .title = N_("service"), .type = FIELD_ID, AT(service), .names = "service"},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.names = "department"},
	{.key = "delivered_on", .title = N_("user told on"), .type = FIELD_DATE, AT(delivered_on)},
	{.key = "days", .title = N_("working days since"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(days)},
	{.key = "name", .title = N_("name or unit"), .type = FIELD_LINE, .flags = FIELD_NAME, AT(name)},
	{.key = "phone", .title = N_("telephone"), .type = FIELD_ID, .flags = FIELD_PHONE, AT(phone)},
	{.key = "result", .title = N_("result"), .type = FIELD_TEXT, AT(result)},
};
#undef AT

const struct schema report_visit_schema = {
	.name = "call-back",
	.size = sizeof(struct report_visit),
	SCHEMA_FIELDS(debt_fields),
	.summary = N_("a call-back that is owed"),
};

#define AT(member) .offset = offsetof(struct report_visit_sum, member)
static const struct field sum_fields[] = {
	{.key = "owner", .title = N_("owner"), .type = FIELD_ID, AT(owner)},
	{.key = "owner_name", .title = N_("owed by"), .type = FIELD_LINE, AT(owner_name)},
	{.key = "tickets", .title = N_("call-backs owed"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(tickets)},
	{.key = "longest", .title = N_("longest wait in working days"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(longest)},
	{.key = "oldest", .title = N_("ticket"), .type = FIELD_ID, AT(oldest)},
};
#undef AT

const struct schema report_visit_sum_schema = {
	.name = "call-backs",
	.size = sizeof(struct report_visit_sum),
	SCHEMA_FIELDS(sum_fields),
	.summary = N_("call-backs owed by one person"),
};

struct search {
	struct session *session;
	const struct report_visit_query *query;
	const struct calendar *calendar;
	const struct list *staff;
	struct report_visit *rows;
	size_t n;
	size_t room;
};

static const char *keep(const struct search *search, const char *text)
{
	return text ? arena_dup(search->session->mem, text) : NULL;
}

static bool is_asked_for(const struct report_visit_query *query, const struct ticket *ticket)
{
	return ticket->state == TICKET_DELIVERED &&
	       (!query->owner || str_equal(query->owner, ticket->owner)) &&
	       (!query->desk || strncmp(ticket->id + 9, query->desk, 2) == 0);
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct search *search = context;
	int days;
	(void)path;
	if (!is_asked_for(search->query, ticket))
		return 0;
	int told_on = moment_date(ticket->told_at);
	if (calendar_count(search->calendar, told_on, search->query->as_of, &days, err))
		return err_prefix(err, "%s", ticket->id);
	const struct staff *owner = staff_find(search->staff, ticket->owner);
	VEC_PUSH(search->session->mem, search->rows, search->n, search->room) = (struct report_visit){
		.owner = keep(search, ticket->owner),
		.owner_name = owner ? owner->name : keep(search, ticket->owner),
		.id = keep(search, ticket->id),
		.service = keep(search, ticket->service),
		.department = keep(search, ticket->department),
		.delivered_on = told_on,
		.days = days,
		.name = keep(search, ticket->name),
		.phone = keep(search, ticket->phone),
		.result = keep(search, ticket->result),
	};
	return 0;
}

static int owners_together(const void *a, const void *b)
{
	const struct report_visit *x = a;
	const struct report_visit *y = b;
	int order = strcmp(x->owner, y->owner);
	if (order == 0)
		order = x->delivered_on - y->delivered_on;
	return order ? order : strcmp(x->id, y->id);
}

int report_visit_list(struct session *session, const struct report_visit_query *query, struct list *list,
	struct err *err)
{
	struct list staff;
	struct search search = {.session = session, .query = query, .staff = &staff};
	struct arena scratch = {0};
	/* Looking back, a ticket that is closed now may have waited for its visit then. */
	const struct ticket_walk walk = {
		.trays = query->as_of < session->today ? TRAY_ALL : TRAY_OPEN,
		.each = each,
		.context = &search,
	};
	if (staff_load_all(session->store, &staff, err) || session_calendar(session, &search.calendar, err))
		return -1;
	int rc = ticket_walk_until(session->store, &walk, moment_of_date(query->as_of + 1), NULL, &scratch,
		err);
	arena_clear(&scratch);
	if (rc)
		return -1;
	if (search.n)
		qsort(search.rows, search.n, sizeof *search.rows, owners_together);
	*list = (struct list){search.rows, search.n};
	return 0;
}

static int most_first(const void *a, const void *b)
{
	const struct report_visit_sum *x = a;
	const struct report_visit_sum *y = b;
	if (x->tickets != y->tickets)
		return x->tickets < y->tickets ? 1 : -1;
	return strcmp(x->owner, y->owner);
}

void report_visit_add_up(struct session *session, const struct list *debts, struct list *sums)
{
	const struct report_visit *debt = debts->items;
	struct report_visit_sum *rows = arena_array(session->mem, debts->n, sizeof *rows);
	size_t n = 0;
	/* Owners stand together, and the first of each waits longest. */
	for (size_t i = 0; i < debts->n; i++) {
		if (n == 0 || !str_equal(rows[n - 1].owner, debt[i].owner))
			rows[n++] = (struct report_visit_sum){.owner = debt[i].owner,
				.owner_name = debt[i].owner_name,
				.longest = debt[i].days,
				.oldest = debt[i].id};
		rows[n - 1].tickets++;
	}
	if (n)
		qsort(rows, n, sizeof *rows, most_first);
	*sums = (struct list){rows, n};
}
