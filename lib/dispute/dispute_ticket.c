#include "dispute/dispute_ticket.h"

#include "act/ticket_rule.h"
#include "base/message.h"
#include "dispute/dispute_take.h"
#include "office/session.h"
#include "ticket/ticket.h"

int dispute_ticket_resolve(struct ticket *ticket, const struct session *session, const char *take,
	const char *reason, struct err *err)
{
	struct ticket after;
	struct dispute_list disputes;
	if (ticket->disputed.n == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is not disputed"), ticket->id), "ticket-show %s",
			ticket->id);
	if (ticket_rule_text(reason, _("the reason"), err) ||
		ticket_rule_begin(ticket, session, "resolve", &after, err) ||
		event_disputes(&ticket_schema, &ticket->events, session->mem, &disputes, err) ||
		dispute_take(&ticket_schema, &ticket->events, &disputes, take, &after, session->mem, err))
		return -1;
	ticket_rule_end(ticket, session, "resolve", &after, reason);
	return 0;
}
