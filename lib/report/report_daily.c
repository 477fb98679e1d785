#include "report/report_daily.h"

#include <string.h>

#include "account/account.h"
#include "base/message.h"
#include "base/speech.h"
#include "base/str.h"
#include "dispute/dispute_account.h"
#include "dispute/dispute_row.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/unmatched.h"
#include "record/field_from.h"
#include "report/report_daily_account.h"
#include "report/report_owed.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "ticket/ticket_duplicate.h"
#include "ticket/ticket_store.h"
#include "value/date.h"
#include "value/id.h"
#include "value/money.h"

const struct choice report_daily_kinds[] = {
	{"", ""},
	{"papers", N_("missing documents")},
	{"assign", N_("assignment")},
	{"result", N_("finishing")},
	{"hold", N_("end of the hold")},
	{"deliver", N_("telling the customer")},
	{"visit", N_("calling back")},
	{"close", N_("closing")},
	{"suspended", N_("suspension ends")},
	{"base-volume", N_("base volume runs out")},
	{"calendar", N_("holiday notice missing")},
	{"unmatched", N_("payment without an account")},
	{"disputed", N_("dispute to be settled")},
	{"double", N_("two tickets of one matter")},
	{NULL, NULL},
};

#define RECORD struct report_daily_row
static const struct field daily_fields[] = {
	FIELD(owed, ENUM, N_("owed"), .rank = 0, .choices = report_daily_kinds),
	FIELD(window, ID, N_("window"), .rank = 4),
	FIELD_AS("id", ticket.id, ID, N_("number")),
	/* Of a ticket these are always known; what an account owes has none. */
	FIELD_AS("service", ticket.service, ID, N_("service"), .names = "service"),
	FIELD_AS("state", ticket.state, ENUM, N_("state"), .choices = ticket_states),
	FIELD(debtor, ID, N_("debtor code")),
	FIELD(debtor_name, LINE, N_("debtor"), .rank = 1),
	FIELD(stage, LINE, N_("step of the flow")),
	FIELD_FROM(ticket, department),
	FIELD_FROM(ticket, handler),
	FIELD_AS("owner", ticket.owner, ID, N_("owner"), .names = "staff"),
	FIELD(since, DATE, N_("since")),
	FIELD(until, DATE, N_("until"), .rank = 1),
	FIELD(due, DATE, N_("due"), .rank = 5),
	FIELD(days, INT, N_("working days past"), .rank = 2, .flags = FIELD_FIGURE, .at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD(late, FLAG, N_("late"), .rank = 5),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, phone),
	FIELD(what, LINE, N_("to do"), .rank = 3),
};
#undef RECORD

const struct schema report_daily_schema = {
	.name = "thing to do",
	.title = N_("daily work sheet"),
	.size = sizeof(struct report_daily_row),
	.base = &ticket_schema,
	SCHEMA_FIELDS(daily_fields),
	.summary = N_("one thing that a window has to do today"),
};

struct daily_search {
	const struct report_daily_query *query;
	const struct session *session;
	const struct calendar *calendar;
	struct report_owed owed;
	struct report_rows rows;
	struct ticket_doubles doubles; /* on the sheet of today */
};

static bool is_asked_for(const struct report_daily_query *query, const struct ticket *ticket,
	const struct ticket_owed *owed)
{
	if (query->desk && strncmp(ticket->id + TICKET_ID_DESK, query->desk, 2) != 0)
		return false;
	if (query->department && !str_equal(query->department, owed->debtor) &&
		!str_equal(query->department, ticket->department))
		return false;
	return !query->staff || str_equal(query->staff, owed->person) ||
	       str_equal(query->staff, ticket->owner) || str_equal(query->staff, ticket->handler);
}

static const char *dispute_what(const struct daily_search *search, const struct schema *schema,
	const struct dispute_list *sides, const char *program)
{
	struct arena *mem = search->rows.arena;
	const char *before = speech_row_begin(mem);
	const struct dispute_row_how how = {catalogue_name_of, search->query->catalogue, false};
	const struct dispute_row_list rows = dispute_rows(schema, sides, &how, mem);
	const char *what = arena_printf(mem, _("%s: say which stands (%s)"), dispute_row_line(&rows, mem), program);
	speech_row_end(before, mem);
	return what;
}

