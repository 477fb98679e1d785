#include "ticket/ticket_custody.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/calendar.h"
#include "value/moment.h"

#define RECORD struct ticket_custody
static const struct field hand_fields[] = {
	FIELD(holder, ID, N_("held by"), .names = "department"),
	FIELD(state, ENUM, N_("state"), .choices = ticket_states),
	FIELD(round, INT, N_("round"), .flags = FIELD_RIGHT),
	FIELD(from, MOMENT, N_("from")),
	FIELD(to, MOMENT, N_("to")),
	FIELD(days, INT, N_("working days"), .flags = FIELD_FIGURE, .at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many")),
	FIELD(charged, ID, N_("charged to"), .rank = 3, .names = "department"),
	FIELD(charged_days, INT, N_("working days charged"), .rank = 3, .flags = FIELD_FIGURE),
};
#undef RECORD

const struct schema ticket_custody_schema = {
	.name = "hand",
	.title = N_("who held a ticket how long"),
	.size = sizeof(struct ticket_custody),
	SCHEMA_FIELDS(hand_fields),
	.summary = N_("who held a ticket how long"),
};

static const char *holder_of(const struct ticket *ticket)
{
	switch ((enum ticket_state)ticket->state) {
	case TICKET_APPROVED:
		return TICKET_CUSTODY_CENTRE;
	case TICKET_ASSIGNED:
	case TICKET_ON_HOLD:
		return str_empty(ticket->department) ? ticket->owner : ticket->department;
	case TICKET_LINKED:
		return ticket->duplicate_of;
	default:
		return ticket->owner;
	}
}

static const char *charged_to(const struct ticket *ticket)
{
	switch ((enum ticket_state)ticket->state) {
	case TICKET_RECEIVED:
	case TICKET_DONE:
		return TICKET_CUSTODY_WINDOW;
	case TICKET_APPROVED:
	case TICKET_ASSIGNED:
	case TICKET_ON_HOLD:
		return holder_of(ticket);
	default:
		return NULL;
	}
}

/* The day after which its working days are charged. */
static int charged_after(const struct ticket *ticket, const struct ticket_round *round, int from)
{
	int after = INT32_MAX;
	if (ticket->state != TICKET_ON_HOLD)
		return from;
	if (round->late_due)
		after = round->late_due;
	if (ticket->held_until && ticket->held_until - 1 < after)
		after = ticket->held_until - 1;
	return after > from ? after : from;
}

static bool is_same(const struct ticket_custody *hand, const struct ticket_custody *next)
{
	return str_equal(hand->holder, next->holder) && hand->state == next->state &&
	       hand->round == next->round && str_equal(hand->charged, next->charged);
}

static void end_hand(struct ticket_custody *hand, struct ticket_history *history,
	const struct calendar *calendar, int until)
{
	int missing = 0;
	hand->days = calendar_count_known(calendar, moment_date(hand->from), until, &missing);
	hand->charged_days = ticket_custody_charged(hand, calendar, 0, until);
	hand->at_least = missing != 0;
	if (missing)
		history->missing_year = missing;
}

/* Does a hold that begins on that day rest the clock? */
static bool rests(const struct ticket_history *history, const struct ticket_point *point)
{
	const struct ticket_round *round = &history->rounds[point->round];
	return point->after.state == TICKET_ON_HOLD && !(round->late_due && round->late_due < point->day);
}

/* The hands that ended on a day are charged up to `until`, that day or the one before. */
static void charge_until(struct ticket_custody *hands, size_t n, struct ticket_history *history,
	const struct calendar *calendar, int day, int until)
{
	for (size_t i = n; i > 0 && moment_date(hands[i - 1].to) == day; i--) {
		hands[i - 1].charged_until = until;
		end_hand(&hands[i - 1], history, calendar, day);
	}
}

/* A hold in time rests the clock from its first day, included, to the day before it ends: whoever had it that
 * day is charged to the day before, and its last day is that of whoever goes on.  One that ends on its first
 * day was none. */
static void hand_on(struct ticket_custody *hands, size_t n, struct ticket_history *history,
	const struct calendar *calendar, const struct ticket_point *point)
{
	struct ticket_custody *hand = &hands[n - 1];
	bool ends = hand->state == TICKET_ON_HOLD && point->after.state != TICKET_ON_HOLD;
	bool same_day = moment_date(hand->from) == point->day;
	hand->to = point->at;
	hand->charged_until = point->day;
	if (ends && !same_day && hand->charged_after >= point->day)
		hand->charged_after = point->day - 1;
	end_hand(hand, history, calendar, point->day);
	if (rests(history, point))
		charge_until(hands, n, history, calendar, point->day, point->day - 1);
	else if (ends && same_day)
		charge_until(hands, n, history, calendar, point->day, point->day);
}

struct ticket_custody_list ticket_custody_of(struct ticket_history *history, const struct calendar *calendar,
	struct arena *arena)
{
	struct ticket_custody *hands = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < history->points_n; i++) {
		const struct ticket_point *point = &history->points[i];
		const struct ticket *after = &point->after;
		const struct ticket_custody next = {.holder = holder_of(after), .state = after->state,
			.round = after->round, .from = point->at, .charged = charged_to(after),
			.charged_after =
				charged_after(after, &history->rounds[point->round], point->day)};
		/* A hold that is prolonged is another: its expected end is.  A reminder within one changes nothing. */
		if (n && is_same(&hands[n - 1], &next) && !str_equal(point->act, "hold"))
			continue;
		if (n)
			hand_on(hands, n, history, calendar, point);
		VEC_PUSH(arena, hands, n, room) = next;
	}
	if (n && ticket_is_final(hands[n - 1].state))
		n--;
	else if (n) {
		hands[n - 1].charged_until = history->as_of;
		end_hand(&hands[n - 1], history, calendar, history->as_of);
	}
	return (struct ticket_custody_list){hands, n};
}

int64_t ticket_custody_charged(const struct ticket_custody *hand, const struct calendar *calendar, int after,
	int until)
{
	int missing = 0;
	int from = hand->charged_after > after ? hand->charged_after : after;
	int to = hand->charged_until < until ? hand->charged_until : until;
	return hand->charged && to > from ? calendar_count_known(calendar, from, to, &missing) : 0;
}
