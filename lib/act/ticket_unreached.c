#include "act/ticket_unreached.h"

#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/regulation.h"
#include "value/moment.h"

/* The visit is the owner's debt (article 6); a supervisor may stand in, saying why. */
int ticket_require_visitor(const struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	if (str_equal(ticket->owner, session->staff->id) || staff_stands_in(session, ticket->owner))
		return 0;
	bool supervisor = staff_role_bits(session->staff) & ROLE_SUPERVISOR;
	if (supervisor && !str_empty(reason))
		return 0;
	return err_set(err, ERR_REFUSED,
		_("the visit of ticket %s is owed by %s, the first person asked (%s); a supervisor "
		  "may visit instead with --reason <reason>"),
		ticket->id, staff_name(session->store, ticket->owner), regulation_cite("六"));
}

int ticket_attempt(struct ticket *ticket, const struct session *session, const char *text,
	const char *reason, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(text, _("what came of the call"), err) ||
		ticket_rule_begin(ticket, session, "attempt", &after, err) ||
		ticket_require_visitor(ticket, session, reason, err))
		return -1;
	ticket_rule_end(ticket, session, "attempt", &after,
		str_empty(reason) ? text : arena_printf(session->mem, "%s\n%s", text, reason));
	return 0;
}

/* The different days of the round on which the customer was called in vain. */
static int days_called(const struct ticket *ticket)
{
	const struct event *event = ticket->events.items;
	int days = 0;
	int last = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		if (str_equal(event[i].act, "reopen"))
			days = last = 0;
		if (!str_equal(event[i].act, "attempt") || moment_date(event[i].at) == last)
			continue;
		last = moment_date(event[i].at);
		days++;
	}
	return days;
}

int ticket_require_attempts(const struct ticket *ticket, struct err *err)
{
	int days = days_called(ticket);
	if (days >= TICKET_ATTEMPTS)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("no call-back takes calls on %d different days, or the customer's own wish; ticket %s "
			  "has calls on %d (%s)"),
			TICKET_ATTEMPTS, ticket->id, days, regulation_cite("六")),
		_("ticket-visit %s --attempt <text>, or --unwilling <text>"), ticket->id);
}

int ticket_cannot_tell(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	struct ticket after;
	bool supervisor = staff_role_bits(session->staff) & ROLE_SUPERVISOR;
	if (ticket_rule_text(reason, _("why the customer cannot be told"), err) ||
		ticket_rule_begin(ticket, session, "deliver", &after, err))
		return -1;
	if (!str_empty(ticket->phone) && !supervisor)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s has a telephone number; that the customer cannot be told is a "
				  "supervisor's to say"),
				ticket->id),
			"ticket-deliver %s --by phone", ticket->id);
	after.not_told = reason;
	ticket_rule_end(ticket, session, "deliver", &after, NULL);
	return 0;
}
