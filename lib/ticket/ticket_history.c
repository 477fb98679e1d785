#include "ticket/ticket_history.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_order.h"
#include "value/calendar.h"
#include "value/moment.h"

#define RECORD struct ticket_round
static const struct field round_fields[] = {
	FIELD_AS("round", number, INT, N_("round"), .flags = FIELD_RIGHT),
	FIELD(begun_on, DATE, N_("begun on")),
	FIELD(assigned_on, DATE, N_("assigned on")),
	FIELD(first_due, DATE, N_("first due")),
	FIELD(due, DATE, N_("due")),
	FIELD(extended_days, INT, N_("working days extended"), .flags = FIELD_FIGURE),
	FIELD(late_due, DATE, N_("late since the end of")),
	FIELD(result_on, DATE, N_("done on")),
	FIELD_AS("department", result_department, ID, N_("result by"), .names = "department"),
	FIELD(ended_on, DATE, N_("ended on")),
	FIELD(ended_as, ENUM, N_("ended as"), .choices = ticket_states),
};
#undef RECORD

const struct schema ticket_round_schema = {
	.name = "round",
	.title = N_("rounds of a ticket"),
	.size = sizeof(struct ticket_round),
	SCHEMA_FIELDS(round_fields),
	.summary = N_("a round of a ticket: from the reception, or a reopening, to the next"),
};

struct history_build {
	struct ticket_history *history;
	const struct calendar *calendar;
	struct arena *arena;
	size_t points_room;
	size_t rounds_room;
};

/* The working days of a clock that has not started: `days` after `from`.  A limit of 0 is the end of the day,
 * or of the next working day. */
struct virtual_clock {
	int from;
	int days;
};

static struct virtual_clock virtual_clock(const struct ticket *ticket)
{
	return (struct virtual_clock){ticket->limit ? ticket->ready_on : ticket->ready_on - 1,
		(int)(ticket->limit + ticket->moved_days) + 1};
}

int ticket_history_due(const struct ticket *ticket, const struct calendar *calendar, int *missing_year)
{
	int missing = 0;
	if (ticket->state == TICKET_INCOMPLETE)
		return 0;
	if (ticket_handed_over(ticket))
		return ticket->due;
	if (!ticket->ready_on)
		return 0;
	const struct virtual_clock clock = virtual_clock(ticket);
	int due = calendar_reach(calendar, clock.from, clock.days, &missing);
	if (missing)
		*missing_year = missing;
	return missing ? 0 : due;
}

/* Linked, finished and ended rounds have no clock that runs. */
static bool clock_runs(const struct ticket *ticket)
{
	return !ticket->result_at && ticket->state != TICKET_LINKED && ticket->state != TICKET_NONE &&
	       !ticket_is_final(ticket->state);
}

/* The ticket stood like its last point from that day to the end of the day `until`. */
static void settle(struct history_build *build, int until)
{
	struct ticket_history *history = build->history;
	if (history->points_n == 0)
		return;
	const struct ticket_point *point = &history->points[history->points_n - 1];
	struct ticket_round *round = &history->rounds[history->rounds_n - 1];
	int missing = 0;
	int due = ticket_history_due(&point->after, build->calendar, &missing);
	round->due = due;
	if (missing)
		history->missing_year = missing;
	if (round->late_due || point->day > until || !clock_runs(&point->after))
		return;
	int *late = missing ? &round->late_latest : &round->late_due;
	if (missing && !round->late_latest) {
		const struct virtual_clock clock = virtual_clock(&point->after);
		due = calendar_latest(build->calendar, clock.from, clock.days);
	}
	if (!due || due > until)
		return;
	*late = due > point->day ? due : point->day;
}

static int64_t working_days(const struct history_build *build, int after, int until)
{
	int missing = 0;
	return after ? calendar_count_known(build->calendar, after, until, &missing) : 0;
}

/* The round was late by a due date that did not hold: is it by the one that does? */
static int late_by(const struct ticket_round *round, const struct ticket *after, int today)
{
	int over = round->result_on ? round->result_on : round->ended_on;
	return after->due < (over ? over : today) ? after->due : 0;
}

static void follow(struct history_build *build, const struct ticket *before,
	const struct ticket_point *point)
{
	struct ticket_round *round = &build->history->rounds[build->history->rounds_n - 1];
	const struct ticket *after = &point->after;
	round->to = build->history->points_n;
	round->first_due = after->first_due;
	if (!round->assigned_on && ticket_handed_over(after)) {
		round->assigned_on = moment_date(ticket_handed_over(after));
		round->assumed = point->assumed;
	}
	if (str_equal(point->act, "extend"))
		round->extended_days += working_days(build, before->due, after->due);
	if (str_equal(point->act, "undo") && after->extensions < before->extensions)
		round->extended_days -= working_days(build, after->due, before->due);
	if (str_equal(point->act, "redue") && round->late_due)
		round->late_due = late_by(round, after, point->day);
	/* On the day of its reception and with nobody else it never was; later it counts as withdrawn. */
	if (str_equal(point->act, "void") && point->day == build->history->points[0].day &&
		!ticket_handed_over(after) && after->round == 1)
		build->history->voided = true;
	if (!after->result_at) {
		round->result_on = 0;
	} else if (!round->result_on) {
		round->result_on = moment_date(after->result_at);
		round->result_department = after->department;
		round->at_once = after->at_once;
	}
	/* A note or a correction later ends it no second time. */
	bool ended = after->state == TICKET_WITHDRAWN || after->state == TICKET_REFUSED;
	if (ended && !round->ended_on) {
		round->ended_on = point->day;
		round->ended_as = after->state;
	}
}

