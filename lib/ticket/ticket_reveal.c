#include "ticket/ticket_reveal.h"

#include "base/str.h"
#include "office/session.h"
#include "office/staff.h"
#include "ticket/ticket.h"

bool ticket_reveal_owes(const struct session *session, const struct schema *schema, const void *row)
{
	const struct ticket *ticket = row;
	const struct staff *who = session->staff;
	if (schema != &ticket_schema && schema->base != &ticket_schema)
		return false;
	if (str_equal(ticket->owner, who->id) || str_equal(ticket->handler, who->id))
		return true;
	if (ticket->state == TICKET_ASSIGNED && str_empty(ticket->handler) && !str_empty(who->department) &&
		(staff_role_bits(who) & ROLE_HANDLER) && str_equal(ticket->department, who->department))
		return true;
	return staff_stands_in(session, ticket->owner);
}
