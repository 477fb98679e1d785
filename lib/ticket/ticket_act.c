#include "ticket/ticket_act.h"

#include "base/message.h"
#include "base/str.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/regulation.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "ticket/ticket_clock.h"
#include "ticket/ticket_history.h"
#include "ticket/ticket_rule.h"

int ticket_receive(struct ticket *ticket, const struct session *session, const struct service *service,
	const struct ticket *given, const char *id, const char *note, struct err *err)
{
	const char *what = given->missing.n ? "receive-incomplete" : "receive";
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
	after.ready_on = given->missing.n ? 0 : session->today;
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

int ticket_require_papers(struct ticket *ticket, const struct session *session,
	const struct words *missing, const char *reason, struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "require-papers", &after, err))
		return -1;
	after.missing = *missing;
	if (is_late_request(ticket, session) || ticket->assigned_at)
		after.held_on = session->today;
	else
		after.ready_on = 0;
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
static int restart_clock(struct ticket *after, const struct session *session, struct err *err)
{
	const struct calendar *calendar;
	int missing = 0;
	int asked_on = after->held_on;
	if (!asked_on) {
		after->ready_on = session->today;
		return 0;
	}
	after->held_on = 0;
	if (session_calendar(session, &calendar, err))
		return -1;
	int due = ticket_history_due(after, calendar, &missing);
	return due && asked_on > due ? 0 : ticket_move_due(after, session, asked_on, session->today, err);
}

int ticket_papers_complete(struct ticket *ticket, const struct session *session, const char *note,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "papers-complete", &after, err))
		return -1;
	after.missing = (struct words){0};
	if (restart_clock(&after, session, err))
		return -1;
	ticket_rule_end(ticket, session, "papers-complete", &after, note);
	return 0;
}

int ticket_opinion(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *department, bool agrees, const char *opinion, struct err *err)
{
	const char *what = agrees ? "agree" : "disagree";
	struct ticket after;
	if (!words_have(&service->approvals, department))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("service %s asks for no opinion of \"%s\""),
				service->name, department),
			"service-show %s", service->code);
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
	return 0;
}

/* The first department of the service that has not agreed; NULL when all have. */
static const char *lacking_opinion(const struct ticket *ticket, const struct service *service)
{
	for (size_t i = 0; i < service->approvals.n; i++)
		if (!words_have(&ticket->agreed, service->approvals.items[i]))
			return service->approvals.items[i];
	return NULL;
}

int ticket_require_opinions(const struct ticket *ticket, const struct catalogue *catalogue,
	const struct service *service, struct err *err)
{
	const char *department = lacking_opinion(ticket, service);
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

/* The department of the stage, unless it is whoever the ticket is handed to. */
static const char *stage_department(const struct flow *flow, int64_t number)
{
	static const char *const nobodys[] = {"handler", "window", "owner"};
	const struct flow_stage *stage = catalogue_handling_stage(flow, number);
	for (size_t i = 0; stage && i < sizeof nobodys / sizeof *nobodys; i++)
		if (str_equal(stage->department, nobodys[i]))
			return NULL;
	return stage ? stage->department : NULL;
}

/* Where it goes when nobody says: to the department of its stage, or of its service. */
static int choose_department(const struct ticket *ticket, const struct hand_over *to,
	const char **department, struct err *err)
{
	const char *stage = stage_department(to->flow, ticket->stage ? ticket->stage : 1);
	*department = to->department  ? to->department
		      : ticket->returns ? NULL
		      : stage		? stage
					: to->service->department;
	if (!str_empty(*department))
		return 0;
	return err_hint(err,
		err_set(err, ERR_USAGE, _("ticket %s: which department handles it?"), ticket->id),
		_("--to <department>"));
}

/* 转派 to another department, or the name of another handler: the clock runs on. */
static int assign_again(struct ticket *ticket, const struct session *session, const struct hand_over *to,
	struct err *err)
{
	struct ticket after;
	bool transfer = to->department && !str_equal(to->department, ticket->department);
	const char *act = transfer ? "transfer" : "handler";
	if (!transfer && (str_empty(to->handler) || str_equal(to->handler, ticket->handler)))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is with \"%s\" already"), ticket->id,
				ticket->department),
			_("ticket-assign %s --to <department> --reason <reason>"), ticket->id);
	if ((transfer && ticket_rule_text(to->reason, _("the reason of a transfer"), err)) ||
		ticket_rule_begin(ticket, session, act, &after, err))
		return -1;
	if (transfer)
		after.department = to->department;
	after.handler = str_empty(to->handler) ? NULL : to->handler;
	ticket_rule_end(ticket, session, act, &after, to->reason ? to->reason : to->note);
	return 0;
}

int ticket_assign(struct ticket *ticket, const struct session *session, const struct hand_over *to,
	struct err *err)
{
	struct ticket approved = *ticket;
	struct ticket after;
	bool implied = ticket->state == TICKET_RECEIVED && !lacking_opinion(ticket, to->service);
	if (ticket->state == TICKET_ASSIGNED)
		return assign_again(ticket, session, to, err);
	if (implied && ticket_approve(&approved, session, NULL, err))
		return -1;
	if (ticket_rule_begin(&approved, session, "assign", &after, err) ||
		choose_department(&approved, to, &after.department, err))
		return -1;
	after.handler = str_empty(to->handler) ? NULL : to->handler;
	after.at_once = to->at_once;
	if (!after.stage && catalogue_handling_stage(to->flow, 2))
		after.stage = 1;
	/* The clock runs on from the first assignment, also after a return. */
	if (!after.assigned_at) {
		after.assigned_at = session->now;
		after.limit = to->service->limit;
		if (ticket_set_due(&after, session, session->today, err))
			return -1;
	}
	*ticket = approved;
	ticket_rule_end(ticket, session, "assign", &after, to->reason ? to->reason : to->note);
	return 0;
}