/* The next point, at the moment or, where a clock or a ledger ran backwards, at that of the last. */
static void add_point(struct history_build *build, struct ticket_point *point)
{
	static const struct ticket nothing;
	struct ticket_history *history = build->history;
	/* It stays where it is when the points need more room. */
	const struct ticket_point *last =
		history->points_n ? &history->points[history->points_n - 1] : NULL;
	if (last && last->at > point->at)
		point->at = last->at;
	point->day = moment_date(point->at);
	settle(build, point->day - 1);
	if (!last || str_equal(point->act, "reopen"))
		VEC_PUSH(build->arena, history->rounds, history->rounds_n, build->rounds_room) =
			(struct ticket_round){.number = point->after.round, .from = history->points_n,
				.begun_on = point->day};
	point->round = history->rounds_n - 1;
	VEC_PUSH(build->arena, history->points, history->points_n, build->points_room) = *point;
	follow(build, last ? &last->after : &nothing, point);
}

/* The acts that an import has seen the traces of, with the state each led to and its own date. */
static const struct {
	const char *act;
	int state;
	size_t at; /* offset of its moment */
} traces[] = {
	{"receive", TICKET_RECEIVED, offsetof(struct ticket, received_at)},
	{"assign", TICKET_ASSIGNED, offsetof(struct ticket, assigned_at)},
	{"result", TICKET_DONE, offsetof(struct ticket, result_at)},
	{"deliver", TICKET_DELIVERED, offsetof(struct ticket, told_at)},
	{"visit", TICKET_VISITED, offsetof(struct ticket, visited_at)},
	{"close", TICKET_CLOSED, offsetof(struct ticket, closed_at)},
};

static int64_t *moment_of(struct ticket *ticket, size_t offset)
{
	return (int64_t *)(void *)((char *)ticket + offset);
}

static void add_import(struct history_build *build, const struct event *event, const struct ticket *after)
{
	struct ticket then = *after;
	for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
		*moment_of(&then, traces[i].at) = 0;
	then.due = 0; /* before the hand-over */
	for (size_t i = 0; i < sizeof traces / sizeof *traces; i++) {
		struct ticket whole = *after;
		const int64_t told = *moment_of(&whole, traces[i].at);
		const bool assumed = !told && traces[i].state == TICKET_ASSIGNED && ticket_handed_over(after);
		const int64_t at = assumed ? ticket_handed_over(after) : told;
		if (!at)
			continue;
		if (moment_date(at) > build->history->as_of)
			return;
		*moment_of(&then, traces[i].at) = told;
		then.due = traces[i].state == TICKET_RECEIVED ? 0 : after->due;
		then.state = after->state == TICKET_INCOMPLETE ? TICKET_INCOMPLETE : traces[i].state;
		add_point(build, &(struct ticket_point){traces[i].act, event, at, .assumed = assumed, .after = then});
	}
}

/* The events up to the last that is not later than the day; what an import tells has dates of its own. */
static size_t count_until(const struct event_list *events, int as_of)
{
	size_t n = events->n;
	while (n > 0 && !str_equal(events->items[n - 1].act, "import") && moment_date(events->items[n - 1].at) > as_of)
		n--;
	return n;
}

/* The ticket after an event, `now` being what it was after the one before. */
static int stand_after(const struct event_list *events, size_t i, bool linear, struct ticket *now, struct arena *arena,
	struct err *err)
{
	const struct event_list one = {&events->items[i], 1};
	if (linear)
		return event_replay(&ticket_schema, &one, 1, now, arena, err);
	*now = (struct ticket){0};
	return event_replay(&ticket_schema, events, i + 1, now, arena, err);
}

int ticket_history_of(const struct ticket *ticket, const struct calendar *calendar, int as_of,
	struct arena *arena, struct ticket_history *history, struct err *err)
{
	const struct event *event = ticket->events.items;
	struct history_build build = {.history = history, .calendar = calendar, .arena = arena};
	struct ticket now = {0};
	*history = (struct ticket_history){.as_of = as_of};
	const size_t n = count_until(&ticket->events, as_of);
	const bool linear = event_order_is_linear(&ticket->events, n);
	for (size_t i = 0; i < n; i++) {
		bool import = str_equal(event[i].act, "import");
		if (stand_after(&ticket->events, i, linear, &now, arena, err))
			return err_prefix(err, "%s", ticket->id);
		now.events = (struct event_list){ticket->events.items, i + 1};
		if (import)
			add_import(&build, &event[i], &now);
		else
			add_point(&build, &(struct ticket_point){event[i].act, &event[i], event[i].at, .after = now});
	}
	settle(&build, as_of);
	return 0;
}

const struct ticket_round *ticket_history_round(const struct ticket_history *history)
{
	return history->rounds_n ? &history->rounds[history->rounds_n - 1] : NULL;
}

bool ticket_history_is_late(const struct ticket_history *history)
{
	const struct ticket_round *round = ticket_history_round(history);
	return round && round->late_due && round->late_due < history->as_of;
}