/* Until it is settled nothing else can be done about it. */
static int add_disputed(struct daily_search *search, const struct ticket *ticket, const char *window, struct err *err)
{
	struct dispute_list sides;
	if (event_disputes(&ticket_schema, &ticket->events, search->rows.arena, &sides, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_daily_row){
			.ticket = *ticket,
			.owed = DAILY_DISPUTED,
			.window = window,
			.due = ticket->due,
			.what = dispute_what(search, &ticket_schema, &sides, "ticket-resolve"),
		});
	return 0;
}

/* At both windows, whichever is asked for. */
static int add_double(struct daily_search *search, const struct ticket_double *pair, struct err *err)
{
	struct arena *mem = search->rows.arena;
	const char *desk = search->query->desk;
	struct ticket ticket = {0};
	if (desk && strncmp(pair->id + TICKET_ID_DESK, desk, 2) != 0 && strncmp(pair->other + TICKET_ID_DESK, desk, 2) != 0)
		return 0;
	if (ticket_load(search->session->store, pair->id, &ticket, err))
		return -1;
	const char *before = speech_row_begin(mem);
	const char *what = arena_printf(mem,
		_("%s is of the same service and account: say whether it is the same matter (ticket-link)"), pair->other);
	speech_row_end(before, mem);
	report_rows_add(&search->rows,
		&(struct report_daily_row){
			.ticket = ticket,
			.owed = DAILY_DOUBLE,
			.window = arena_dup_n(mem, pair->id + TICKET_ID_DESK, 2),
			.due = ticket.due,
			.what = what,
		});
	return 0;
}

static int add_doubles(struct daily_search *search, struct err *err)
{
	const struct ticket_double_list pairs = ticket_doubles_pairs(&search->doubles);
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < pairs.n; i++)
		rc = add_double(search, &pairs.items[i], err);
	return rc;
}

static int each_ticket(void *context, const struct report_ticket *found, struct err *err)
{
	struct daily_search *search = context;
	const struct ticket *ticket = found->ticket;
	const struct ticket_owed owed = report_owed_of(&search->owed, found);
	char window[] = {ticket->id[TICKET_ID_DESK], ticket->id[TICKET_ID_DESK + 1], '\0'};
	if (search->query->as_of == search->session->today)
		ticket_doubles_add(&search->doubles, ticket);
	if (ticket->disputed.n && (!search->query->desk || str_equal(search->query->desk, window)))
		return add_disputed(search, ticket, window, err);
	if (owed.what == OWED_NOTHING || !is_asked_for(search->query, ticket, &owed))
		return 0;
	report_rows_add(&search->rows,
		&(struct report_daily_row){
			.ticket = *ticket,
			.owed = owed.what,
			.window = window,
			.debtor = owed.debtor,
			.debtor_name = report_owed_debtor(&search->owed, &owed),
			.stage = report_owed_stage(&search->owed, ticket),
			.since = owed.since,
			.until = owed.until,
			.due = ticket_history_round(found->history)->due,
			.days = owed.days,
			.at_least = owed.at_least,
			.late = owed.late,
			.what = report_owed_next(&search->owed, found, &owed),
		});
	return 0;
}

static const char *account_what(const struct account *account, bool suspension, struct arena *arena)
{
	const char *before = speech_row_begin(arena);
	const char *what = suspension ? _("the customer resumes or cancels (account-resume, account-cancel)")
				      : arena_printf(arena,
						_("base volume %lld m3 a month: ask for a new report (account-base)"),
						(long long)account->base_volume);
	speech_row_end(before, arena);
	return what;
}

static int each_account(void *context, const struct account *account, bool suspension, int until,
	struct err *err)
{
	struct daily_search *search = context;
	struct session_days days;
	if (session_count(search->session, account->number, until, search->query->as_of, &days, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_daily_row){
			.ticket = {.id = account->number,
				.service = suspension ? "resume" : "base-volume",
				.name = account->holder,
				.phone = account->phone},
			.owed = suspension ? DAILY_SUSPENDED : DAILY_BASE_VOLUME,
			.until = until,
			.days = days.n,
			.at_least = days.at_least,
			.what = account_what(account, suspension, search->rows.arena),
		});
	return 0;
}

