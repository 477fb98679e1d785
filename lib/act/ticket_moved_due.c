#include "act/ticket_moved_due.h"

#include "act/ticket_clock.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_history.h"
#include "ticket/ticket_store.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/moment.h"

struct due_search {
	struct session *session;
	const struct calendar *before;
	const struct calendar *now;
	struct ticket_moved_due *moved;
	size_t n;
	size_t room;
};

/* Due, while the events of the round are gone through. */
struct due_count {
	const struct calendar *calendar;
	int due;
};

/* Move it by the working days from a day up to the day before another, back when they are the other way
 * round. */
static int move(struct due_count *count, int from, int until, int sign, struct err *err)
{
	int days;
	if (from >= until)
		return 0;
	if (calendar_count(count->calendar, from - 1, until - 1, &days, err))
		return -1;
	return days ? calendar_due(count->calendar, count->due, sign * days, &count->due, err) : 0;
}

/* A hold that ends before its expected end gives the days between back, if it has moved anything. */
static int end_hold(struct due_count *count, const struct ticket *before, int day, struct err *err)
{
	if (!before->held_until || before->held_on > count->due)
		return 0;
	return move(count, day, before->held_until, -1, err);
}

static int extend(struct due_count *count, const struct ticket *before, const struct ticket *after,
	struct err *err)
{
	int days = (int)(after->extended_days - before->extended_days);
	/* In records of before only the dates tell how many days they were. */
	if (!days && calendar_count(count->calendar, before->due, after->due, &days, err))
		return -1;
	return calendar_due(count->calendar, count->due, days, &count->due, err);
}

/* What an event after the first assignment has done to the due date. */
static int follow(struct due_count *count, const struct ticket *before, const struct ticket_point *point,
	struct err *err)
{
	const struct ticket *after = &point->after;
	int result_on = before->result_at ? moment_date(before->result_at) : 0;
	bool ended = str_equal(point->act, "hold") || str_equal(point->act, "resume");
	if (before->state == TICKET_ON_HOLD && ended &&
		end_hold(count, before, point->day, err))
		return -1;
	if (str_equal(point->act, "hold"))
		return point->day <= count->due ? move(count, point->day, after->held_until, 1, err) : 0;
	if (str_equal(point->act, "reject"))
		return result_on <= count->due ? move(count, result_on, point->day, 1, err) : 0;
	if (str_equal(point->act, "unlink") && before->linked_from != TICKET_INCOMPLETE)
		return move(count, before->linked_on, point->day, 1, err);
	if (str_equal(point->act, "papers-complete") && before->held_on && before->held_on <= count->due)
		return move(count, before->held_on, point->day, 1, err);
	bool extended = str_equal(point->act, "extend") ||
			(str_equal(point->act, "undo") && after->extensions < before->extensions);
	return extended ? extend(count, before, after, err) : 0;
}

static int due_anew(const struct ticket *ticket, const struct calendar *calendar, struct arena *arena,
	int *due, struct err *err)
{
	struct ticket_history history;
	struct due_count count = {.calendar = calendar};
	*due = 0;
	if (ticket_history_of(ticket, calendar, INT32_MAX, arena, &history, err))
		return -1;
	const struct ticket_round *round = ticket_history_round(&history);
	for (size_t i = round ? round->from : 0; round && i < round->to; i++) {
		const struct ticket_point *point = &history.points[i];
		const struct ticket *after = &point->after;
		if (!ticket_handed_over(after))
			continue;
		/* As ticket_set_due counts it. */
		if (!count.due &&
			calendar_due(calendar, point->day - (after->limit ? 0 : 1),
				after->limit ? (int)after->limit : 1, &count.due, err))
			return -1;
		if (i > round->from && ticket_handed_over(&history.points[i - 1].after) &&
			follow(&count, &history.points[i - 1].after, point, err))
			return -1;
	}
	*due = count.due;
	return 0;
}

int ticket_due_anew(const struct ticket *ticket, const struct session *session, int *due, struct err *err)
{
	const struct calendar *calendar;
	return session_calendar(session, &calendar, err) ||
			       due_anew(ticket, calendar, session->mem, due, err)
		       ? -1
		       : 0;
}

int ticket_redue(struct ticket *ticket, const struct session *session, const char *note, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	struct ticket after;
	int due;
	if (ticket_rule_begin(ticket, session, "redue", &after, err) ||
		ticket_due_anew(ticket, session, &due, err))
		return -1;
	if (!due)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s has not been assigned; its due date is computed then"), ticket->id),
			"ticket-show %s", ticket->id);
	if (due == ticket->due)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is due on %s by today's calendar, too"),
				ticket->id, date_format(due, text)),
			"ticket-show %s", ticket->id);
	if (ticket_move_to(&after, session, due, err))
		return -1;
	const struct ticket before = *ticket;
	ticket_rule_end(ticket, session, "redue", &after, note);
	event_keep_old(session, &ticket_schema, &before, ticket);
	return 0;
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct due_search *search = context;
	struct arena *mem = search->session->mem;
	struct arena scratch = {0};
	struct err unknown = {0};
	int old = 0;
	int new = 0;
	(void)path;
	if (!ticket_handed_over(ticket) || !ticket->due || ticket->result_at)
		return 0;
	int rc = due_anew(ticket, search->now, &scratch, &new, err);
	/* Where the calendar of before had no such year, no date was given by it either. */
	if (rc == 0 && due_anew(ticket, search->before, &scratch, &old, &unknown) == 0 && old != new &&
		new != ticket->due)
		VEC_PUSH(mem, search->moved, search->n, search->room) =
			(struct ticket_moved_due){arena_dup(mem, ticket->id), ticket->due, new};
	arena_clear(&scratch);
	return rc ? err_prefix(err, "%s", ticket->id) : 0;
}

int ticket_moved_due_list(struct session *session, const struct calendar *before, struct ticket_moved_due_list *list,
	struct err *err)
{
	struct due_search search = {.session = session, .before = before};
	struct arena scratch = {0};
	const struct ticket_walk walk = {.trays = TRAY_OPEN, .each = each, .context = &search};
	if (session_calendar(session, &search.now, err))
		return -1;
	int rc = ticket_walk(session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	*list = (struct ticket_moved_due_list){search.moved, search.n};
	return rc;
}
