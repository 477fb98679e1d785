#include "report/report_round.h"

#include "base/str.h"
#include "office/catalogue.h"
#include "report/report_walk.h"
#include "store/settings.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_owed.h"
#include "value/calendar.h"
#include "value/moment.h"

/* A round while it is counted. */
struct round_count {
	const struct report_round_count *count;
	struct ticket_history *history;
	const struct ticket_round *round;
	const struct ticket_custody_list *hands;
	struct report_round_place place; /* of the balance: in every dimension */
	int class;
	bool last; /* the ticket's present round */
};

static void add(const struct round_count *round, int figure, int64_t value)
{
	if (value)
		round->count->add(round->count->context, &round->place, figure, value);
}

static bool is_within(const struct round_count *round, int day)
{
	return day >= round->count->from && day <= round->count->to;
}

static const struct ticket *at_end(const struct round_count *round)
{
	return &round->history->points[round->round->to - 1].after;
}

/* Only matters that are accepted are assessed; the others are counted. */
static bool is_assessed(const struct round_count *round)
{
	return round->class == CLASS_ACCEPT;
}

/* ---- Whose row ----------------------------------------------------------------------------------- */

static int64_t days_of(const struct round_count *round, const char *department, int after, int until)
{
	int64_t days = 0;
	for (size_t i = 0; i < round->hands->n; i++) {
		const struct ticket_custody *hand = &round->hands->items[i];
		if (hand->round == round->round->number && str_equal(hand->charged, department))
			days += ticket_custody_charged(hand, round->count->calendar, after, until);
	}
	return days;
}

/* Whoever had most days from the first hand-over to the day it became late; the earlier of two. */
static const char *slowest(const struct round_count *round)
{
	const char *found = NULL;
	int64_t most = -1;
	for (size_t i = 0; i < round->hands->n; i++) {
		const struct ticket_custody *hand = &round->hands->items[i];
		if (hand->round != round->round->number || !hand->charged ||
			moment_date(hand->from) > round->round->late_due ||
			(hand->to && moment_date(hand->to) < round->round->assigned_on))
			continue;
		int64_t days = days_of(round, hand->charged, round->round->assigned_on, round->round->late_due);
		if (days > most) {
			most = days;
			found = hand->charged;
		}
	}
	return found ? found : TICKET_CUSTODY_CENTRE;
}

static const char *department_of(const struct round_count *round)
{
	const struct ticket_round *is = round->round;
	if (!is_assessed(round) || (is->at_once && is->result_on))
		return REPORT_ROUND_WINDOW;
	if (!is->assigned_on || (is->late_due && is->late_due < is->assigned_on))
		return TICKET_CUSTODY_CENTRE;
	if (is->late_due)
		return slowest(round);
	const char *department = is->result_on ? is->result_department : at_end(round)->department;
	return str_empty(department) ? TICKET_CUSTODY_CENTRE : department;
}

/* ---- The balance --------------------------------------------------------------------------------- */

static bool is_open(const struct ticket *ticket)
{
	return !ticket->result_at && ticket->state != TICKET_LINKED && !ticket_is_final(ticket->state);
}

/* Was the round open at the end of the day? */
static bool stood_open(const struct round_count *round, int day)
{
	const struct ticket_point *points = round->history->points;
	size_t i = round->round->to;
	while (i > round->round->from && points[i - 1].day > day)
		i--;
	return i > round->round->from && is_open(&points[i - 1].after);
}

/* The day on which the store came to know of it: of an import, that of the import. */
static int known_since(const struct round_count *round)
{
	return moment_date(round->history->points[round->round->from].event->at);
}

static const struct {
	const char *act;
	enum report_figure figure;
} flows[] = {
	{"receive", FIGURE_RECEIVED},
	{"receive-incomplete", FIGURE_RECEIVED},
	{"reopen", FIGURE_REOPENED},
	{"reject", FIGURE_REJECTED},
	{"unlink", FIGURE_UNLINKED},
	{"result", FIGURE_RESULTS},
	{"withdraw", FIGURE_WITHDRAWN},
	{"void", FIGURE_WITHDRAWN},
	{"refuse", FIGURE_REFUSED},
	{"link", FIGURE_LINKED},
};

static void add_balance(const struct round_count *round)
{
	if (stood_open(round, round->count->from - 1))
		add(round,
			is_within(round, known_since(round)) ? FIGURE_CORRECTED : FIGURE_CARRIED_IN, 1);
	for (size_t i = round->round->from; i < round->round->to; i++) {
		const struct ticket_point *point = &round->history->points[i];
		for (size_t f = 0; is_within(round, point->day) && f < sizeof flows / sizeof *flows; f++)
			if (str_equal(point->act, flows[f].act))
				add(round, (int)flows[f].figure, 1);
	}
	if (stood_open(round, round->count->to))
		add(round, FIGURE_CARRIED_OUT, 1);
}

