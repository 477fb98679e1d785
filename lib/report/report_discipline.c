#include "report/report_discipline.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/field_from.h"
#include "report/report_walk.h"
#include "ticket/ticket_history.h"

const struct choice report_discipline_kinds[] = {
	{"", ""},
	{"unreported", N_("late and not reported")},
	{"closed-unreported", N_("ended late and never reported")},
	{"no-cause", N_("reported, no cause found")},
	{"no-accountability", N_("caused by the department, nobody accountable")},
	{"same-person", N_("result and call-back by the same person")},
	{"same-department", N_("clock bent by its own department")},
	{NULL, NULL},
};

#define RECORD struct report_discipline
static const struct field discipline_fields[] = {
	FIELD(finding, ENUM, N_("finding"), .choices = report_discipline_kinds),
	FIELD_FROM(ticket, id),
	FIELD(round, INT, N_("round"), .rank = 4, .flags = FIELD_RIGHT),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, state),
	FIELD(department, ID, N_("department"), .names = "department"),
	FIELD_FROM(ticket, owner),
	FIELD(owner_name, LINE, N_("first person asked"), .rank = 3),
	FIELD(late_due, DATE, N_("late since the end of"), .rank = 3),
	FIELD(since, DATE, N_("since"), .rank = 3),
	FIELD(days, INT, N_("working days since"), .flags = FIELD_FIGURE, .at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD(person, LINE, N_("who did it"), .rank = 2),
};
#undef RECORD

const struct schema report_discipline_schema = {
	.name = "finding",
	.title = N_("delays and conduct"),
	.size = sizeof(struct report_discipline),
	.base = &ticket_schema,
	SCHEMA_FIELDS(discipline_fields),
	.summary = N_("what the discipline office looks into"),
};

struct discipline_search {
	const struct report_discipline_query *query;
	struct session *session;
	struct staff_list staff;
	int (*give)(void *context, const void *row, struct err *err);
	void *context;
};

/* What a round came to by the end of the period: dates, 0 where it did not happen. */
struct round_facts {
	const struct ticket *after;
	int late_due;
	int over_on;
	int reported_on;
	int found_on; /* the cause */
	int visited_on;
	const char *result_by;
};

static int first_of(const struct ticket_history *history, const struct ticket_round *round, const char *act)
{
	for (size_t i = round->from; i < round->to; i++)
		if (str_equal(history->points[i].act, act))
			return history->points[i].day;
	return 0;
}

static struct round_facts facts_of(const struct ticket_history *history, const struct ticket_round *round)
{
	const struct ticket_point *last = &history->points[round->to - 1];
	struct round_facts facts = {.after = &last->after,
		.reported_on = first_of(history, round, "escalate"),
		.found_on = first_of(history, round, "find-cause"),
		.visited_on = first_of(history, round, "visit")};
	/* The day on which it becomes late is still its own. */
	if (round->late_due && round->late_due < history->as_of)
		facts.late_due = round->late_due;
	if (ticket_is_final(last->after.state) || round != ticket_history_round(history))
		for (size_t i = round->from; i < round->to && !facts.over_on; i++)
			if (ticket_is_final(history->points[i].after.state) || i + 1 == round->to)
				facts.over_on = history->points[i].day;
	for (size_t i = round->from; i < round->to; i++)
		if (str_equal(history->points[i].act, "result"))
			facts.result_by = history->points[i].event->by;
	return facts;
}

static const char *name_of(const struct discipline_search *search, const char *id)
{
	const struct staff *person = staff_find(&search->staff, id);
	return person ? person->name : id;
}

static int add_row(struct discipline_search *search, const struct report_ticket *found,
	const struct ticket_round *round, const struct round_facts *facts, int finding, int since,
	const char *person, struct err *err)
{
	struct session_days days;
	if (session_count(search->session, found->ticket->id, since, search->query->to, &days, err))
		return -1;
	const struct report_discipline row = {
		.ticket = *found->ticket,
		.finding = finding,
		.round = round->number,
		.department = facts->after->department,
		.owner_name = name_of(search, found->ticket->owner),
		.late_due = round->late_due,
		.since = since,
		.days = days.n,
		.at_least = days.at_least,
		.person = person ? name_of(search, person) : NULL,
	};
	return search->give(search->context, &row, err);
}

/* Reporting and its consequences; 0 in `*since`: nothing is amiss. */
static int judge_delay(const struct discipline_search *search, const struct round_facts *facts, int *since)
{
	const struct ticket *ticket = facts->after;
	*since = facts->late_due;
	if (facts->late_due && !facts->reported_on) {
		if (!facts->over_on)
			return DISCIPLINE_UNREPORTED;
		*since = facts->over_on >= search->query->from ? facts->late_due : 0;
		return DISCIPLINE_CLOSED_UNREPORTED;
	}
	*since = facts->reported_on;
	if (facts->reported_on && !ticket->cause)
		return DISCIPLINE_NO_CAUSE;
	*since = ticket->cause == CAUSE_DEPARTMENT && str_empty(ticket->accountability) ? facts->found_on : 0;
	return DISCIPLINE_NO_ACCOUNTABILITY;
}

static bool called_back_himself(const struct discipline_search *search, const struct round_facts *facts)
{
	const struct ticket *ticket = facts->after;
	return facts->visited_on && facts->visited_on >= search->query->from && str_empty(ticket->no_visit) &&
	       str_equal(ticket->visited_by, facts->result_by);
}

/* What a supervisor did to the clock of his own department in the period. */
static int add_same_department(struct discipline_search *search, const struct report_ticket *found,
	const struct ticket_round *round, const struct round_facts *facts, struct err *err)
{
	for (size_t i = round->from; i < round->to; i++) {
		const struct ticket_point *point = &found->history->points[i];
		if (point->event->separation == SEPARATION_DEPARTMENT && point->day >= search->query->from &&
			add_row(search, found, round, facts, DISCIPLINE_SAME_DEPARTMENT, point->day,
				point->event->by, err))
			return -1;
	}
	return 0;
}

static int each(void *context, const struct report_ticket *found, struct err *err)
{
	struct discipline_search *search = context;
	const struct ticket_history *history = found->history;
	for (size_t i = 0; !history->voided && i < history->rounds_n; i++) {
		const struct ticket_round *round = &history->rounds[i];
		const struct round_facts facts = facts_of(history, round);
		int since = 0;
		int finding = judge_delay(search, &facts, &since);
		if (since && add_row(search, found, round, &facts, finding, since, NULL, err))
			return -1;
		if (called_back_himself(search, &facts) &&
			add_row(search, found, round, &facts, DISCIPLINE_SAME_PERSON, facts.visited_on,
				facts.result_by, err))
			return -1;
		if (add_same_department(search, found, round, &facts, err))
			return -1;
	}
	return 0;
}

int report_discipline_each(struct session *session, const struct report_discipline_query *query,
	int (*give)(void *context, const void *row, struct err *err), void *context, struct err *err)
{
	struct discipline_search search = {.query = query, .session = session, .give = give, .context = context};
	/* A cause or a consequence is asked for ever after, of what was reported. */
	const struct report_walk walk = {.as_of = query->to,
		.ended = true,
		.since = query->from,
		.despite = "escalate",
		.each = each,
		.context = &search};
	return staff_load_readable(session->store, &search.staff, err) ? -1 : report_walk(session, &walk, err);
}
