#include "ticket/ticket_view.h"

#include <stddef.h>

#include "base/message.h"
#include "office/session.h"
#include "record/field_from.h"

#define RECORD struct ticket_view
static const struct field view_fields[] = {
	FIELD_FROM(ticket, id),
	FIELD_FROM(ticket, ledger_id),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, state),
	FIELD_FROM(ticket, disputed),
	FIELD_AS("owed", owed.what, ENUM, N_("owed"), .rank = 1, .choices = ticket_owed_kinds),
	FIELD_AS("debtor", owed.debtor, ID, N_("debtor"), .rank = 3, .names = "debtor"),
	FIELD_AS("owed_until", owed.until, DATE, N_("owed until"), .rank = 2),
	FIELD_AS("owed_days", owed.days, INT, N_("working days past"), .rank = 2, .flags = FIELD_RIGHT, .at_least = "at_least"),
	FIELD_AS("at_least", owed.at_least, FLAG, N_("at least so many")),
	FIELD_AS("late", owed.late, FLAG, N_("late"), .rank = 2),
	FIELD_AS("late_due", owed.late_due, DATE, N_("late since the end of")),
	FIELD_FROM(ticket, round),
	FIELD_FROM(ticket, channel),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, phone),
	FIELD_FROM(ticket, no_phone),
	FIELD_FROM(ticket, anonymous),
	FIELD_FROM(ticket, address),
	FIELD_FROM(ticket, account),
	FIELD_FROM(ticket, request),
	FIELD_FROM(ticket, owner),
	FIELD_FROM(ticket, received_at),
	FIELD_FROM(ticket, papers),
	FIELD_FROM(ticket, missing),
	FIELD_FROM(ticket, rest),
	FIELD_FROM(ticket, agreed),
	FIELD_FROM(ticket, ready_on),
	FIELD_FROM(ticket, moved_days),
	FIELD_FROM(ticket, duplicate_of),
	FIELD_FROM(ticket, linked_on),
	FIELD_FROM(ticket, linked_from),
	FIELD_FROM(ticket, duplicates),
	FIELD_FROM(ticket, follows),
	FIELD_FROM(ticket, followed_by),
	FIELD_FROM(ticket, department),
	FIELD_FROM(ticket, handler),
	FIELD_FROM(ticket, assigned_at),
	FIELD_FROM(ticket, limit),
	FIELD_FROM(ticket, first_due),
	FIELD_FROM(ticket, due),
	FIELD_FROM(ticket, notices),
	FIELD_FROM(ticket, stage),
	FIELD_FROM(ticket, returns),
	FIELD_FROM(ticket, held_on),
	FIELD_FROM(ticket, held_until),
	FIELD_FROM(ticket, held_by),
	FIELD_FROM(ticket, held_days),
	FIELD_FROM(ticket, extensions),
	FIELD_FROM(ticket, extended_days),
	FIELD_FROM(ticket, informed_at),
	FIELD_FROM(ticket, escalated_at),
	FIELD_FROM(ticket, cause),
	FIELD_FROM(ticket, accountability),
	FIELD_FROM(ticket, at_once),
	FIELD_FROM(ticket, result),
	FIELD_FROM(ticket, result_by),
	FIELD_FROM(ticket, not_done),
	FIELD_FROM(ticket, result_at),
	FIELD_FROM(ticket, told),
	FIELD_FROM(ticket, told_at),
	FIELD_FROM(ticket, not_told),
	FIELD_FROM(ticket, visited_by),
	FIELD_FROM(ticket, visited_at),
	FIELD_FROM(ticket, reached),
	FIELD_FROM(ticket, solved),
	FIELD_FROM(ticket, satisfaction),
	FIELD_FROM(ticket, quality),
	FIELD_FROM(ticket, no_visit),
	FIELD_FROM(ticket, closed_at),
	FIELD_FROM(ticket, reason),
	FIELD_FROM(ticket, remark),
	FIELD(rounds, LIST_OF(ticket_round), N_("rounds")),
	FIELD_FROM(ticket, events),
};
#undef RECORD

const struct schema ticket_view_schema = {
	.name = "ticket",
	.title = N_("list of tickets"),
	.size = sizeof(struct ticket_view),
	.base = &ticket_schema,
	SCHEMA_FIELDS(view_fields),
	.summary = N_("a ticket with what it owes"),
};

int ticket_view_begin(struct session *session, struct ticket_view_rules *rules, struct err *err)
{
	*rules = (struct ticket_view_rules){.session = session};
	return ticket_owed_rules_load(session, NULL, &rules->owed, err);
}

int ticket_view_of(const struct ticket_view_rules *rules, const struct ticket *ticket,
	struct arena *arena, struct ticket_view *view, struct err *err)
{
	struct session *session = rules->session;
	struct ticket_history history;
	if (ticket_history_of(ticket, rules->owed.calendar, session->today, arena, &history, err))
		return -1;
	*view = (struct ticket_view){.ticket = *ticket};
	view->owed = ticket_owed_of(&history, &rules->owed, arena);
	view->rounds = (struct ticket_round_list){history.rounds, history.rounds_n};
	view->missing_year = history.missing_year;
	return 0;
}
