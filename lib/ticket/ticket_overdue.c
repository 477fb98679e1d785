#include "ticket/ticket_overdue.h"

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "ticket/ticket_step.h"
#include "value/date.h"

int64_t ticket_count_acts(const struct ticket *ticket, const char *what)
{
	const struct event *event = ticket->events.items;
	int64_t count = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		if (str_equal(event[i].act, "reopen"))
			count = 0;
		count += str_equal(event[i].act, what);
	}
	return count;
}

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
	if (ticket_rule_begin(ticket, session, "inform", &after, err))
		return -1;
	after.informed_at = session->now;
	ticket_rule_end(ticket, session, "inform", &after, text);
	struct event *events = ticket->events.items;
	events[ticket->events.n - 1].ref = ticket_channels[channel].name;
	return 0;
}

/* All that is missing at once, so that nobody is sent back twice.  That the user was told of an
 * extension earlier does not count. */
int ticket_guard_escalate(const struct ticket *ticket, int today, struct err *err)
{
	struct str lacking = {0};
	char due[DATE_TEXT_SIZE];
	const char *next = NULL;
	if (ticket->escalated_at)
		return err_set(err, ERR_REFUSED, _("ticket %s was escalated already; first: ticket-show %s"),
			ticket->id, ticket->id);
	if (today <= ticket->due)
		str_add_format(&lacking, _("it is not overdue (due %s)"), date_format(ticket->due, due));
	if (ticket_count_acts(ticket, "remind") == 0) {
		str_add_format(&lacking, "%s%s", lacking.length ? _("; ") : "",
			_("no reminder was recorded"));
		next = "--to WHOM";
	}
	if (ticket_count_acts(ticket, "inform") == 0) {
		str_add_format(&lacking, "%s%s", lacking.length ? _("; ") : "",
			_("the user was not told"));
		next = "--to WHOM --told phone";
	}
	int rc = 0;
	if (lacking.length && next)
		rc = err_set(err, ERR_REFUSED,
			_("ticket %s cannot be escalated (article 6): %s; first: ticket-remind %s %s"),
			ticket->id, str_text(&lacking), ticket->id, next);
	else if (lacking.length)
		rc = err_set(err, ERR_REFUSED, _("ticket %s cannot be escalated (article 6): %s"),
			ticket->id, str_text(&lacking));
	str_close(&lacking);
	return rc;
}

int ticket_escalate(struct ticket *ticket, const struct session *session, const char *note,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "escalate", &after, err) ||
		ticket_guard_escalate(ticket, session->today, err))
		return -1;
	after.escalated_at = session->now;
	ticket_rule_end(ticket, session, "escalate", &after, note);
	return 0;
}

int ticket_find_cause(struct ticket *ticket, const struct session *session, int cause,
	const char *accountability, struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "find-cause", &after, err))
		return -1;
	if (!ticket->escalated_at)
		return err_set(err, ERR_REFUSED,
			_("ticket %s was not escalated; first: ticket-escalate %s"), ticket->id, ticket->id);
	if (!cause)
		return err_set(err, ERR_USAGE, _("--cause department, user or third-party is needed"));
	if (cause == CAUSE_DEPARTMENT && str_empty(accountability))
		return err_set(err, ERR_REFUSED,
			_("a delay that the department caused needs its accountability (article 6); first: "
			  "--accountability TEXT"));
	after.cause = cause;
	after.accountability = accountability;
	ticket_rule_end(ticket, session, "find-cause", &after, NULL);
	return 0;
}
