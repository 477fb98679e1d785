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
	{"assigned", N_("handed over")},
	{"done", N_("done, to be delivered")},
	{"delivered", N_("delivered")},
	{"visited", N_("visited")},
	{"closed", N_("closed")},
	{"incomplete", N_("papers missing")},
	{"on-hold", N_("on hold")},
	{"refused", N_("refused")},
	{"withdrawn", N_("withdrawn")},
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

/* A visit is the call-back of article 六, and no way to tell somebody something. */
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
	{"user", N_("the user")},
	{"third-party", N_("a third party")},
	{NULL, NULL},
};

#define AT(member) .offset = offsetof(struct ticket, member)
static const struct field ticket_fields[] = {
	{.key = "id", .title = N_("ticket"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(id),
		.check = id_check_ticket},
	{.key = "ledger_id", .title = N_("ledger number"), .type = FIELD_LINE, AT(ledger_id)},
	{.key = "service", .title = N_("service"), .type = FIELD_ID, .flags = FIELD_REQUIRED,
		AT(service), .check = id_check_code, .names = "service"},
	{.key = "state", .title = N_("state"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(state),
		.choices = ticket_states},
	{.key = "round", .title = N_("round"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(round)},
	{.key = "channel", .title = N_("channel"), .type = FIELD_ENUM, AT(channel),
		.choices = ticket_channels, .renamed = ticket_channels_renamed},
	{.key = "name", .title = N_("name or unit"), .type = FIELD_LINE, .flags = FIELD_NAME, AT(name)},
	{.key = "phone", .title = N_("telephone"), .type = FIELD_ID, .flags = FIELD_PHONE, AT(phone),
		.check = ident_phone_check},
	{.key = "address", .title = N_("address"), .type = FIELD_LINE, AT(address)},
	{.key = "account", .title = N_("account"), .type = FIELD_ID, AT(account),
		.check = id_check_account},
	{.key = "request", .title = N_("request"), .type = FIELD_TEXT, AT(request)},
	{.key = "owner", .title = N_("received by"), .type = FIELD_ID, .flags = FIELD_REQUIRED,
		AT(owner), .check = id_check_staff},
	{.key = "received_at", .title = N_("received at"), .type = FIELD_MOMENT,
		.flags = FIELD_REQUIRED, AT(received_at)},
	{.key = "papers", .title = N_("papers shown"), .type = FIELD_WORDS, AT(papers),
		.check = id_check_code},
	{.key = "missing", .title = N_("papers missing"), .type = FIELD_WORDS, AT(missing),
		.check = id_check_code},
	{.key = "agreed", .title = N_("agreed by"), .type = FIELD_WORDS, AT(agreed),
		.check = id_check_code},
	{.key = "duplicate_of", .title = N_("repeats"), .type = FIELD_ID, AT(duplicate_of),
		.check = id_check_ticket},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.check = id_check_code, .names = "department"},
	{.key = "handler", .title = N_("handler"), .type = FIELD_ID, AT(handler),
		.check = id_check_staff},
	{.key = "assigned_at", .title = N_("handed over at"), .type = FIELD_MOMENT, AT(assigned_at)},
	{.key = "limit", .title = N_("limit (working days)"), .type = FIELD_INT, .flags = FIELD_RIGHT,
		AT(limit)},
	{.key = "first_due", .title = N_("first due"), .type = FIELD_DATE, AT(first_due)},
	{.key = "due", .title = N_("due"), .type = FIELD_DATE, AT(due)},
	{.key = "notices", .title = N_("holiday notices"), .type = FIELD_WORDS, AT(notices)},
	{.key = "step", .title = N_("step of the flow"), .type = FIELD_INT, .flags = FIELD_RIGHT,
		AT(stage)},
	{.key = "returns", .title = N_("times given back"), .type = FIELD_INT, .flags = FIELD_RIGHT,
		AT(returns)},
	{.key = "held_on", .title = N_("on hold since"), .type = FIELD_DATE, AT(held_on)},
	{.key = "held_days", .title = N_("working days held"), .type = FIELD_INT,
		.flags = FIELD_RIGHT, AT(held_days)},
	{.key = "extensions", .title = N_("times extended"), .type = FIELD_INT, .flags = FIELD_RIGHT,
		AT(extensions)},
	{.key = "informed_at", .title = N_("user told of the delay at"), .type = FIELD_MOMENT,
		AT(informed_at)},
	{.key = "escalated_at", .title = N_("escalated at"), .type = FIELD_MOMENT, AT(escalated_at)},
	{.key = "cause", .title = N_("cause of the delay"), .type = FIELD_ENUM, AT(cause),
		.choices = ticket_causes},
	{.key = "accountability", .title = N_("accountability"), .type = FIELD_TEXT,
		AT(accountability)},
	{.key = "result", .title = N_("result"), .type = FIELD_TEXT, AT(result)},
	{.key = "result_by", .title = N_("done by"), .type = FIELD_ID, AT(result_by),
		.check = id_check_staff},
	{.key = "result_at", .title = N_("done at"), .type = FIELD_MOMENT, AT(result_at)},
	{.key = "told", .title = N_("user told by"), .type = FIELD_ENUM, AT(told),
		.choices = ticket_channels, .renamed = ticket_channels_renamed},
	{.key = "told_at", .title = N_("user told at"), .type = FIELD_MOMENT, AT(told_at)},
	{.key = "visited_by", .title = N_("visited by"), .type = FIELD_ID, AT(visited_by),
		.check = id_check_staff},
	{.key = "visited_at", .title = N_("visited at"), .type = FIELD_MOMENT, AT(visited_at)},
	{.key = "reached", .title = N_("reached"), .type = FIELD_ENUM, AT(reached),
		.choices = ticket_answers},
	{.key = "solved", .title = N_("solved"), .type = FIELD_ENUM, AT(solved),
		.choices = ticket_answers},
	{.key = "satisfaction", .title = N_("satisfaction"), .type = FIELD_ENUM, AT(satisfaction),
		.choices = ticket_satisfactions},
	{.key = "quality", .title = N_("service quality"), .type = FIELD_TEXT, AT(quality)},
	{.key = "no_visit", .title = N_("why no visit"), .type = FIELD_TEXT, AT(no_visit)},
	{.key = "closed_at", .title = N_("closed at"), .type = FIELD_MOMENT, AT(closed_at)},
	{.key = "reason", .title = N_("reason"), .type = FIELD_TEXT, AT(reason)},
	{.key = "remark", .title = N_("remark"), .type = FIELD_TEXT, AT(remark)},
	{.key = "events", .title = N_("events"), .type = FIELD_LIST, .flags = FIELD_REQUIRED,
		AT(events), .of = &event_schema},
};
#undef AT

const struct schema ticket_schema = {
	.name = "ticket",
	.size = sizeof(struct ticket),
	SCHEMA_FIELDS(ticket_fields),
	.summary = N_("a ticket: the registration form of annex 9"),
};

bool ticket_is_final(int state)
{
	return state == TICKET_CLOSED || state == TICKET_REFUSED || state == TICKET_WITHDRAWN;
}

bool ticket_is_overdue(const struct ticket *ticket, int today)
{
	return ticket->state == TICKET_ASSIGNED && !ticket->result_at && ticket->due &&
	       today > ticket->due;
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
