#include "act/ticket_rule.h"

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/field_title.h"
#include "ticket/ticket_guard.h"
#include "ticket/transition.h"

int ticket_rule_disputed(const struct ticket *ticket, struct err *err)
{
	struct arena scratch = {0};
	if (ticket->disputed.n == 0)
		return 0;
	err_hint(err,
		err_set(err, ERR_REFUSED, _("ticket %s is disputed (%s): two desks decided differently"), ticket->id,
			field_title_all(&ticket_schema, &ticket->disputed, &scratch)),
		_("ticket-resolve %s --take <event> --reason <reason>"), ticket->id);
	arena_clear(&scratch);
	return -1;
}

int ticket_rule_begin(const struct ticket *ticket, const struct session *session, const char *what,
	struct ticket *after, struct err *err)
{
	const struct transition *row;
	/* Until somebody says which of two decisions is meant nothing rests on either. */
	if (!str_equal(what, "note") && !str_equal(what, "resolve") && ticket_rule_disputed(ticket, err))
		return -1;
	if (transition_require(ticket, what, staff_role_bits(session->staff), &row, err) ||
		ticket_guard_check(what, ticket, session, err))
		return -1;
	*after = *ticket;
	if (row->to != TICKET_NONE)
		after->state = row->to;
	return 0;
}

void ticket_rule_end(struct ticket *ticket, const struct session *session, const char *what,
	struct ticket *after, const char *text)
{
	int shown = ticket_guard_separation(what, ticket, session);
	event_append(session, &ticket_schema, ticket, after, what, str_empty(text) ? NULL : text);
	separation_show(&after->events, shown);
	*ticket = *after;
}

int ticket_rule_text(const char *text, const char *what, struct err *err)
{
	if (!str_empty(text))
		return 0;
	return err_set(err, ERR_REFUSED, _("%s must be stated; it may not be empty"), what);
}
