/* A ticket as it is shown: the record, what it owes today, and its rounds, which its events tell. */
#ifndef TICKET_TICKET_VIEW_H
#define TICKET_TICKET_VIEW_H

#include "base/err.h"
#include "ticket/ticket.h"
#include "ticket/ticket_history.h"
#include "ticket/ticket_owed.h"

struct session;

struct ticket_view {
	struct ticket ticket;
	struct ticket_owed owed;
	struct ticket_round_list rounds;
	int missing_year; /* whose calendar it did without, so that a date is unknown; 0: none */
};

/* The columns of the record, the owed ones behind the state, and the rounds before the events. */
extern const struct schema ticket_view_schema;

/* What views are made with; it must stay where it is while they are. */
struct ticket_view_rules {
	struct session *session;
	struct ticket_owed_rules owed;
};

int ticket_view_begin(struct session *session, struct ticket_view_rules *rules, struct err *err);

/* The view of a ticket, in the arena; the record is shared.  ERR_MALFORMED names an event that
 * cannot be replayed. */
int ticket_view_of(const struct ticket_view_rules *rules, const struct ticket *ticket,
	struct arena *arena, struct ticket_view *view, struct err *err);

#endif
