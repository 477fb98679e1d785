#include "act/ticket_deed.h"

#include "act/ticket_rule.h"
#include "base/message.h"

int ticket_deed_waive(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason of a waiver"), err) ||
		ticket_rule_begin(ticket, session, "waive", &after, err))
		return -1;
	ticket_rule_end(ticket, session, "waive", &after, reason);
	return 0;
}

int ticket_deed_account(struct ticket *ticket, const struct session *session, const char *number,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "account", &after, err))
		return -1;
	after.account = number;
	ticket_rule_end(ticket, session, "account", &after, NULL);
	return 0;
}

int ticket_deed_not_done(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason why nothing was done"), err) ||
		ticket_rule_begin(ticket, session, "not-done", &after, err))
		return -1;
	after.not_done = reason;
	ticket_rule_end(ticket, session, "not-done", &after, NULL);
	return 0;
}
