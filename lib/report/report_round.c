#include "report/report_round.h"

#include "base/str.h"
#include "rules/catalogue.h"
#include "report/report_debt.h"
#include "report/report_flow.h"
#include "report/report_walk.h"
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

/* Does its result owe a call-back?  A direct service that was done on the spot does not. */
static bool owes_visit(const struct round_count *round)
{
	const struct ticket *ticket = at_end(round);
	return round->class == CLASS_ACCEPT ||
	       (round->class == CLASS_DIRECT && !(ticket->visited_at && ticket->visited_at == ticket->result_at));
}

/* ---- Whose row ----------------------------------------------------------------------------------- */

static bool is_hand(const struct round_count *round, size_t i)
{
	const struct ticket_custody *hand = &round->hands->items[i];
	return hand->round == round->round->number && hand->charged;
}

static int64_t days_of(const struct round_count *round, const char *department, int after, int until)
{
	int64_t days = 0;
	for (size_t i = 0; i < round->hands->n; i++) {
		const struct ticket_custody *hand = &round->hands->items[i];
		if (is_hand(round, i) && str_equal(hand->charged, department))
			days += ticket_custody_charged(hand, round->count->calendar, after, until);
	}
	return days;
}

/* Whoever had most days from the first hand-over to the day it became late, the earlier of two; where
 * nobody had a whole day, whoever had it last. */
static const char *slowest(const struct round_count *round)
{
	const char *found = NULL;
	int64_t most = 0;
	bool handed_over = false;
	for (size_t i = 0; i < round->hands->n; i++) {
		const struct ticket_custody *hand = &round->hands->items[i];
		handed_over = hand->round == round->round->number &&
			      (handed_over || hand->state == TICKET_ASSIGNED);
		if (!handed_over || !is_hand(round, i) ||
			str_equal(hand->charged, TICKET_CUSTODY_WINDOW) || moment_date(hand->from) > round->round->late_due)
			continue;
		int64_t days = days_of(round, hand->charged, round->round->assigned_on, round->round->late_due);
		if (days > most || most == 0) {
			most = days;
			found = hand->charged;
		}
	}
	return found ? found : TICKET_CUSTODY_CENTRE;
}

static const char *department_of(const struct round_count *round)
{
	const struct ticket_round *is = round->round;
	if (round->class != CLASS_ACCEPT)
		return REPORT_ROUND_WINDOW;
	if (is->late_due && (!is->assigned_on || is->late_due < is->assigned_on))
		return TICKET_CUSTODY_CENTRE;
	if (is->late_due)
		return slowest(round);
	if (is->at_once && is->result_on)
		return REPORT_ROUND_WINDOW;
	const char *department = is->result_on ? is->result_department : at_end(round)->department;
	return !is->assigned_on || str_empty(department) ? TICKET_CUSTODY_CENTRE : department;
}

/* ---- The balance --------------------------------------------------------------------------------- */

static bool is_of(const struct round_count *round, size_t index)
{
	return &round->history->rounds[index] == round->round;
}

/* What came to be known after the end is in the next period, as a correction of what had been carried in. */
static void add_balance(const struct round_count *round)
{
	const struct report_flow_list flows = report_flow_of(round->history, round->count->arena);
	int64_t in = 0, corrected = 0, out = 0;
	for (size_t i = 0; i < flows.n; i++) {
		const struct report_flow *flow = &flows.items[i];
		if (!is_of(round, flow->round) || flow->known_on > round->count->to)
			continue;
		out += flow->sign;
		if (is_within(round, flow->day))
			add(round, flow->figure, 1);
		else if (is_within(round, flow->known_on))
			corrected += flow->sign;
		else
			in += flow->sign;
	}
	add(round, FIGURE_CARRIED_IN, in);
	add(round, FIGURE_CORRECTED, corrected);
	add(round, FIGURE_CARRIED_OUT, out);
}

/* ---- What should be finished --------------------------------------------------------------------- */