/* One handling stage of several is done; the next begins, with its department. */
static int finish_stage(struct ticket *ticket, const struct session *session, const struct flow *flow,
	const char *text, struct err *err)
{
	struct ticket after;
	const struct flow_stage *stage = catalogue_handling_stage(flow, ticket->stage);
	if (ticket_rule_begin(ticket, session, "step", &after, err))
		return -1;
	after.stage++;
	const char *department = stage_department(flow, after.stage);
	if (department && !str_equal(department, after.department)) {
		after.department = department;
		after.handler = NULL;
	}
	ticket_rule_end(ticket, session, "step", &after,
		arena_printf(session->mem, "%s: %s", stage->name, text));
	return 0;
}

int ticket_result(struct ticket *ticket, const struct session *session, const struct flow *flow,
	const char *text, bool final, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(text, _("the result"), err))
		return -1;
	bool more = ticket->state == TICKET_ASSIGNED && ticket->stage &&
		    catalogue_handling_stage(flow, ticket->stage + 1);
	if (more && !final)
		return finish_stage(ticket, session, flow, text, err);
	if (ticket_rule_begin(ticket, session, "result", &after, err))
		return -1;
	after.result = text;
	after.result_by = session->staff->id;
	after.result_at = session->now;
	ticket_rule_end(ticket, session, "result", &after, NULL);
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

/* The visit is the owner's debt (article 6), or his deputy's while he is away; a supervisor may stand
 * in, saying why. */
static int check_visitor(const struct ticket *ticket, const struct session *session,
	const struct visit *visit, struct err *err)
{
	if (str_equal(ticket->owner, session->staff->id) ||
		staff_stands_in(session, ticket->owner))
		return 0;
	bool supervisor = staff_role_bits(session->staff) & ROLE_SUPERVISOR;
	if (supervisor && !str_empty(visit->reason))
		return 0;
	return err_set(err, ERR_REFUSED,
		_("the visit of ticket %s is owed by %s, the first person asked (%s); a supervisor "
		  "may visit instead with --reason <reason>"),
		ticket->id, staff_name(session->store, ticket->owner), regulation_cite("六"));
}

static int check_visit(const struct visit *visit, struct err *err)
{
	if (!str_empty(visit->none)) {
		if (visit->satisfaction || visit->solved || visit->reached == ANSWER_YES)
			return err_set(err, ERR_USAGE,
				_("either there was a visit or a reason why there is none, not both"));
		return 0;
	}
	if (visit->reached == ANSWER_NO)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("a customer who was not reached was not visited")),
			_("call again, or --none <reason> after three failed calls"));
	if (!visit->satisfaction)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("a visit needs the satisfaction (%s)"), regulation_cite("五（三）")),
			_("--satisfaction satisfied|fair|dissatisfied, or --none <reason>"));
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
	if (ticket_rule_begin(ticket, session, "visit", &after, err) || check_visitor(ticket, session, visit, err) ||
		check_visit(visit, err))
		return -1;
	after.visited_at = session->now;
	after.visited_by = session->staff->id;
	if (!str_empty(visit->none)) {
		after.no_visit = visit->none;
		after.reached = ANSWER_NO;
	} else {
		after.reached = ANSWER_YES;
		after.solved = visit->solved ? visit->solved : ANSWER_YES;
		after.satisfaction = visit->satisfaction;
		after.quality = visit->quality;
	}
	ticket_rule_end(ticket, session, "visit", &after, visit->reason);
	separation_show(&ticket->events, str_equal(ticket->result_by, session->staff->id) &&
				str_empty(visit->none) ? SEPARATION_PERSON : SEPARATION_NONE);
	return 0;
}

int ticket_close(struct ticket *ticket, const struct session *session, const char *note, struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "close", &after, err))
		return -1;
	after.closed_at = session->now;
	ticket_rule_end(ticket, session, "close", &after, note);
	return 0;
}

int ticket_withdraw(struct ticket *ticket, const struct session *session, const char *reason,
	const char *said, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason of a withdrawal"), err) ||
		ticket_rule_begin(ticket, session, "withdraw", &after, err))
		return -1;
	if (ticket->assigned_at && str_empty(said))
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

int ticket_answer(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *answer, struct err *err)
{
	const struct hand_over window = {.service = service, .department = service->department, .at_once = true};
	const struct visit none = {.none = _("answered at once, in the presence of the customer")};
	if (service->class != CLASS_CONSULT)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s is not a consultation: only those are answered and closed at once (%s)"), service->name, regulation_cite("五（一）")),
			_("ticket-new %s without --answer"), service->code);
	return ticket_assign(ticket, session, &window, err) ||
			       ticket_result(ticket, session, NULL, answer, true, err) ||
			       ticket_deliver(ticket, session, ticket->channel, NULL, err) ||
			       ticket_visit(ticket, session, &none, err) || ticket_close(ticket, session, NULL, err)
		       ? -1
		       : 0;
}
