#include "act/ticket_act.h"

#include "act/ticket_clock.h"
#include "act/ticket_rule.h"
#include "act/ticket_unreached.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "office/event.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"

int ticket_receive(struct ticket *ticket, const struct session *session, const struct service *service,
	const struct ticket *given, const char *id, const char *note, struct err *err)
{
	bool rests = given->missing.n || !str_empty(given->rest);
	const char *what = rests ? "receive-incomplete" : "receive";
	const struct ticket empty = {0};
	const struct ticket coming = {.id = id}; /* so that a refusal can name it */
	struct ticket after;
	if (ticket_rule_begin(&coming, session, what, &after, err))
		return -1;
	int state = after.state;
	after = *given;
	after.state = state;
	after.id = id;
	after.service = service->code;
	after.round = 1;
	after.limit = service->limit;
	after.ready_on = rests ? 0 : session->today;
	after.owner = session->staff->id;
	after.received_at = session->now;
	after.events = (struct event_list){0};
	event_append(session, &ticket_schema, &empty, &after, what, str_empty(note) ? NULL : note);
	*ticket = after;
	return 0;
}

int ticket_approve(struct ticket *ticket, const struct session *session, const char *opinion,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "approve", &after, err))
		return -1;
	ticket_rule_end(ticket, session, "approve", &after, opinion);
	return 0;
}

int ticket_refuse(struct ticket *ticket, const struct session *session, const char *reason,
	const char *opinion, struct err *err)
{
	const char *what = arena_printf(session->mem, _("the reason of a refusal (%s)"),
		regulation_cite("五（三）"));
	struct ticket after;
	if (ticket_rule_text(reason, what, err) ||
		ticket_rule_begin(ticket, session, "refuse", &after, err))
		return -1;
	after.reason = reason;
	after.closed_at = session->now;
	ticket_rule_end(ticket, session, "refuse", &after, opinion);
	return 0;
}

/* Asked for within a working day the form was never complete; later the clock only stands still. */
static bool is_late_request(const struct ticket *ticket, const struct session *session)
{
	const struct calendar *calendar;
	struct err unknown = {0};
	int last = 0;
	return ticket->ready_on && !session_calendar(session, &calendar, &unknown) &&
	       !calendar_due(calendar, ticket->ready_on, 1, &last, &unknown) && session->today > last;
}

void ticket_stop_clock(struct ticket *after, const struct session *session)
{
	if (after->held_on)
		return;
	if (is_late_request(after, session) || ticket_handed_over(after))
		after->held_on = session->today;
	else
		after->ready_on = 0;
}

int ticket_require_papers(struct ticket *ticket, const struct session *session,
	const struct words *missing, const char *reason, struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "require-papers", &after, err))
		return -1;
	after.missing = *missing;
	ticket_stop_clock(&after, session);
	ticket_rule_end(ticket, session, "require-papers", &after, reason);
	return 0;
}

int ticket_show_papers(struct ticket *ticket, const struct session *session, const struct words *papers,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "papers", &after, err))
		return -1;
	after.papers = *papers;
	ticket_rule_end(ticket, session, "papers", &after, NULL);
	return 0;
}

/* The form is complete from today; papers asked for late have only stopped the clock, if it was not
 * late before. */
static int restart_clock(const struct ticket *ticket, struct ticket *after, const struct session *session,
	struct err *err)
{
	int asked_on = after->held_on;
	int late_due;
	if (!asked_on) {
		after->ready_on = session->today;
		return 0;
	}
	if (ticket_late_due(ticket, session, &late_due, err))
		return -1;
	after->held_on = 0;
	if (late_due && late_due < asked_on)
		return 0;
	return ticket_move_due(after, session, asked_on, session->today, err);
}

int ticket_papers_complete(struct ticket *ticket, const struct session *session, const char *note,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "papers-complete", &after, err))
		return -1;
	/* What was missing has come: nobody is asked for it again. */
	after.papers = words_union(&ticket->papers, &ticket->missing, session->mem);
	after.missing = (struct words){0};
	after.rest = NULL;
	if (restart_clock(ticket, &after, session, err))
		return -1;
	ticket_rule_end(ticket, session, "papers-complete", &after, note);
	return 0;
}

static int refuse_opinion(const struct service *service, const char *department, struct err *err)
{
	struct nearest nearest = {.word = department};
	for (size_t i = 0; i < service->approvals.n; i++)
		nearest_offer(&nearest, service->approvals.items[i]);
	if (nearest.found)
		return err_set(err, ERR_REFUSED,
			_("service %s asks for no opinion of \"%s\"; did you mean \"%s\"?"), service->name,
			department, nearest.found);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("service %s asks for no opinion of \"%s\""), service->name,
			department),
		"service-show %s", service->code);
}

int ticket_opinion(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *department, bool agrees, const char *opinion, struct err *err)
{
	const char *what = agrees ? "agree" : "disagree";
	struct ticket after;
	if (!words_have(&service->approvals, department))
		return refuse_opinion(service, department, err);
	if (ticket_rule_begin(ticket, session, what, &after, err))
		return -1;
	const char **items = arena_array(session->mem, ticket->agreed.n + 1, sizeof *items);
	size_t n = 0;
	for (size_t i = 0; i < ticket->agreed.n; i++)
		if (!str_equal(ticket->agreed.items[i], department))
			items[n++] = ticket->agreed.items[i];
	if (agrees)
		items[n++] = department;
	after.agreed = (struct words){items, n};
	ticket_rule_end(ticket, session, what, &after,
		arena_printf(session->mem, "%s: %s", department, str_empty(opinion) ? "-" : opinion));
	/* An opinion against says so where nobody was in favour, too: another desk may have had one in favour. */
	event_say(session, &ticket_schema, ticket, "agreed");
	return 0;
}

