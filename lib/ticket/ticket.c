#include "ticket/ticket.h"

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "value/id.h"
#include "value/ident.h"

const struct choice ticket_states[] = {
	{"", ""},
	{"received", N_("received")},
	{"approved", N_("approved")},
	{"assigned", N_("assigned")},
	{"done", N_("done, to be delivered")},
	{"delivered", N_("delivered")},
	{"visited", N_("visited")},
	{"closed", N_("closed")},
	{"incomplete", N_("documents missing")},
	{"on-hold", N_("on hold")},
	{"refused", N_("refused")},
	{"withdrawn", N_("withdrawn")},
	{"linked", N_("linked")},
	{NULL, NULL},
};

const struct choice ticket_channels[] = {
	{"", ""},
	{"window", N_("window")},
	{"phone", N_("phone")},
	{"online", N_("online")},
	{"mail", N_("mail")},
	{"in-person", N_("in person")},
	{"other", N_("other")},
	{NULL, NULL},
};

/* A visit is the call-back of article 6, and no way to tell somebody something. */
const struct renamed ticket_channels_renamed[] = {
	{"visit", "in-person"},
	{NULL, NULL},
};

const struct choice ticket_answers[] = {
	{"", ""},
	{"yes", N_("yes")},
	{"no", N_("no")},
	{NULL, NULL},
};

const struct choice ticket_satisfactions[] = {
	{"", ""},
	{"satisfied", N_("satisfied")},
	{"fair", N_("fairly satisfied")},
	{"dissatisfied", N_("dissatisfied")},
	{NULL, NULL},
};

const struct choice ticket_causes[] = {
	{"", ""},
	{"department", N_("the department")},
	{"user", N_("the customer")},
	{"third-party", N_("a third party")},
	{NULL, NULL},
};

