#include "report/report_overdue.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "record/field_from.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "value/moment.h"

#define RECORD struct report_overdue_row
static const struct field overdue_fields[] = {
	FIELD_FROM(ticket, id),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, state),
	FIELD_FROM(ticket, department),
	FIELD_FROM(ticket, handler),
	FIELD_FROM(ticket, owner),
	FIELD(assigned_on, DATE, N_("assigned on")),
	FIELD_FROM(ticket, due),
	FIELD(overdue_days, INT, N_("working days overdue"), .flags = FIELD_FIGURE,
		.at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD(reminders, INT, N_("reminders"), .flags = FIELD_REQUIRED | FIELD_RIGHT),
	FIELD(escalated, FLAG, N_("escalated"), .flags = FIELD_REQUIRED),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, phone),
};
#undef RECORD

const struct schema report_overdue_schema = {
	.name = "overdue ticket",
	.size = sizeof(struct report_overdue_row),
	.base = &ticket_schema,
	SCHEMA_FIELDS(overdue_fields),
	.summary = N_("a ticket that is overdue or falls due soon"),
};

struct overdue_search {
	const struct report_overdue_query *query;
	const struct session *session;
	int latest_due; /* what is due later is not listed */
	struct report_rows rows;
};

/* Working days after due, the day asked for included; before it, the days left, negative: these are
 * exact, as session_reach takes in no day of a missing year. */
static int measure(const struct overdue_search *search, const struct ticket *ticket,
	struct session_days *days, struct err *err)
{
	int today = search->query->as_of;
	bool over = today > ticket->due;
	if (session_count(search->session, ticket->id, over ? ticket->due : today,
		    over ? today : ticket->due, days, err))
		return -1;
	if (!over)
		days->n = -days->n;
	return 0;
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct overdue_search *search = context;
	const char *department = search->query->department;
	struct session_days days;
	(void)path;
	if (ticket->state != TICKET_ASSIGNED || !ticket->due || ticket->due > search->latest_due)
		return 0;
	if (department && !str_equal(department, ticket->department))
		return 0;
	if (measure(search, ticket, &days, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_overdue_row){
			.ticket = *ticket,
			.assigned_on = moment_date(ticket->assigned_at),
			.overdue_days = days.n,
			.at_least = days.at_least,
			.reminders = ticket_count_acts(ticket, "remind"),
			.escalated = ticket->escalated_at != 0,
		});
	return 0;
}

static int worst_first(const void *a, const void *b)
{
	const struct report_overdue_row *x = a;
	const struct report_overdue_row *y = b;
	if (x->overdue_days != y->overdue_days)
		return x->overdue_days < y->overdue_days ? 1 : -1;
	if (x->ticket.due != y->ticket.due)
		return x->ticket.due < y->ticket.due ? -1 : 1;
	return strcmp(x->ticket.id, y->ticket.id);
}

static int departments_together(const void *a, const void *b)
{
	const char *x = ((const struct report_overdue_row *)a)->ticket.department;
	const char *y = ((const struct report_overdue_row *)b)->ticket.department;
	int order = strcmp(x ? x : "", y ? y : "");
	return order ? order : worst_first(a, b);
}

int report_overdue_list(struct session *session, const struct report_overdue_query *query,
	struct list *list, struct err *err)
{
	struct overdue_search search = {
		.query = query,
		.session = session,
		.latest_due = query->as_of - 1,
		.rows = {.schema = &report_overdue_schema, .arena = session->mem},
	};
	const struct report_walk walk = {
		.until = report_walk_end(query->as_of), .each = each, .context = &search};
	if (query->within > 0 &&
		session_reach(session, query->as_of, (int)query->within, &search.latest_due, err))
		return -1;
	if (report_walk(session, &walk, err))
		return -1;
	*list = report_rows_sort(
		&search.rows, query->by_department ? departments_together : worst_first);
	return 0;
}