/* ---- What should be finished --------------------------------------------------------------------- */

/* Is it linked, or was it answered as such? */
static bool answered_by_main(const struct round_count *round)
{
	bool linked = false;
	for (size_t i = round->round->from; i < round->round->to; i++) {
		const char *act = round->history->points[i].act;
		linked = str_equal(act, "link") || (linked && !str_equal(act, "unlink"));
	}
	return linked;
}

static bool should_be_finished(const struct round_count *round)
{
	const struct ticket_round *is = round->round;
	int due = is->late_due ? is->late_due : is->due;
	int over = is->result_on ? is->result_on : is->ended_on;
	if (!due || due > round->count->to || answered_by_main(round))
		return false;
	if (!is->late_due && is->ended_on)
		return false;
	if (due >= round->count->from)
		return true;
	return is->late_due && !(over && over < round->count->from);
}

/* By the due date as it would have been without extensions. */
static bool on_time_first(const struct round_count *round)
{
	const struct ticket_round *is = round->round;
	struct err missing = {0};
	int due = is->due;
	if (is->extended_days &&
		calendar_due(round->count->calendar, is->due, -(int)is->extended_days, &due, &missing))
		return false;
	return is->result_on <= due;
}

static void add_handled(const struct round_count *round, const char *whose)
{
	struct round_count other = *round;
	other.place.dimensions = 1U << BY_DEPARTMENT;
	for (size_t i = 0; i < round->hands->n; i++) {
		const struct ticket_custody *hand = &round->hands->items[i];
		bool again = false;
		for (size_t b = 0; b < i; b++)
			again = again || (round->hands->items[b].round == hand->round &&
						 str_equal(round->hands->items[b].charged, hand->charged));
		if (again || hand->round != round->round->number || !hand->charged ||
			str_equal(hand->charged, whose) || str_equal(hand->charged, TICKET_CUSTODY_CENTRE))
			continue;
		other.place.keys[BY_DEPARTMENT] = hand->charged;
		add(&other, FIGURE_HANDLED, 1);
	}
}

static void add_due(const struct round_count *round)
{
	const struct ticket_round *is = round->round;
	bool finished = is->result_on != 0;
	if (!should_be_finished(round))
		return;
	add(round, FIGURE_DUE, 1);
	add(round, FIGURE_FINISHED, finished);
	add(round, FIGURE_ON_TIME, finished && !is->late_due);
	add(round, FIGURE_ON_TIME_FIRST, finished && !is->late_due && on_time_first(round));
	add(round, FIGURE_OVERDUE, is->late_due != 0);
	add_handled(round, round->place.keys[BY_DEPARTMENT]);
}

/* ---- Hand-over, telling, call-back in time ------------------------------------------------------- */

static const struct {
	int what;
	const char *done[2]; /* the acts that discharge it */
	enum settings_limit limit;
	enum report_figure due;
	enum report_figure on_time;
} debts[] = {
	{OWED_ASSIGN, {"assign", NULL}, SETTINGS_ASSIGN, FIGURE_ASSIGN_DUE, FIGURE_ASSIGN_ON_TIME},
	{OWED_DELIVER, {"deliver", NULL}, SETTINGS_DELIVER, FIGURE_DELIVER_DUE, FIGURE_DELIVER_ON_TIME},
	{OWED_VISIT, {"visit", "attempt"}, SETTINGS_VISIT, FIGURE_VISIT_DUE, FIGURE_VISIT_ON_TIME},
};

/* The index of the debt of a state in the table; -1: none of these. */
static int debt_of(const struct ticket *ticket)
{
	int what = ticket_owed_kind(ticket->state);
	for (size_t i = 0; i < sizeof debts / sizeof *debts; i++)
		if (debts[i].what == what)
			return (int)i;
	return -1;
}

/* A debt since a day, over on another (0: still owed), discharged or dropped. */
static void add_debt(const struct round_count *round, int debt, int since, int over, bool discharged)
{
	int missing = 0;
	int until = calendar_reach(round->count->calendar, since,
		(int)settings_days(round->count->settings, debts[debt].limit), &missing);
	if (missing || !is_within(round, until))
		return;
	/* What was dropped in time was never due. */
	if (over && over <= until && !discharged)
		return;
	add(round, (int)debts[debt].due, 1);
	add(round, (int)debts[debt].on_time, over && over <= until);
}

static bool discharges(int debt, const char *act)
{
	return str_equal(debts[debt].done[0], act) ||
	       (debts[debt].done[1] && str_equal(debts[debt].done[1], act));
}

