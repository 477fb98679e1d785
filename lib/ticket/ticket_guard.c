#include "ticket/ticket_guard.h"

#include "base/message.h"
#include "base/str.h"
#include "rules/regulation.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "ticket/ticket_history.h"
#include "ticket/transition.h"
#include "value/date.h"
#include "value/moment.h"

/* What a guard decides by. */
struct guard_facts {
	const char *act;
	const struct ticket *ticket;
	const struct session *session;
	struct ticket_history history;
	int shown; /* enum separation: answered by what bends the clock */
};

static bool has_role(const struct guard_facts *facts, unsigned roles)
{
	return !facts->session->staff || (staff_role_bits(facts->session->staff) & roles);
}

static const struct ticket_round *round_of(const struct guard_facts *facts)
{
	return ticket_history_round(&facts->history);
}

/* The last point of the round at which one of two acts was done; NULL when there is none. */
static const struct ticket_point *last_act(const struct guard_facts *facts, const char *act, const char *other)
{
	const struct ticket_round *round = round_of(facts);
	for (size_t i = round ? round->to : 0; round && i > round->from; i--) {
		const struct ticket_point *point = &facts->history.points[i - 1];
		if (str_equal(point->act, act) || (other && str_equal(point->act, other)))
			return point;
	}
	return NULL;
}

/* Does somebody who only handles act on a ticket of another department? */
static int guard_department(struct guard_facts *facts, struct err *err)
{
	const struct staff *staff = facts->session->staff;
	const char *department = facts->ticket->department;
	if (!staff || has_role(facts, ROLE_CLERK | ROLE_SUPERVISOR | ROLE_ADMIN) ||
		str_equal(staff->department, department))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("ticket %s is with the department \"%s\"; %s of \"%s\" acts on the tickets of his own "
			  "(%s)"),
			facts->ticket->id, str_empty(department) ? "-" : department, staff->name,
			str_empty(staff->department) ? "-" : staff->department, regulation_cite("六")),
		"ticket-show %s", facts->ticket->id);
}

static int refuse_without_supervisor(const struct guard_facts *facts, const char *why, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("\"%s\" on ticket %s requires a supervisor: %s (%s)"),
			transition_title(facts->act), facts->ticket->id, why, regulation_cite("六")),
		"ticket-show %s", facts->ticket->id);
}

/* Only a supervisor may, and one whose own department's clock it is not (office/separation.h). */
static int require_other(struct guard_facts *facts, const char *department, struct err *err)
{
	return facts->session->staff
		       ? separation_of_clock(facts->session, department, &facts->shown, err)
		       : 0;
}

static int require_supervisor(struct guard_facts *facts, const char *why, struct err *err)
{
	return has_role(facts, ROLE_SUPERVISOR) ? require_other(facts, facts->ticket->department, err)
						: refuse_without_supervisor(facts, why, err);
}

static int guard_extension(struct guard_facts *facts, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	const struct ticket *ticket = facts->ticket;
	if (facts->session->today > ticket->due)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s was due on %s: an extension is given before that (%s)"),
				ticket->id, date_format(ticket->due, text), regulation_cite("六")),
			_("ticket-remind %s --to <whom>"), ticket->id);
	if (ticket->extensions > 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s was extended already; a round is extended once (%s)"), ticket->id,
				regulation_cite("六")),
			"ticket-show %s", ticket->id);
	return 0;
}

/* A first hold that begins before the due day is the window's; any other bends the clock. */
static int guard_hold(struct guard_facts *facts, struct err *err)
{
	const struct ticket *ticket = facts->ticket;
	char text[DATE_TEXT_SIZE];
	if (ticket->state == TICKET_ON_HOLD && facts->session->today >= ticket->held_until &&
		ticket->held_until)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the hold of ticket %s ended on %s; it is prolonged before that day"),
				ticket->id, date_format(ticket->held_until, text)),
			"ticket-resume %s", ticket->id);
	if (has_role(facts, ROLE_SUPERVISOR))
		return 0;
	if (!has_role(facts, ROLE_CLERK))
		return refuse_without_supervisor(facts, _("a handler asks for it"), err);
	if (facts->session->today >= ticket->due)
		return refuse_without_supervisor(facts, _("the due day has come"), err);
	if (last_act(facts, "hold", NULL))
		return refuse_without_supervisor(facts, _("it is the second hold of the round"), err);
	return 0;
}

