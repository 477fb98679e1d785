#include "report/report_overdue.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_until.h"
#include "value/date.h"
#include "value/moment.h"

#define AT(member) .offset = offsetof(struct report_overdue_row, member)
static const struct field overdue_fields[] = {
	{.key = "id", .title = N_("ticket"), .type = FIELD_ID, AT(id)},
	{.key = "service", .title = N_("service"), .type = FIELD_ID, AT(service), .names = "service"},
	{.key = "state", .title = N_("state"), .type = FIELD_ENUM, AT(state),
		.choices = ticket_states},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.names = "department"},
	{.key = "handler", .title = N_("handler"), .type = FIELD_ID, AT(handler)},
	{.key = "owner", .title = N_("received by"), .type = FIELD_ID, AT(owner)},
	{.key = "assigned_on", .title = N_("handed over on"), .type = FIELD_DATE, AT(assigned_on)},
	{.key = "due", .title = N_("due"), .type = FIELD_DATE, AT(due)},
	{.key = "overdue_days", .title = N_("working days overdue"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(overdue_days)},
	{.key = "reminders", .title = N_("reminders"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(reminders)},
	{.key = "escalated", .title = N_("escalated"), .type = FIELD_FLAG, .flags = FIELD_REQUIRED,
		AT(escalated)},
	{.key = "name", .title = N_("name or unit"), .type = FIELD_LINE, .flags = FIELD_NAME, AT(name)},
	{.key = "phone", .title = N_("telephone"), .type = FIELD_ID, .flags = FIELD_PHONE, AT(phone)},
};
#undef AT

const struct schema report_overdue_schema = {
	.name = "overdue ticket",
	.size = sizeof(struct report_overdue_row),
	SCHEMA_FIELDS(overdue_fields),
	.summary = N_("a ticket that is overdue or falls due soon"),
};

struct search {
	struct session *session;
	const struct report_overdue_query *query;
	const struct calendar *calendar;
	int latest_due; /* what is due later is not listed */
	struct report_overdue_row *rows;
	size_t rows_n;
	size_t rows_room;
};

/* Working days after due, the day asked for included; before it, the days left, negative. */
static int measure(const struct search *search, const struct ticket *ticket, int64_t *days,
	struct err *err)
{
	int count;
	int today = search->query->as_of;
	bool over = today > ticket->due;
	if (calendar_count(search->calendar, over ? ticket->due : today, over ? today : ticket->due,
		    &count, err))
		return err_prefix(err, "%s", ticket->id);
	*days = over ? count : -count;
	return 0;
}

static const char *keep(const struct search *search, const char *text)
{
	return text ? arena_dup(search->session->mem, text) : NULL;
}

static int consider(struct search *search, const struct ticket *ticket, struct err *err)
{
	const struct report_overdue_query *query = search->query;
	int64_t days = 0;
	if (ticket->state != TICKET_ASSIGNED || !ticket->due || ticket->due > search->latest_due)
		return 0;
	if (query->department && !str_equal(query->department, ticket->department))
		return 0;
	if (measure(search, ticket, &days, err))
		return -1;
	VEC_PUSH(search->session->mem, search->rows, search->rows_n, search->rows_room) = (struct report_overdue_row){
		.id = keep(search, ticket->id),
		.service = keep(search, ticket->service),
		.state = ticket->state,
		.department = keep(search, ticket->department),
		.handler = keep(search, ticket->handler),
		.owner = keep(search, ticket->owner),
		.assigned_on = moment_date(ticket->assigned_at),
		.due = ticket->due,
		.overdue_days = days,
		.reminders = ticket_count_acts(ticket, "remind"),
		.escalated = ticket->escalated_at != 0,
		.name = keep(search, ticket->name),
		.phone = keep(search, ticket->phone),
	};
	return 0;
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	(void)path;
	return consider(context, ticket, err);
}

static int worst_first(const void *a, const void *b)
{
	const struct report_overdue_row *x = a;
	const struct report_overdue_row *y = b;
	if (x->overdue_days != y->overdue_days)
		return x->overdue_days < y->overdue_days ? 1 : -1;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return strcmp(x->id, y->id);
}

static int departments_together(const void *a, const void *b)
{
	const struct report_overdue_row *x = a;
	const struct report_overdue_row *y = b;
	int order = strcmp(x->department ? x->department : "", y->department ? y->department : "");
	return order ? order : worst_first(a, b);
}

int report_overdue_list(struct session *session, const struct report_overdue_query *query, struct list *list,
	struct err *err)
{
	struct search search = {.session = session, .query = query};
	struct arena scratch = {0};
	/* Looking back, a ticket that is closed now may have been overdue then. */
	const struct ticket_walk walk = {
		.trays = query->as_of < session->today ? TRAY_ALL : TRAY_OPEN,
		.each = each,
		.context = &search,
	};
	search.latest_due = query->as_of - 1;
	if (session_calendar(session, &search.calendar, err))
		return -1;
	if (query->within > 0 && calendar_due(search.calendar, query->as_of, (int)query->within,
					 &search.latest_due, err))
		return -1;
	int rc = ticket_walk_until(session->store, &walk, moment_of_date(query->as_of + 1), NULL, &scratch,
		err);
	arena_clear(&scratch);
	if (rc)
		return -1;
	if (search.rows_n)
		qsort(search.rows, search.rows_n, sizeof *search.rows,
			query->by_department ? departments_together : worst_first);
	*list = (struct list){search.rows, search.rows_n};
	return 0;
}
