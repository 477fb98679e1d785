#include "act/ticket_overdue.h"

#include "act/ticket_clock.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/regulation.h"

int ticket_remind(struct ticket *ticket, const struct session *session, const char *whom,
	const char *answer, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(whom, _("who was reminded"), err) ||
		ticket_rule_begin(ticket, session, "remind", &after, err))
		return -1;
	ticket_rule_end(ticket, session, "remind", &after,
		str_empty(answer) ? whom : arena_printf(session->mem, "%s: %s", whom, answer));
	return 0;
}

int ticket_inform(struct ticket *ticket, const struct session *session, int channel, const char *text,
	struct err *err)
{
	struct ticket after;
	if (ticket_require_telling(channel, text, true, err) ||
		ticket_rule_begin(ticket, session, "inform", &after, err))
		return -1;
	after.informed_at = session->now;
	ticket_rule_end(ticket, session, "inform", &after, text);
	struct event *events = ticket->events.items;
	events[ticket->events.n - 1].ref = ticket_channels[channel].name;
	return 0;
}

int ticket_escalate(struct ticket *ticket, const struct session *session, const char *note,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "escalate", &after, err))
		return -1;
	after.escalated_at = session->now;
	ticket_rule_end(ticket, session, "escalate", &after, note);
	return 0;
}

/* The cause is found by another than who had the ticket. */
static int check_finder(const struct ticket *ticket, const struct session *session, int *shown,
	struct err *err)
{
	const char *const had[] = {ticket->owner, ticket->handler, ticket->result_by};
	*shown = SEPARATION_NONE;
	for (size_t i = 0; i < sizeof had / sizeof *had; i++)
		if (str_equal(had[i], session->staff->id))
			return separation_from(session, had[i], ROLE_INSPECTOR, shown, err);
	return 0;
}

int ticket_find_cause(struct ticket *ticket, const struct session *session, int cause,
	const char *accountability, struct err *err)
{
	struct ticket after;
	int shown;
	if (ticket_rule_begin(ticket, session, "find-cause", &after, err))
		return -1;
	if (!ticket->escalated_at)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s was not escalated"), ticket->id),
			"ticket-escalate %s", ticket->id);
	if (!cause)
		return err_set(err, ERR_USAGE, _("--cause department, user or third-party is needed"));
	if (cause == CAUSE_DEPARTMENT && str_empty(accountability))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("a delay that the department caused needs its accountability (%s)"),
				regulation_cite("六")),
			_("--accountability <text>"));
	if (check_finder(ticket, session, &shown, err))
		return -1;
	after.cause = cause;
	after.accountability = accountability;
	ticket_rule_end(ticket, session, "find-cause", &after, NULL);
	separation_show(&ticket->events, shown);
	return 0;
}
