#include "ticket/evidence.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "store/git.h"
#include "ticket/ticket_custody.h"
#include "ticket/transition.h"
#include "value/date.h"
#include "value/moment.h"

#define AT(member) .offset = offsetof(struct evidence, member)
static const struct field evidence_fields[] = {
	{.key = "id", .title = N_("ticket"), .type = FIELD_ID, AT(id)},
	{.key = "service", .title = N_("service"), .type = FIELD_ID, AT(service), .names = "service"},
	{.key = "state", .title = N_("state"), .type = FIELD_ENUM, AT(state),
		.choices = ticket_states},
	{.key = "owner", .title = N_("received by"), .type = FIELD_ID, AT(owner)},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.names = "department"},
	{.key = "handler", .title = N_("handler"), .type = FIELD_ID, AT(handler)},
	{.key = "received_at", .title = N_("received at"), .type = FIELD_MOMENT, AT(received_at)},
	{.key = "assigned_at", .title = N_("handed over at"), .type = FIELD_MOMENT, AT(assigned_at)},
	{.key = "first_due", .title = N_("first due"), .type = FIELD_DATE, AT(first_due)},
	{.key = "due", .title = N_("due"), .type = FIELD_DATE, AT(due)},
	{.key = "result_at", .title = N_("done at"), .type = FIELD_MOMENT, AT(result_at)},
	{.key = "overdue_days", .title = N_("working days overdue"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(overdue_days)},
	{.key = "held_days", .title = N_("working days held"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(held_days)},
	{.key = "extensions", .title = N_("times extended"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(extensions)},
	{.key = "returns", .title = N_("times given back"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(returns)},
	{.key = "informed_at", .title = N_("user told of the delay at"), .type = FIELD_MOMENT,
		AT(informed_at)},
	{.key = "escalated_at", .title = N_("escalated at"), .type = FIELD_MOMENT, AT(escalated_at)},
	{.key = "cause", .title = N_("cause of the delay"), .type = FIELD_ENUM, AT(cause),
		.choices = ticket_causes},
	{.key = "accountability", .title = N_("accountability"), .type = FIELD_TEXT,
		AT(accountability)},
	{.key = "notices", .title = N_("holiday notices"), .type = FIELD_WORDS, AT(notices)},
	{.key = "articles", .title = N_("articles"), .type = FIELD_WORDS, AT(articles)},
	{.key = "commit", .title = N_("commit"), .type = FIELD_ID, AT(commit)},
	{.key = "reminders", .title = N_("reminders"), .type = FIELD_LIST, AT(reminders),
		.of = &event_schema},
	{.key = "hands", .title = N_("who held it"), .type = FIELD_LIST, AT(hands),
		.of = &ticket_custody_schema},
	{.key = "events", .title = N_("time line"), .type = FIELD_LIST, AT(events),
		.of = &event_schema},
};
#undef AT

const struct schema evidence_schema = {
	.name = "evidence",
	.size = sizeof(struct evidence),
	SCHEMA_FIELDS(evidence_fields),
	.summary = N_("what is known of a delay"),
};

static struct list reminders_of(const struct ticket *ticket, struct arena *mem)
{
	const struct event *event = ticket->events.items;
	struct event *found = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < ticket->events.n; i++)
		if (str_equal(event[i].act, "remind"))
			VEC_PUSH(mem, found, n, room) = event[i];
	return (struct list){found, n};
}

static bool holds(const char *const *items, size_t n, const char *item)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(items[i], item))
			return true;
	return false;
}

static struct words articles_of(const struct ticket *ticket, struct arena *mem)
{
	const struct event *event = ticket->events.items;
	const char **articles = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		const char *article = transition_article(event[i].act);
		if (article && !holds(articles, n, article))
			VEC_PUSH(mem, articles, n, room) = article;
	}
	return (struct words){articles, n};
}

int evidence_collect(struct session *session, const struct ticket *ticket, struct evidence *evidence,
	struct err *err)
{
	const struct calendar *calendar;
	struct list hands;
	char commit[GIT_ID_SIZE];
	const char *branch;
	int overdue = 0;
	int until = ticket->result_at  ? moment_date(ticket->result_at)
		    : ticket->held_on ? ticket->held_on - 1
				      : session->today;
	if (session_calendar(session, &calendar, err) ||
		ticket_custody_of(ticket, calendar, session->today, session->mem, &hands, err) ||
		git_head(session->store, commit, &branch, err) ||
		(ticket->due && calendar_count(calendar, ticket->due, until, &overdue, err)))
		return -1;
	*evidence = (struct evidence){
		.id = ticket->id,
		.service = ticket->service,
		.state = ticket->state,
		.owner = ticket->owner,
		.department = ticket->department,
		.handler = ticket->handler,
		.received_at = ticket->received_at,
		.assigned_at = ticket->assigned_at,
		.first_due = ticket->first_due,
		.due = ticket->due,
		.result_at = ticket->result_at,
		.overdue_days = overdue,
		.held_days = ticket->held_days,
		.extensions = ticket->extensions,
		.returns = ticket->returns,
		.informed_at = ticket->informed_at,
		.escalated_at = ticket->escalated_at,
		.cause = ticket->cause,
		.accountability = ticket->accountability,
		.notices = ticket->notices,
		.articles = articles_of(ticket, session->mem),
		.commit = arena_dup(session->mem, commit),
		.reminders = reminders_of(ticket, session->mem),
		.hands = hands,
		.events = ticket->events,
	};
	return 0;
}
