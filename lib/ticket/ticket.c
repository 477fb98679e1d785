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
	FIELD(service, ID, N_("service"), .flags = FIELD_REQUIRED, .check = id_check_code,
		.names = "service"),
	FIELD(state, ENUM, N_("state"), .flags = FIELD_REQUIRED, .choices = ticket_states),
	FIELD(disputed, WORDS, N_("disputed"), .flags = FIELD_DERIVED),
	FIELD(round, INT, N_("round"), .flags = FIELD_FIGURE),
	FIELD(channel, ENUM, N_("channel"), .choices = ticket_channels,
		.renamed = ticket_channels_renamed),
	FIELD(name, LINE, N_("name or unit"), .flags = FIELD_NAME),
	FIELD(phone, ID, N_("telephone"), .flags = FIELD_PHONE, .check = ident_phone_check),
	FIELD(no_phone, TEXT, N_("why no telephone")),
	FIELD(anonymous, TEXT, N_("why no name")),
	FIELD(address, LINE, N_("address"), .flags = FIELD_ADDRESS),
	FIELD(account, ID, N_("account"), .check = id_check_account),
	FIELD(request, TEXT, N_("request"), .flags = FIELD_PROSE),
	FIELD(owner, ID, N_("received by"), .flags = FIELD_REQUIRED, .check = id_check_staff),
	FIELD(received_at, MOMENT, N_("received at"), .flags = FIELD_REQUIRED | FIELD_QUIET),
	FIELD(papers, WORDS, N_("documents shown"), .flags = FIELD_SET, .check = id_check_code),
	FIELD(missing, WORDS, N_("documents missing"), .flags = FIELD_SET, .check = id_check_code),
	FIELD(rest, TEXT, N_("rests because")),
	FIELD(agreed, WORDS, N_("agreed by"), .flags = FIELD_SET, .check = id_check_code),
	FIELD(ready_on, DATE, N_("complete since"), .flags = FIELD_QUIET),
	FIELD(moved_days, INT, N_("working days the clock stood before"), .flags = FIELD_RIGHT | FIELD_QUIET),
	FIELD(duplicate_of, ID, N_("repeats"), .check = id_check_ticket),
	FIELD(linked_on, DATE, N_("linked on"), .flags = FIELD_QUIET),
	FIELD(linked_from, ENUM, N_("state when linked"), .choices = ticket_states, .flags = FIELD_QUIET),
	FIELD(duplicates, WORDS, N_("answers also for"), .flags = FIELD_SET, .check = id_check_ticket),
	FIELD(follows, WORDS, N_("follows"), .flags = FIELD_SET, .check = id_check_ticket),
	FIELD(followed_by, WORDS, N_("followed by"), .flags = FIELD_SET, .check = id_check_ticket),
	FIELD(department, ID, N_("department"), .check = id_check_code, .names = "department"),
	FIELD(handler, ID, N_("handler"), .check = id_check_staff),
	FIELD(assigned_at, MOMENT, N_("assigned at"), .flags = FIELD_QUIET),
	FIELD(limit, INT, N_("limit (working days)"), .flags = FIELD_RIGHT | FIELD_QUIET),
	FIELD(first_due, DATE, N_("first due"), .flags = FIELD_QUIET),
	FIELD(due, DATE, N_("due")),
	FIELD(notices, WORDS, N_("holiday notices"), .flags = FIELD_QUIET),
	FIELD_AS("step", stage, INT, N_("step of the flow"), .flags = FIELD_RIGHT),
	FIELD(returns, INT, N_("times returned"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(held_on, DATE, N_("on hold since"), .flags = FIELD_QUIET),
	FIELD(held_until, DATE, N_("expected to end on")),
	FIELD(held_by, ID, N_("put on hold by"), .flags = FIELD_QUIET, .check = id_check_staff),
	FIELD(held_days, INT, N_("working days held"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(extensions, INT, N_("times extended"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(extended_days, INT, N_("working days extended"), .flags = FIELD_RIGHT | FIELD_COUNT),
	FIELD(informed_at, MOMENT, N_("customer told of the delay at"), .flags = FIELD_QUIET),
	FIELD(escalated_at, MOMENT, N_("escalated at"), .flags = FIELD_QUIET),
	FIELD(cause, ENUM, N_("cause of the delay"), .choices = ticket_causes),
	FIELD(accountability, TEXT, N_("accountability"), .flags = FIELD_PROSE),
	FIELD(at_once, FLAG, N_("done at once")),
	FIELD(result, TEXT, N_("result"), .flags = FIELD_PROSE),
	FIELD(result_by, ID, N_("done by"), .flags = FIELD_QUIET, .check = id_check_staff),
	FIELD(not_done, TEXT, N_("nothing done because")),
	FIELD(result_at, MOMENT, N_("done at"), .flags = FIELD_QUIET),
	FIELD(told, ENUM, N_("customer told by"), .choices = ticket_channels,
		.renamed = ticket_channels_renamed),
	FIELD(told_at, MOMENT, N_("customer told at"), .flags = FIELD_QUIET),
	FIELD(not_told, TEXT, N_("why the customer cannot be told")),
	FIELD(visited_by, ID, N_("visited by"), .flags = FIELD_QUIET, .check = id_check_staff),
	FIELD(visited_at, MOMENT, N_("visited at"), .flags = FIELD_QUIET),
	FIELD(reached, ENUM, N_("reached"), .choices = ticket_answers),
	FIELD(solved, ENUM, N_("solved"), .choices = ticket_answers),
	FIELD(satisfaction, ENUM, N_("satisfaction"), .choices = ticket_satisfactions),
	FIELD(quality, TEXT, N_("service quality"), .flags = FIELD_PROSE),
	FIELD(no_visit, TEXT, N_("why no visit"), .flags = FIELD_PROSE, .names = "no-visit"),
	FIELD(closed_at, MOMENT, N_("closed at"), .flags = FIELD_QUIET),
	FIELD(reason, TEXT, N_("reason"), .flags = FIELD_PROSE),
	FIELD(remark, TEXT, N_("remark"), .flags = FIELD_PROSE),
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
