#include "report/report_daily.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_until.h"
#include "value/date.h"
#include "value/moment.h"

const struct choice report_daily_kinds[] = {
	{"", ""},
	{"due", N_("falls due")},
	{"overdue", N_("overdue")},
	{"visit", N_("call-back owed")},
	{"papers", N_("papers expected")},
	{"suspended", N_("suspension ends")},
	{"base-volume", N_("base volume runs out")},
	{"calendar", N_("holiday notice missing")},
	{NULL, NULL},
};

#define AT(member) .offset = offsetof(struct report_daily_row, member)
static const struct field report_daily_fields[] = {
	{.key = "kind", .title = N_("kind"), .type = FIELD_ENUM, AT(kind), .choices = report_daily_kinds},
	{.key = "window", .title = N_("window"), .type = FIELD_ID, AT(window)},
	{.key = "id", .title = N_("number"), .type = FIELD_ID, AT(id)},
	{.key = "service", .title = N_("service"), .type = FIELD_ID, AT(service), .names = "service"},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.names = "department"},
	{.key = "owner", .title = N_("owner"), .type = FIELD_ID, AT(owner)},
	{.key = "due", .title = N_("due"), .type = FIELD_DATE, AT(due)},
	{.key = "days", .title = N_("working days waited"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(days)},
	{.key = "name", .title = N_("name or unit"), .type = FIELD_LINE, .flags = FIELD_NAME, AT(name)},
	{.key = "phone", .title = N_("telephone"), .type = FIELD_ID, .flags = FIELD_PHONE, AT(phone)},
	{.key = "what", .title = N_("to do"), .type = FIELD_LINE, AT(what)},
};
#undef AT

const struct schema report_daily_schema = {
	.name = "thing to do",
	.size = sizeof(struct report_daily_row),
	SCHEMA_FIELDS(report_daily_fields),
	.summary = N_("one thing that a window has to do today"),
};

struct making {
	struct session *session;
	const struct report_daily_query *query;
	const struct calendar *calendar;
	int latest_due; /* what is due later can wait */
	struct report_daily_rows rows;
};

static const char *keep(const struct making *making, const char *text)
{
	return text ? arena_dup(making->session->mem, text) : NULL;
}

static int push(struct making *making, int kind, const struct ticket *ticket, int since,
	const char *what, struct err *err)
{
	struct arena *mem = making->session->mem;
	int days;
	if (calendar_count(making->calendar, since, making->query->as_of, &days, err))
		return err_prefix(err, "%s", ticket->id);
	VEC_PUSH(mem, making->rows.items, making->rows.n, making->rows.room) = (struct report_daily_row){
		.kind = kind,
		.window = arena_dup_n(mem, ticket->id + 9, 2),
		.id = keep(making, ticket->id),
		.service = keep(making, ticket->service),
		.department = keep(making, ticket->department),
		.owner = keep(making, ticket->owner),
		.due = ticket->state == TICKET_ASSIGNED ? ticket->due : 0,
		.days = days,
		.name = keep(making, ticket->name),
		.phone = keep(making, ticket->phone),
		.what = what,
	};
	return 0;
}

/* The next of what article 六 asks for. */
static const char *next_when_overdue(const struct ticket *ticket)
{
	if (ticket_count_acts(ticket, "remind") == 0)
		return _("remind the department (ticket-remind)");
	if (!ticket->informed_at)
		return _("tell the user that it takes longer (ticket-remind --told)");
	if (!ticket->escalated_at)
		return _("report it to discipline (ticket-escalate)");
	return _("reported: press for the result");
}

/* The name of a paper; its code when the service asks for it no longer. */
static const char *paper_name(const struct catalogue *catalogue, const char *service_code,
	const char *code)
{
	const struct service *service;
	struct err ignored = {0};
	if (catalogue_service(catalogue, service_code, &service, &ignored))
		return code;
	const struct paper *paper = service->papers.items;
	for (size_t i = 0; i < service->papers.n; i++)
		if (str_equal(paper[i].code, code))
			return paper[i].name;
	return code;
}

static const char *papers_expected(const struct making *making, const struct ticket *ticket)
{
	struct arena *mem = making->session->mem;
	const char *names = "";
	for (size_t i = 0; i < ticket->missing.n; i++)
		names = arena_printf(mem, "%s%s%s", names, i ? _(", ") : "",
			paper_name(making->query->catalogue, ticket->service,
				ticket->missing.items[i]));
	return arena_printf(mem, _("expected: %s"), names);
}

