#include "act/ticket_settle.h"

#include <stdbool.h>

#include "act/ticket_link.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

static bool has_new(const struct ticket *ticket, size_t since, const char *act)
{
	const struct event *event = ticket->events.items;
	for (size_t i = since; i < ticket->events.n; i++)
		if (str_equal(event[i].act, act))
			return true;
	return false;
}

static int settle(struct ticket *ticket, const struct session *session, const struct ticket *answering,
	size_t since, struct err *err)
{
	bool linked = ticket->state == TICKET_LINKED;
	bool ended = answering->state == TICKET_WITHDRAWN || answering->state == TICKET_REFUSED;
	/* It may have been linked to another since. */
	if (!ticket_is_duplicate(ticket) || !str_equal(ticket->duplicate_of, answering->id))
		return 0;
	if (linked && has_new(answering, since, "result"))
		return ticket_take_result(ticket, session, answering, err);
	if (linked && ended)
		return ticket_unlink_ended(ticket, session, err);
	if (ticket->state == TICKET_DONE && has_new(answering, since, "reject"))
		return ticket_lose_result(ticket, session, answering, err);
	return 0;
}

int ticket_settle(struct txn *txn, const struct session *session, const struct ticket *answering,
	size_t since, struct err *err)
{
	for (size_t i = 0; i < answering->duplicates.n; i++) {
		struct ticket ticket = {0};
		if (ticket_load(session->store, answering->duplicates.items[i], &ticket, err))
			return -1;
		size_t events = ticket.events.n;
		if (settle(&ticket, session, answering, since, err))
			return err_prefix(err, _("ticket %s, which is linked to it"), ticket.id);
		if (ticket.events.n > events && ticket_save(txn, session->store, &ticket, err))
			return -1;
	}
	return 0;
}
