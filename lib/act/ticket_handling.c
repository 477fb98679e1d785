#include "act/ticket_handling.h"

#include "act/ticket_act.h"
#include "act/ticket_clock.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"

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
	bool implied = ticket->state == TICKET_RECEIVED && !ticket_lacking_opinion(ticket, to->service);
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
	if (!ticket_handed_over(&after)) {
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

bool ticket_stage_follows(const struct ticket *ticket, const struct flow *flow)
{
	return ticket->state == TICKET_ASSIGNED && ticket->stage &&
	       catalogue_handling_stage(flow, ticket->stage + 1);
}

int ticket_result(struct ticket *ticket, const struct session *session, const struct flow *flow,
	const char *text, bool final, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(text, _("the result"), err))
		return -1;
	if (!final && ticket_stage_follows(ticket, flow))
		return finish_stage(ticket, session, flow, text, err);
	if (ticket_rule_begin(ticket, session, "result", &after, err))
		return -1;
	after.result = text;
	after.result_by = session->staff->id;
	after.result_at = session->now;
	ticket_rule_end(ticket, session, "result", &after, NULL);
	return 0;
}

int ticket_answer(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *answer, struct err *err)
{
	const struct hand_over window = {.service = service, .department = service->department, .at_once = true};
	const struct visit none = {.present = true};
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