const char *ticket_lacking_opinion(const struct ticket *ticket, const struct service *service)
{
	for (size_t i = 0; i < service->approvals.n; i++)
		if (!words_have(&ticket->agreed, service->approvals.items[i]))
			return service->approvals.items[i];
	return NULL;
}

int ticket_require_opinions(const struct ticket *ticket, const struct catalogue *catalogue,
	const struct service *service, struct err *err)
{
	const char *department = ticket_lacking_opinion(ticket, service);
	if (department)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the opinion of %s is still missing (service %s, %s)"),
				catalogue_department_name(catalogue, department), service->name,
				regulation_cite(service->form)),
			_("ticket-review %s --department %s --agree --opinion <opinion>"), ticket->id,
			department);
	return 0;
}

int ticket_deliver(struct ticket *ticket, const struct session *session, int channel, const char *note,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "deliver", &after, err))
		return -1;
	after.told = channel;
	after.told_at = session->now;
	ticket_rule_end(ticket, session, "deliver", &after, note);
	return 0;
}

static int check_visit(const struct ticket *ticket, const struct visit *visit, struct err *err)
{
	if (visit->present || !str_empty(visit->none) || !str_empty(visit->unwilling)) {
		if (visit->satisfaction || visit->solved || visit->reached == ANSWER_YES)
			return err_set(err, ERR_USAGE,
				_("either there was a visit or a reason why there is none, not both"));
		return str_empty(visit->none) || visit->present ? 0 : ticket_require_attempts(ticket, err);
	}
	if (visit->reached == ANSWER_NO)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("a customer who was not reached was not visited")),
			_("ticket-visit %s --attempt <text>"), ticket->id);
	if (!visit->satisfaction)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("a visit needs the satisfaction (%s)"), regulation_cite("五（三）")),
			_("--satisfaction satisfied|fair|dissatisfied, or --attempt <text>"));
	if (visit->satisfaction == DISSATISFIED && !visit->solved)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the customer is dissatisfied: say whether the matter is solved")),
			"--solved yes|no");
	return 0;
}

int ticket_visit(struct ticket *ticket, const struct session *session, const struct visit *visit,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "visit", &after, err) || ticket_require_visitor(ticket, session, visit->reason, err) ||
		check_visit(ticket, visit, err))
		return -1;
	after.visited_at = session->now;
	after.visited_by = session->staff->id;
	if (visit->present || !str_empty(visit->none)) {
		after.no_visit = visit->present ? TICKET_PRESENT : visit->none;
		after.reached = ANSWER_NO;
	} else if (!str_empty(visit->unwilling)) {
		after.no_visit = visit->unwilling;
		after.reached = ANSWER_YES;
	} else {
		after.reached = ANSWER_YES;
		after.solved = visit->solved ? visit->solved : ANSWER_YES;
		after.satisfaction = visit->satisfaction;
		after.quality = visit->quality;
	}
	ticket_rule_end(ticket, session, "visit", &after, visit->reason);
	separation_show(&ticket->events, str_equal(ticket->result_by, session->staff->id) &&
				!visit->present && str_empty(visit->none) ? SEPARATION_PERSON : SEPARATION_NONE);
	return 0;
}

int ticket_close(struct ticket *ticket, const struct session *session, const char *note, struct err *err)
{
	const char *act = ticket->state == TICKET_DELIVERED && !str_empty(ticket->not_told) ? "close-untold"
											    : "close";
	struct ticket after;
	if (ticket_rule_begin(ticket, session, act, &after, err))
		return -1;
	after.closed_at = session->now;
	ticket_rule_end(ticket, session, act, &after, note);
	return 0;
}

int ticket_withdraw(struct ticket *ticket, const struct session *session, const char *reason,
	const char *said, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason of a withdrawal"), err) ||
		ticket_rule_begin(ticket, session, "withdraw", &after, err))
		return -1;
	if (ticket_handed_over(ticket) && str_empty(said))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s was assigned: it is withdrawn at the customer's word, which is kept"),
				ticket->id),
			_("--said <text>"));
	after.reason = reason;
	after.closed_at = session->now;
	ticket_rule_end(ticket, session, "withdraw", &after, said);
	return 0;
}

int ticket_void(struct ticket *ticket, const struct session *session, const char *reason, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("why it was a mistake"), err) ||
		ticket_rule_begin(ticket, session, "void", &after, err))
		return -1;
	after.reason = reason;
	after.closed_at = session->now;
	ticket_rule_end(ticket, session, "void", &after, NULL);
	return 0;
}

int ticket_note(struct ticket *ticket, const struct session *session, const char *text, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(text, _("a note"), err) || ticket_rule_begin(ticket, session, "note", &after, err))
		return -1;
	ticket_rule_end(ticket, session, "note", &after, text);
	return 0;
}