static bool is_linked(const struct round_count *round)
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
	if (!due || due > round->count->to || is_linked(round))
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

static void add_due(const struct round_count *round)
{
	const struct ticket_round *is = round->round;
	bool on_time = is->result_on && !is->late_due;
	add(round, FIGURE_DUE, 1);
	add(round, FIGURE_FINISHED, is->result_on != 0);
	add(round, FIGURE_ON_TIME, on_time);
	add(round, FIGURE_ON_TIME_FIRST, on_time && on_time_first(round));
	add(round, FIGURE_OVERDUE, is->late_due != 0);
}

/* ---- Of the departments that had it -------------------------------------------------------------- */

/* The round in the row of another department. */
static struct round_count of_department(const struct round_count *round, const char *department)
{
	struct round_count of = *round;
	of.place.keys[BY_DEPARTMENT] = str_empty(department) ? TICKET_CUSTODY_CENTRE : department;
	return of;
}

static bool had(const struct ticket_custody *hand)
{
	return hand->state == TICKET_ASSIGNED || hand->state == TICKET_ON_HOLD;
}

/* The working days of each hand, and one round for each department that it was assigned to. */
static void add_hands(const struct round_count *round)
{
	const struct ticket_custody *hand = round->hands->items;
	for (size_t i = 0; i < round->hands->n; i++) {
		if (!is_hand(round, i))
			continue;
		struct round_count of = of_department(round, hand[i].charged);
		add(&of, FIGURE_USED,
			ticket_custody_charged(&hand[i], round->count->calendar, 0, round->count->to));
		bool again = !had(&hand[i]);
		for (size_t b = 0; b < i; b++)
			again = again || (is_hand(round, b) && had(&hand[b]) &&
						 str_equal(hand[b].charged, hand[i].charged));
		of.place.dimensions &= 1U << BY_DEPARTMENT;
		add(&of, FIGURE_HANDLED, !again);
	}
}

static const struct {
	const char *act;
	enum report_figure figure;
} acts[] = {
	{"return", FIGURE_RETURNED},
	{"transfer", FIGURE_RETURNED},
	{"extend", FIGURE_EXTENDED},
};

/* The figure of the act at a point, and the department that had the ticket; -1: none. */
static int act_of(const struct round_count *round, size_t i, const char **department)
{
	const struct ticket_point *points = round->history->points;
	*department = i > round->round->from ? points[i - 1].after.department : NULL;
	for (size_t a = 0; a < sizeof acts / sizeof *acts; a++)
		if (str_equal(points[i].act, acts[a].act))
			return (int)acts[a].figure;
	return -1;
}

/* Once for each department that returned it, and that was given an extension. */
static void add_acts(const struct round_count *round)
{
	const char *department, *before;
	for (size_t i = round->round->from; i < round->round->to; i++) {
		int figure = act_of(round, i, &department);
		bool again = figure < 0;
		for (size_t b = round->round->from; !again && b < i; b++)
			again = act_of(round, b, &before) == figure && str_equal(before, department);
		struct round_count of = of_department(round, department);
		if (!again)
			add(&of, figure, 1);
	}
}

/* ---- Hand-over, telling, call-back in time ------------------------------------------------------- */

static void add_debts(const struct round_count *round)
{
	const struct report_debt_list debts = report_debt_of(round->history, round->count->calendar,
		round->count->settings, round->count->arena);
	static const struct {
		int due;
		int in_time;
	} figures[] = {
		[OWED_ASSIGN] = {FIGURE_ASSIGN_DUE, FIGURE_ASSIGN_ON_TIME},
		[OWED_DELIVER] = {FIGURE_DELIVER_DUE, FIGURE_DELIVER_ON_TIME},
		[OWED_VISIT] = {FIGURE_VISIT_DUE, FIGURE_VISIT_ON_TIME},
	};
	for (size_t i = 0; i < debts.n; i++) {
		const struct report_debt *debt = &debts.items[i];
		if (!is_of(round, debt->round) || !is_within(round, debt->until) ||
			(debt->what == OWED_ASSIGN && round->class != CLASS_ACCEPT) ||
			(debt->what == OWED_VISIT && !owes_visit(round)))
			continue;
		add(round, figures[debt->what].due, 1);
		add(round, figures[debt->what].in_time, report_debt_in_time(debt));
	}
}

