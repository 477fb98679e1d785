#include "report/report_daily.h"

#include <string.h>

#include "account/account.h"
#include "base/message.h"
#include "base/str.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "record/field_from.h"
#include "report/report_daily_account.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "value/date.h"
#include "value/moment.h"

const struct choice report_daily_kinds[] = {
	{"", ""},
	{"due", N_("falls due")},
	{"overdue", N_("overdue")},
	{"visit", N_("call-back owed")},
	{"papers", N_("documents expected")},
	{"suspended", N_("suspension ends")},
	{"base-volume", N_("base volume runs out")},
	{"calendar", N_("holiday notice missing")},
	{NULL, NULL},
};

#define RECORD struct report_daily_row
static const struct field daily_fields[] = {
	FIELD(kind, ENUM, N_("kind"), .choices = report_daily_kinds),
	FIELD(window, ID, N_("window")),
	FIELD_AS("id", ticket.id, ID, N_("number")),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, department),
	FIELD_AS("owner", ticket.owner, ID, N_("owner")),
	FIELD_FROM(ticket, due),
	FIELD(days, INT, N_("working days waited"), .flags = FIELD_FIGURE,
		.at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, phone),
	FIELD(what, LINE, N_("to do")),
};
#undef RECORD

const struct schema report_daily_schema = {
	.name = "thing to do",
	.size = sizeof(struct report_daily_row),
	.base = &ticket_schema,
	SCHEMA_FIELDS(daily_fields),
	.summary = N_("one thing that a window has to do today"),
};

struct daily_search {
	const struct report_daily_query *query;
	const struct session *session;
	const struct calendar *calendar;
	int latest_due; /* what is due later can wait */
	struct report_rows rows;
};

/* The row of a ticket that has waited since the day `since`. */
static int add_ticket(struct daily_search *search, int kind, const struct ticket *ticket, int since,
	const char *what, struct err *err)
{
	char window[3] = {ticket->id[9], ticket->id[10], '\0'};
	struct report_daily_row row = {
		.ticket = *ticket, .kind = kind, .window = window, .what = what};
	struct session_days days;
	if (session_count(search->session, ticket->id, since, search->query->as_of, &days, err))
		return -1;
	row.days = days.n;
	row.at_least = days.at_least;
	if (ticket->state != TICKET_ASSIGNED)
		row.ticket.due = 0;
	report_rows_add(&search->rows, &row);
	return 0;
}