/* The day the user was sent for papers. */
static int sent_on(const struct ticket *ticket)
{
	const struct event *event = ticket->events.items;
	int64_t at = ticket->received_at;
	for (size_t i = 0; i < ticket->events.n; i++)
		if (str_equal(event[i].act, "require-papers"))
			at = event[i].at;
	return moment_date(at);
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct making *making = context;
	int today = making->query->as_of;
	(void)path;
	if (making->query->desk && strncmp(ticket->id + 9, making->query->desk, 2) != 0)
		return 0;
	if (ticket_is_overdue(ticket, today))
		return push(making, DAILY_OVERDUE, ticket, ticket->due, next_when_overdue(ticket), err);
	if (ticket->state == TICKET_ASSIGNED && ticket->due && ticket->due <= making->latest_due)
		return push(making, DAILY_DUE, ticket, today,
			_("ask for the result (ticket-result)"), err);
	if (ticket->state == TICKET_DELIVERED)
		return push(making, DAILY_VISIT, ticket, moment_date(ticket->told_at),
			_("call the user back (ticket-visit)"), err);
	if (ticket->state == TICKET_INCOMPLETE)
		return push(making, DAILY_PAPERS, ticket, sent_on(ticket),
			papers_expected(making, ticket), err);
	return 0;
}

/* From 1 November.  It is every window's. */
static int add_calendar(struct making *making, struct err *err)
{
	struct arena *mem = making->session->mem;
	int year = date_year(making->query->as_of);
	int november;
	if (date_make(year, 11, 1, &november, err))
		return -1;
	if (making->query->as_of < november || calendar_has_year(making->calendar, year + 1))
		return 0;
	VEC_PUSH(mem, making->rows.items, making->rows.n, making->rows.room) = (struct report_daily_row){
		.kind = DAILY_CALENDAR,
		.id = arena_printf(mem, "%d", year + 1),
		.what = arena_printf(mem, _("take over the holiday notice of %d (calendar-import)"),
			year + 1),
	};
	return 0;
}

/* The next working day.  On the last one of a year whose successor is unknown it cannot be told, but
 * then nothing can be due on it either. */
static int find_latest_due(struct making *making, struct err *err)
{
	int today = making->query->as_of;
	struct err unknown = {0};
	if (calendar_due(making->calendar, today, 1, &making->latest_due, &unknown) == 0)
		return 0;
	if (calendar_has_year(making->calendar, date_year(today) + 1) ||
		!calendar_has_year(making->calendar, date_year(today))) {
		*err = unknown;
		return -1;
	}
	return date_make(date_year(today), 12, 31, &making->latest_due, err);
}

static int compare_rows(const void *a, const void *b)
{
	const struct report_daily_row *x = a;
	const struct report_daily_row *y = b;
	if (!x->window != !y->window)
		return x->window ? -1 : 1;
	int order = x->window ? strcmp(x->window, y->window) : 0;
	if (order == 0)
		order = x->kind - y->kind;
	if (order == 0 && x->days != y->days)
		order = x->days < y->days ? 1 : -1;
	if (order == 0)
		order = x->due - y->due;
	return order ? order : strcmp(x->id, y->id);
}

static int make_rows(struct making *making, struct err *err)
{
	struct session *session = making->session;
	struct arena scratch = {0};
	const struct ticket_walk walk = {
		.trays = making->query->as_of < session->today ? TRAY_ALL : TRAY_OPEN,
		.each = each,
		.context = making,
	};
	if (session_calendar(session, &making->calendar, err) || find_latest_due(making, err))
		return -1;
	int rc = ticket_walk_until(session->store, &walk, moment_of_date(making->query->as_of + 1), NULL,
		&scratch, err);
	arena_clear(&scratch);
	return rc || report_daily_account_add(session, making->query, &making->rows, err) ||
			       add_calendar(making, err)
		       ? -1
		       : 0;
}

int report_daily_list(struct session *session, const struct report_daily_query *query, struct list *list,
	struct err *err)
{
	struct making making = {.session = session, .query = query};
	if (make_rows(&making, err))
		return -1;
	if (making.rows.n)
		qsort(making.rows.items, making.rows.n, sizeof *making.rows.items, compare_rows);
	*list = (struct list){making.rows.items, making.rows.n};
	return 0;
}