/* ---- Results, and what customers say of them ----------------------------------------------------- */

static void add_visit(const struct round_count *round)
{
	const struct ticket *ticket = at_end(round);
	bool none = !str_empty(ticket->no_visit);
	bool reached = ticket->visited_at && !none && ticket->reached == ANSWER_YES;
	if (!str_empty(ticket->not_told)) {
		add(round, FIGURE_UNTOLD, 1);
		return;
	}
	add(round, FIGURE_VISIT_OWED, 1);
	add(round, FIGURE_VISITED, ticket->visited_at && !none);
	add(round, FIGURE_UNREACHED, none && ticket->reached != ANSWER_YES);
	add(round, FIGURE_UNWILLING, none && ticket->reached == ANSWER_YES);
	add(round, FIGURE_REACHED, reached);
	add(round, FIGURE_SATISFIED, reached && ticket->satisfaction == SATISFIED);
	add(round, FIGURE_FAIRLY_SATISFIED, reached && ticket->satisfaction == FAIRLY_SATISFIED);
	add(round, FIGURE_CONTENT, reached && (ticket->satisfaction == SATISFIED ||
						      ticket->satisfaction == FAIRLY_SATISFIED));
	add(round, FIGURE_DISSATISFIED, reached && ticket->satisfaction == DISSATISFIED);
}

static void add_results(const struct round_count *round)
{
	if (!round->round->result_on || !is_within(round, round->round->result_on))
		return;
	bool owed = owes_visit(round);
	bool solved = !owed || at_end(round)->solved == ANSWER_YES;
	add(round, FIGURE_ANSWERED, 1);
	add(round, FIGURE_FIRST_TIME, solved && round->history->rounds_n == 1);
	if (owed)
		add_visit(round);
}

/* Reported once a round; a rejection counts for the department whose result it was. */
static void add_judgements(const struct round_count *round)
{
	bool escalated = false;
	for (size_t i = round->round->from; i < round->round->to; i++) {
		const struct ticket_point *point = &round->history->points[i];
		if (str_equal(point->act, "escalate") && !escalated) {
			escalated = true;
			add(round, FIGURE_ESCALATED, is_within(round, point->day));
		}
		if (str_equal(point->act, "reject") && is_within(round, point->day) &&
			i > round->round->from) {
			struct round_count of = of_department(round, point[-1].after.department);
			add(&of, FIGURE_REJECT_COUNT, 1);
		}
	}
}

static int class_of(const struct report_round_count *count, const char *code)
{
	const struct service *service;
	struct err gone = {0};
	return catalogue_service(count->catalogue, code, &service, &gone) ? CLASS_ACCEPT : service->class;
}

/* Matters that are accepted stand in every row, direct services in those of their class and service;
 * consultations, and what a main ticket answers, are in the balance alone. */
static void count_round(struct round_count *round)
{
	add_balance(round);
	if (round->class == CLASS_CONSULT || (round->round->result_on && is_linked(round)))
		return;
	if (round->class != CLASS_ACCEPT)
		round->place.dimensions = 1U << BY_CLASS | 1U << BY_SERVICE;
	if (should_be_finished(round)) {
		add_due(round);
		add_hands(round);
		add_acts(round);
	}
	add_debts(round);
	add_results(round);
	add_judgements(round);
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
	};
	for (size_t i = 0; i < history->rounds_n; i++) {
		round.round = &history->rounds[i];
		round.place.dimensions = (1U << REPORT_DIMENSIONS) - 1;
		round.place.keys[BY_DEPARTMENT] = department_of(&round);
		count_round(&round);
	}
}