static int each_disputed(void *context, const struct account *account, struct err *err)
{
	struct daily_search *search = context;
	struct dispute_list sides;
	if (dispute_account_sides(account, search->rows.arena, &sides, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_daily_row){
			.ticket = {.id = account->number, .name = account->holder, .phone = account->phone},
			.owed = DAILY_DISPUTED,
			.what = dispute_what(search, &account_schema, &sides, "account-resolve"),
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
	const char *before = speech_row_begin(mem);
	if (today >= november && !calendar_has_year(search->calendar, year + 1) &&
		!calendar_is_damaged(search->calendar, year + 1))
		report_rows_add(&search->rows,
			&(struct report_daily_row){
				.ticket = {.id = arena_printf(mem, "%d", year + 1)},
				.owed = DAILY_CALENDAR,
				.what = arena_printf(mem,
					_("import the holiday notice of %d (calendar-import)"),
					year + 1),
			});
	speech_row_end(before, mem);
	return 0;
}

/* Days in which it should be known whose money it is. */
enum { UNMATCHED_LIMIT = 3 };

static const char *unmatched_what(const struct unmatched *line, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	const char *before = speech_row_begin(arena);
	const char *what = arena_printf(arena, _("find whose payment of %s it is (payment-match)"),
		money_format(line->open, text));
	speech_row_end(before, arena);
	return what;
}

static int add_unmatched(struct daily_search *search, struct err *err)
{
	const int as_of = search->query->as_of;
	const struct unmatched_query query = {.from = as_of - UNMATCHED_DAYS, .until = as_of};
	struct arena *mem = search->rows.arena;
	struct unmatched_list lines;
	if (unmatched_list(search->session->store, &query, mem, &lines, err))
		return -1;
	for (size_t i = 0; i < lines.n; i++) {
		const struct unmatched *line = &lines.items[i];
		const int until = line->date + UNMATCHED_LIMIT;
		struct session_days days;
		if (until >= as_of || (search->query->desk && !str_equal(search->query->desk, line->desk)))
			continue;
		if (session_count(search->session, line->held.receipt, until, as_of, &days, err))
			return -1;
		report_rows_add(&search->rows,
			&(struct report_daily_row){
				.ticket = {.id = line->held.receipt, .name = line->held.payee},
				.owed = DAILY_UNMATCHED,
				.window = line->desk,
				.since = line->date,
				.until = until,
				.days = days.n,
				.at_least = days.at_least,
				.what = unmatched_what(line, mem),
			});
	}
	return 0;
}

static int first_of(int owed)
{
	return owed == DAILY_DISPUTED ? 2 : owed == DAILY_DOUBLE;
}

static int compare_rows(const void *a, const void *b)
{
	const struct report_daily_row *x = a;
	const struct report_daily_row *y = b;
	if (first_of(x->owed) != first_of(y->owed))
		return first_of(y->owed) - first_of(x->owed);
	if (!x->window != !y->window)
		return x->window ? -1 : 1;
	int order = x->window ? strcmp(x->window, y->window) : 0;
	if (order == 0)
		order = (x->owed > OWED_CLOSE) - (y->owed > OWED_CLOSE);
	if (order == 0)
		order = y->late - x->late;
	if (order == 0 && x->days != y->days)
		order = x->days < y->days ? 1 : -1;
	if (order == 0)
		order = x->until - y->until;
	return order ? order : id_order(x->ticket.id, y->ticket.id);
}

int report_daily_list(struct session *session, const struct report_daily_query *query,
	struct list *list, struct err *err)
{
	struct daily_search search = {
		.query = query,
		.session = session,
		.rows = {.schema = &report_daily_schema, .arena = session->mem},
		.doubles = {.mem = session->mem},
	};
	const struct report_walk tickets = {
		.as_of = query->as_of, .each = each_ticket, .context = &search};
	const struct report_daily_account accounts = {
		.as_of = query->as_of, .each = each_account, .disputed = each_disputed, .context = &search};
	bool tickets_only = query->department || query->staff;
	if (session_calendar(session, &search.calendar, err) ||
		report_owed_begin(session, query->catalogue, &search.owed, err) ||
		report_walk(session, &tickets, err) || add_doubles(&search, err))
		return -1;
	/* Accounts and the calendar are every window's, and nobody's in particular; nor are payments. */
	if (!tickets_only &&
		(report_daily_account_walk(session, &accounts, err) || add_unmatched(&search, err) ||
			add_calendar(&search, err)))
		return -1;
	*list = report_rows_sort(&search.rows, compare_rows);
	return 0;
}

const char *report_daily_headline(const struct list *list, struct arena *arena)
{
	const struct report_daily_row *rows = list->items;
	size_t late = 0;
	for (size_t i = 0; i < list->n; i++)
		late += rows[i].late;
	return late ? arena_printf(arena, _("to do: %zu, late among them: %zu"), list->n, late)
		    : arena_printf(arena, _("to do: %zu"), list->n);
}