static void add_debts(const struct round_count *round)
{
	const struct ticket_point *points = round->history->points;
	int debt = -1;
	int since = 0;
	for (size_t i = round->round->from; i < round->round->to; i++) {
		int next = debt_of(&points[i].after);
		bool anew = ticket_owed_begins(points[i].after.state, points[i].act);
		if (next == debt && !anew)
			continue;
		if (debt >= 0)
			add_debt(round, debt, since, points[i].day, discharges(debt, points[i].act));
		debt = next;
		since = points[i].day;
	}
	if (debt >= 0)
		add_debt(round, debt, since, 0, false);
}

/* ---- Results, and what customers say of them ----------------------------------------------------- */

static int64_t attempts_of(const struct round_count *round)
{
	int64_t n = 0;
	for (size_t i = round->round->from; i < round->round->to; i++)
		n += str_equal(round->history->points[i].act, "attempt");
	return n;
}

static void add_results(const struct round_count *round)
{
	const struct ticket *ticket = at_end(round);
	if (!round->round->result_on || !is_within(round, round->round->result_on))
		return;
	bool none = !str_empty(ticket->no_visit);
	bool reached = ticket->visited_at && !none && ticket->reached == ANSWER_YES;
	add(round, FIGURE_ANSWERED, 1);
	add(round, FIGURE_VISIT_OWED, 1);
	add(round, FIGURE_VISITED, ticket->visited_at && !none);
	add(round, FIGURE_UNREACHED, none && attempts_of(round) >= 3);
	add(round, FIGURE_UNWILLING, none && attempts_of(round) < 3);
	add(round, FIGURE_REACHED, reached);
	add(round, FIGURE_SATISFIED, reached && ticket->satisfaction == SATISFIED);
	add(round, FIGURE_FAIRLY_SATISFIED, reached && ticket->satisfaction == FAIRLY_SATISFIED);
	add(round, FIGURE_DISSATISFIED, reached && ticket->satisfaction == DISSATISFIED);
	add(round, FIGURE_FIRST_TIME, round->last && ticket->solved != ANSWER_NO);
}

/* ---- Of the department that did it --------------------------------------------------------------- */

static const struct {
	const char *act;
	enum report_figure figure;
} acts[] = {
	{"return", FIGURE_RETURNED},
	{"extend", FIGURE_EXTENDED},
};

static void add_acts(const struct round_count *round)
{
	struct round_count of = *round;
	for (size_t i = round->round->from; i < round->round->to; i++) {
		const struct ticket_point *point = &round->history->points[i];
		if (!is_within(round, point->day))
			continue;
		if (str_equal(point->act, "escalate"))
			add(round, FIGURE_ESCALATED, 1);
		for (size_t a = 0; a < sizeof acts / sizeof *acts; a++) {
			if (!str_equal(point->act, acts[a].act))
				continue;
			of.place.keys[BY_DEPARTMENT] = point->after.department;
			add(&of, (int)acts[a].figure, 1);
		}
	}
}

static void add_used(const struct round_count *round)
{
	struct round_count of = *round;
	for (size_t i = 0; i < round->hands->n; i++) {
		const struct ticket_custody *hand = &round->hands->items[i];
		if (hand->round != round->round->number || !hand->charged)
			continue;
		of.place.keys[BY_DEPARTMENT] = hand->charged;
		add(&of, FIGURE_USED,
			ticket_custody_charged(hand, round->count->calendar, round->count->from - 1,
				round->count->to));
	}
}

static int class_of(const struct report_round_count *count, const char *code)
{
	const struct service *service;
	struct err gone = {0};
	return catalogue_service(count->catalogue, code, &service, &gone) ? CLASS_ACCEPT : service->class;
}

static void count_round(const struct round_count *round)
{
	add_balance(round);
	if (!is_assessed(round))
		return;
	add_due(round);
	add_debts(round);
	add_results(round);
	add_acts(round);
	add_used(round);
}

void report_round_count(const struct report_round_count *count, const struct report_ticket *found)
{
	struct ticket_history *history = found->history;
	const struct ticket *ticket = found->ticket;
	const struct ticket_custody_list hands = ticket_custody_of(history, count->calendar, count->arena);
	struct round_count round = {.count = count, .history = history, .hands = &hands,
		.class = class_of(count, ticket->service)};
	if (history->voided)
		return;
	round.place = (struct report_round_place){
		.keys = {[BY_ALL] = "",
			[BY_CLASS] = service_classes[round.class].name,
			[BY_WINDOW] = arena_dup_n(count->arena, ticket->id + TICKET_ID_DESK, 2),
			[BY_OWNER] = ticket->owner,
			[BY_SERVICE] = ticket->service,
			[BY_CHANNEL] = ticket_channels[ticket->channel].name},
		.dimensions = (1U << REPORT_DIMENSIONS) - 1,
	};
	for (size_t i = 0; i < history->rounds_n; i++) {
		round.round = &history->rounds[i];
		round.last = i + 1 == history->rounds_n;
		round.place.keys[BY_DEPARTMENT] = department_of(&round);
		count_round(&round);
	}
}