/* The next of what article 6 asks for. */
static const char *next_when_overdue(const struct ticket *ticket)
{
	if (ticket_count_acts(ticket, "remind") == 0)
		return _("remind the department (ticket-remind)");
	if (!ticket->informed_at)
		return _("tell the customer that it takes longer (ticket-remind --told)");
	if (!ticket->escalated_at)
		return _("report it to the discipline office (ticket-escalate)");
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

static const char *papers_expected(const struct daily_search *search, const struct ticket *ticket)
{
	struct arena *mem = search->rows.arena;
	const char *names = "";
	for (size_t i = 0; i < ticket->missing.n; i++)
		names = arena_printf(mem, "%s%s%s", names, i ? _(", ") : "",
			paper_name(search->query->catalogue, ticket->service,
				ticket->missing.items[i]));
	return arena_printf(mem, _("expected: %s"), names);
}

/* The day the customer was sent for papers. */
static int sent_on(const struct ticket *ticket)
{
	const struct event *event = ticket->events.items;
	int64_t at = ticket->received_at;
	for (size_t i = 0; i < ticket->events.n; i++)
		if (str_equal(event[i].act, "require-papers"))
			at = event[i].at;
	return moment_date(at);
}

static int each_ticket(void *context, const struct ticket *ticket, const char *path,
	struct err *err)
{
	struct daily_search *search = context;
	int today = search->query->as_of;
	(void)path;
	if (search->query->desk && strncmp(ticket->id + 9, search->query->desk, 2) != 0)
		return 0;
	if (ticket_is_overdue(ticket, today))
		return add_ticket(search, DAILY_OVERDUE, ticket, ticket->due,
			next_when_overdue(ticket), err);
	if (ticket->state == TICKET_ASSIGNED && ticket->due && ticket->due <= search->latest_due)
		return add_ticket(search, DAILY_DUE, ticket, today,
			_("ask for the result (ticket-result)"), err);
	if (ticket->state == TICKET_DELIVERED)
		return add_ticket(search, DAILY_VISIT, ticket, moment_date(ticket->told_at),
			_("call the customer back (ticket-visit)"), err);
	if (ticket->state == TICKET_INCOMPLETE)
		return add_ticket(search, DAILY_PAPERS, ticket, sent_on(ticket),
			papers_expected(search, ticket), err);
	return 0;
}

static const char *base_volume_ends(const struct account *account, struct arena *arena)
{
	return arena_printf(arena,
		_("base volume %lld m3 a month: ask for a new report (account-base)"),
		(long long)account->base_volume);
}

static int each_account(void *context, const struct account *account, bool suspension, int until,
	struct err *err)
{
	struct daily_search *search = context;
	const char *what = suspension ? _("the customer resumes or cancels (account-resume, account-cancel)")
				      : base_volume_ends(account, search->rows.arena);
	struct session_days days;
	if (session_count(search->session, account->number, until, search->query->as_of, &days, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_daily_row){
			.ticket = {.id = account->number,
				.service = suspension ? "resume" : "base-volume",
				.due = until,
				.name = account->holder,
				.phone = account->phone},
			.kind = suspension ? DAILY_SUSPENDED : DAILY_BASE_VOLUME,
			.days = days.n,
			.at_least = days.at_least,
			.what = what,
		});
	return 0;
}

/* From 1 November.  It is every window's. */
static int add_calendar(struct daily_search *search, struct err *err)
{
	struct arena *mem = search->rows.arena;
	int today = search->query->as_of;
	int year = date_year(today);
	int november;
	if (date_make(year, 11, 1, &november, err))
		return -1;
	if (today >= november && !calendar_has_year(search->calendar, year + 1) &&
		!calendar_is_damaged(search->calendar, year + 1))
		report_rows_add(&search->rows,
			&(struct report_daily_row){
				.ticket = {.id = arena_printf(mem, "%d", year + 1)},
				.kind = DAILY_CALENDAR,
				.what = arena_printf(mem,
					_("import the holiday notice of %d (calendar-import)"),
					year + 1),
			});
	return 0;
}

/* The next working day.  On the last one of a year whose successor is unknown it cannot be told,
 * but then nothing can be due on it either. */
static int find_latest_due(struct daily_search *search, struct err *err)
{
	int today = search->query->as_of;
	int missing;
	search->latest_due = calendar_reach(search->calendar, today, 1, &missing);
	if (!missing || missing > date_year(today))
		return 0;
	return session_reach(search->session, today, 1, &search->latest_due, err);
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
		order = x->ticket.due - y->ticket.due;
	return order ? order : strcmp(x->ticket.id, y->ticket.id);
}

int report_daily_list(struct session *session, const struct report_daily_query *query,
	struct list *list, struct err *err)
{
	struct daily_search search = {
		.query = query,
		.session = session,
		.rows = {.schema = &report_daily_schema, .arena = session->mem},
	};
	const struct report_walk tickets = {
		.until = report_walk_end(query->as_of), .each = each_ticket, .context = &search};
	const struct report_daily_account accounts = {
		.as_of = query->as_of, .each = each_account, .context = &search};
	if (session_calendar(session, &search.calendar, err) || find_latest_due(&search, err) ||
		report_walk(session, &tickets, err) ||
		report_daily_account_walk(session, &accounts, err) || add_calendar(&search, err))
		return -1;
	*list = report_rows_sort(&search.rows, compare_rows);
	return 0;
}