/* Is it later than one working day after the hand-over of today's department? */
static bool is_settled(const struct guard_facts *facts)
{
	const struct ticket_point *given = last_act(facts, "assign", "transfer");
	const struct calendar *calendar;
	struct err unknown = {0};
	int last = 0;
	if (!given || session_calendar(facts->session, &calendar, &unknown) ||
		calendar_due(calendar, given->day, 1, &last, &unknown))
		return false;
	return facts->session->today > last;
}

static bool returned_before(const struct guard_facts *facts)
{
	const struct ticket_round *round = round_of(facts);
	for (size_t i = round ? round->from : 0; round && i < round->to; i++)
		if (str_equal(facts->history.points[i].act, "return") &&
			str_equal(facts->history.points[i].after.department, facts->ticket->department))
			return true;
	return false;
}

/* Within a working day a return mends a mistake of the window, once. */
static int guard_return(struct guard_facts *facts, struct err *err)
{
	if (guard_department(facts, err))
		return -1;
	if (is_settled(facts))
		return require_supervisor(facts, _("it was assigned more than one working day ago"), err);
	if (returned_before(facts))
		return require_supervisor(facts, _("the department has returned it before"), err);
	return 0;
}

static int guard_transfer(struct guard_facts *facts, struct err *err)
{
	return is_settled(facts) ? require_supervisor(facts,
					   _("it was assigned more than one working day ago"), err)
				 : 0;
}

/* Was the act done after the day on which the round became late? */
static bool done_when_late(const struct guard_facts *facts, const char *act)
{
	const struct ticket_point *point = last_act(facts, act, NULL);
	return point && point->day > round_of(facts)->late_due;
}

/* A hold that begins when it is late is told to the customer, too. */
static bool told_when_late(const struct guard_facts *facts)
{
	const struct ticket_point *hold = last_act(facts, "hold", NULL);
	return done_when_late(facts, "inform") ||
	       (done_when_late(facts, "hold") && !str_empty(hold->event->ref));
}

static int refuse_escalation(const struct guard_facts *facts, const char *lacking, const char *options,
	struct err *err)
{
	const char *id = facts->ticket->id;
	int rc = err_set(err, ERR_REFUSED, _("ticket %s cannot be escalated (%s): %s"), id,
		regulation_cite("六"), lacking);
	return options ? err_hint(err, rc, "ticket-remind %s %s", id, options) : rc;
}

/* All that is missing at once, so that nobody is sent back twice.  A reminder before the due date is a
 * note, and that the customer was told of an extension earlier does not count; once there is a
 * result there is nobody to remind. */
static int guard_escalation(struct guard_facts *facts, struct err *err)
{
	const struct ticket *ticket = facts->ticket;
	struct str lacking = {0};
	char due[DATE_TEXT_SIZE];
	const char *options = NULL;
	bool late = ticket_history_is_late(&facts->history);
	if (ticket->escalated_at)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s was escalated already"), ticket->id),
			"ticket-show %s", ticket->id);
	if (!late && ticket->due)
		str_add_format(&lacking, _("it is not overdue (due %s)"), date_format(ticket->due, due));
	else if (!late)
		str_add(&lacking, _("it is not overdue"));
	if (!ticket->result_at && !(late && done_when_late(facts, "remind"))) {
		str_add_format(&lacking, "%s%s", lacking.length ? _("; ") : "",
			late ? _("no reminder was recorded since it is overdue")
			     : _("no reminder was recorded"));
		options = _("--to <whom>");
	}
	if (!ticket->result_at && !(late && told_when_late(facts))) {
		str_add_format(&lacking, "%s%s", lacking.length ? _("; ") : "",
			late ? _("the customer was not told since") : _("the customer was not told"));
		options = _("--to <whom> --told <channel> --said <text>");
	}
	int rc = lacking.length ? refuse_escalation(facts, str_text(&lacking), options, err) : 0;
	str_close(&lacking);
	return rc;
}