#define RECORD struct ticket
static const struct field ticket_fields[] = {
	FIELD(id, ID, N_("ticket"), .flags = FIELD_REQUIRED, .check = id_check_ticket),
	FIELD(ledger_id, LINE, N_("ledger number")),
	FIELD(service, ID, N_("service"), .rank = 1, .flags = FIELD_REQUIRED, .check = id_check_code,
		.names = "service"),
	FIELD(state, ENUM, N_("state"), .rank = 2, .flags = FIELD_REQUIRED, .choices = ticket_states),
	FIELD(disputed, WORDS, N_("disputed"), .flags = FIELD_DERIVED, .names = "field"),
	FIELD(round, INT, N_("round"), .flags = FIELD_FIGURE),
	FIELD(channel, ENUM, N_("channel"), .rank = 6, .choices = ticket_channels,
		.renamed = ticket_channels_renamed),
	FIELD(name, LINE, N_("name or unit"), .rank = 3, .flags = FIELD_NAME),
	FIELD(phone, ID, N_("telephone"), .rank = 5, .flags = FIELD_PHONE, .check = ident_phone_check),
	FIELD(no_phone, TEXT, N_("why no telephone")),
	FIELD(anonymous, TEXT, N_("why no name")),
	FIELD(address, LINE, N_("address"), .rank = 4, .flags = FIELD_ADDRESS),
	FIELD(account, ID, N_("account"), .rank = 6, .check = id_check_account),
	FIELD(request, TEXT, N_("request"), .rank = 3, .flags = FIELD_PROSE),
	FIELD(owner, ID, N_("received by"), .rank = 4, .flags = FIELD_REQUIRED, .check = id_check_staff, .names = "staff"),
	FIELD(received_at, MOMENT, N_("received at"), .rank = 5, .flags = FIELD_REQUIRED | FIELD_QUIET),
	FIELD(papers, WORDS, N_("documents shown"), .names = "paper", .flags = FIELD_SET, .check = id_check_code),
	FIELD(missing, WORDS, N_("documents missing"), .names = "paper", .flags = FIELD_SET, .check = id_check_code),
	FIELD(rest, TEXT, N_("rests because")),
	FIELD(agreed, WORDS, N_("agreed by"), .names = "department", .flags = FIELD_SET, .check = id_check_code),
	FIELD(ready_on, DATE, N_("complete since"), .flags = FIELD_QUIET),
	FIELD(moved_days, INT, N_("working days the clock stood before"), .flags = FIELD_RIGHT | FIELD_QUIET),
	FIELD(duplicate_of, ID, N_("repeats"), .check = id_check_ticket),
	FIELD(linked_on, DATE, N_("linked on"), .flags = FIELD_QUIET),
	FIELD(linked_from, ENUM, N_("state when linked"), .choices = ticket_states, .flags = FIELD_QUIET),
	FIELD(duplicates, WORDS, N_("answers also for"), .flags = FIELD_SET, .check = id_check_ticket),
	FIELD(follows, WORDS, N_("follows"), .flags = FIELD_SET, .check = id_check_ticket),
	FIELD(followed_by, WORDS, N_("followed by"), .flags = FIELD_SET, .check = id_check_ticket),
	FIELD(department, ID, N_("department"), .rank = 3, .check = id_check_code, .names = "department"),
	FIELD(handler, ID, N_("handler"), .rank = 4, .check = id_check_staff, .names = "staff"),
	FIELD(assigned_at, MOMENT, N_("assigned at"), .rank = 6, .flags = FIELD_QUIET),
	FIELD(limit, INT, N_("limit (working days)"), .rank = 6, .flags = FIELD_RIGHT | FIELD_QUIET),
	FIELD(first_due, DATE, N_("first due"), .rank = 6, .flags = FIELD_QUIET),
	FIELD(due, DATE, N_("due"), .rank = 1),
	FIELD(notices, WORDS, N_("holiday notices"), .flags = FIELD_QUIET),
	FIELD_AS("step", stage, INT, N_("step of the flow"), .flags = FIELD_RIGHT),
	FIELD(returns, INT, N_("times returned"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(held_on, DATE, N_("on hold since"), .flags = FIELD_QUIET),
	FIELD(held_until, DATE, N_("expected to end on")),
	FIELD(held_by, ID, N_("put on hold by"), .flags = FIELD_QUIET, .check = id_check_staff, .names = "staff"),
	FIELD(held_days, INT, N_("working days held"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(extensions, INT, N_("times extended"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(extended_days, INT, N_("working days extended"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(informed_at, MOMENT, N_("customer told of the delay at"), .flags = FIELD_QUIET),
	FIELD(escalated_at, MOMENT, N_("escalated at"), .flags = FIELD_QUIET),
	FIELD(cause, ENUM, N_("cause of the delay"), .choices = ticket_causes),
	FIELD(accountability, TEXT, N_("accountability"), .flags = FIELD_PROSE),
	FIELD(at_once, FLAG, N_("done at once")),
	FIELD(result, TEXT, N_("result"), .flags = FIELD_PROSE),
	FIELD(result_by, ID, N_("done by"), .flags = FIELD_QUIET, .check = id_check_staff, .names = "staff"),
	FIELD(not_done, TEXT, N_("nothing done because")),
	FIELD(result_at, MOMENT, N_("done at"), .rank = 3, .flags = FIELD_QUIET),
	FIELD(told, ENUM, N_("customer told by"), .rank = 5, .choices = ticket_channels,
		.renamed = ticket_channels_renamed),
	FIELD(told_at, MOMENT, N_("customer told at"), .flags = FIELD_QUIET),
	FIELD(not_told, TEXT, N_("why the customer cannot be told")),
	FIELD(visited_by, ID, N_("visited by"), .flags = FIELD_QUIET, .check = id_check_staff, .names = "staff"),
	FIELD(visited_at, MOMENT, N_("visited at"), .flags = FIELD_QUIET),
	FIELD(reached, ENUM, N_("reached"), .choices = ticket_answers),
	FIELD(solved, ENUM, N_("solved"), .rank = 5, .choices = ticket_answers),
	FIELD(satisfaction, ENUM, N_("satisfaction"), .rank = 4, .choices = ticket_satisfactions),
	FIELD(quality, TEXT, N_("service quality"), .rank = 6, .flags = FIELD_PROSE),
	FIELD(no_visit, TEXT, N_("why no visit"), .flags = FIELD_PROSE, .names = "no-visit"),
	FIELD(closed_at, MOMENT, N_("closed at"), .rank = 5, .flags = FIELD_QUIET),
	FIELD(reason, TEXT, N_("reason"), .flags = FIELD_PROSE),
	FIELD(remark, TEXT, N_("remark"), .rank = 7, .flags = FIELD_PROSE),
	FIELD(events, LIST_OF(event), N_("events"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema ticket_schema = {
	.name = "ticket",
	.title = N_("list of tickets"),
	.size = sizeof(struct ticket),
	SCHEMA_FIELDS(ticket_fields),
	.summary = N_("a ticket: the registration form of annex 9"),
};

bool ticket_is_final(int state)
{
	return state == TICKET_CLOSED || state == TICKET_REFUSED || state == TICKET_WITHDRAWN;
}

int64_t ticket_handed_over(const struct ticket *ticket)
{
	const bool imported = !ticket->assigned_at && ticket->due && !str_empty(ticket->department);
	return imported ? ticket->received_at : ticket->assigned_at;
}

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