static int guard_reopening(struct guard_facts *facts, struct err *err)
{
	const struct ticket *ticket = facts->ticket;
	if (ticket->state == TICKET_CLOSED || ticket->satisfaction == DISSATISFIED ||
		ticket->solved == ANSWER_NO)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("the customer of ticket %s was satisfied: it is closed before it can be reopened"),
			ticket->id),
		"ticket-close %s", ticket->id);
}

/* Whoever is of the department that gave the result does not judge it. */
static int guard_rejection(struct guard_facts *facts, struct err *err)
{
	const struct ticket_round *round = round_of(facts);
	const struct ticket *ticket = facts->ticket;
	/* It is the main ticket's; a ticket that was never assigned has nowhere to go back to. */
	if (ticket->linked_on)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("the result of ticket %s is that of %s, which it is linked to"),
				ticket->id, ticket->duplicate_of),
			_("ticket-reject %s --reason <reason>, or ticket-link %s --unlink <reason>"),
			ticket->duplicate_of, ticket->id);
	return require_other(facts, round ? round->result_department : NULL, err);
}

/* Documents that a supervisor does without let the clock begin. */
static int guard_waiver(struct guard_facts *facts, struct err *err)
{
	return require_other(facts, facts->ticket->department, err);
}

/* Entered by mistake: by whoever entered it, on the same day, before the hand-over; else by a supervisor. */
static int guard_void(struct guard_facts *facts, struct err *err)
{
	const struct ticket *ticket = facts->ticket;
	const struct staff *staff = facts->session->staff;
	if (ticket_history_is_late(&facts->history))
		return require_supervisor(facts, _("it is overdue"), err);
	if (ticket_handed_over(ticket))
		return require_supervisor(facts, _("it was assigned"), err);
	if (facts->session->today != moment_date(ticket->received_at))
		return require_supervisor(facts, _("it was received on an earlier day"), err);
	if (staff && !str_equal(staff->id, ticket->owner))
		return require_supervisor(facts, _("another person received it"), err);
	return 0;
}

static const struct {
	const char *act;
	int (*check)(struct guard_facts *facts, struct err *err);
	bool bends; /* may bend the clock, so that it is asked who does */
} guards[] = {
	{"result", guard_department, false},
	{"step", guard_department, false},
	{"not-done", guard_department, false},
	{"resume", guard_department, false},
	{"handler", guard_department, false},
	{"attach", guard_department, false},
	{"papers", guard_department, false},
	{"return", guard_return, true},
	{"transfer", guard_transfer, true},
	{"hold", guard_hold, false},
	{"extend", guard_extension, false},
	{"escalate", guard_escalation, false},
	{"reject", guard_rejection, true},
	{"waive", guard_waiver, true},
	{"reopen", guard_reopening, false},
	{"void", guard_void, true},
};

static int check(struct guard_facts *facts, bool bending, struct err *err)
{
	const struct session *session = facts->session;
	const struct calendar *calendar;
	for (size_t i = 0; i < sizeof guards / sizeof *guards; i++) {
		if (!str_equal(guards[i].act, facts->act) || (bending && !guards[i].bends))
			continue;
		if (session_calendar(session, &calendar, err) ||
			ticket_history_of(facts->ticket, calendar, session->today, session->mem,
				&facts->history, err))
			return -1;
		return guards[i].check(facts, err);
	}
	return 0;
}

int ticket_guard_check(const char *act, const struct ticket *ticket, const struct session *session,
	struct err *err)
{
	struct guard_facts facts = {.act = act, .ticket = ticket, .session = session};
	if (session->guard && session->guard(act, ticket, session, err))
		return -1;
	return check(&facts, false, err);
}

int ticket_guard_separation(const char *act, const struct ticket *ticket, const struct session *session)
{
	struct guard_facts facts = {.act = act, .ticket = ticket, .session = session};
	struct err known = {0};
	return check(&facts, true, &known) ? SEPARATION_NONE : facts.shown;
}
