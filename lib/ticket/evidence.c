#include "ticket/evidence.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/git_ref.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_history.h"
#include "ticket/ticket_trace.h"
#include "ticket/transition.h"

#define RECORD struct evidence
static const struct field evidence_fields[] = {
	FIELD(id, ID, N_("ticket")),
	FIELD(service, ID, N_("service"), .names = "service"),
	FIELD(state, ENUM, N_("state"), .choices = ticket_states),
	FIELD(owner, ID, N_("received by"), .names = "staff"),
	FIELD(department, ID, N_("department"), .names = "department"),
	FIELD(handler, ID, N_("handler"), .names = "staff"),
	FIELD(received_at, MOMENT, N_("received at")),
	FIELD(assigned_at, MOMENT, N_("assigned at")),
	FIELD(first_due, DATE, N_("first due")),
	FIELD(due, DATE, N_("due")),
	FIELD(result_at, MOMENT, N_("done at")),
	FIELD(late, FLAG, N_("late"), .flags = FIELD_REQUIRED),
	FIELD(late_due, DATE, N_("late since the end of")),
	FIELD(overdue_days, INT, N_("working days overdue"), .flags = FIELD_FIGURE,
		.at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many")),
	FIELD(held_days, INT, N_("working days held"), .flags = FIELD_FIGURE),
	FIELD(extensions, INT, N_("times extended"), .flags = FIELD_FIGURE),
	FIELD(returns, INT, N_("times returned"), .flags = FIELD_FIGURE),
	FIELD(informed_at, MOMENT, N_("customer told of the delay at")),
	FIELD(escalated_at, MOMENT, N_("escalated at")),
	FIELD(cause, ENUM, N_("cause of the delay"), .choices = ticket_causes),
	FIELD(accountability, TEXT, N_("accountability")),
	FIELD(notices, WORDS, N_("holiday notices")),
	FIELD(articles, WORDS, N_("basis"), .names = "article"),
	FIELD(commit, ID, N_("commit")),
	FIELD(reminders, LIST_OF(event), N_("reminders")),
	FIELD(hands, LIST_OF(ticket_custody), N_("who held it")),
	FIELD(rounds, LIST_OF(evidence_round), N_("rounds")),
	FIELD(events, LIST_OF(event), N_("time line")),
};
#undef RECORD

const struct schema evidence_schema = {
	.name = "evidence",
	.title = N_("evidence of a delay"),
	.size = sizeof(struct evidence),
	SCHEMA_FIELDS(evidence_fields),
	.summary = N_("what is known of a delay"),
};

static struct event_list reminders_of(const struct ticket *ticket, struct arena *mem)
{
	const struct event *event = ticket->events.items;
	struct event *found = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < ticket->events.n; i++)
		if (str_equal(event[i].act, "remind"))
			VEC_PUSH(mem, found, n, room) = event[i];
	return (struct event_list){found, n};
}

static struct words articles_of(const struct ticket *ticket, struct arena *mem)
{
	const struct event *event = ticket->events.items;
	struct words articles = {0};
	size_t room = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		const char *article = transition_article(event[i].act);
		if (article && !words_have(&articles, article))
			VEC_PUSH(mem, articles.items, articles.n, room) = article;
	}
	return articles;
}

/* How long it is late: up to its result, or still. */
static int count_overdue(const struct session *session, const struct ticket *ticket,
	const struct ticket_round *round, struct session_days *days, struct err *err)
{
	int until = round && round->result_on ? round->result_on : session->today;
	*days = (struct session_days){0};
	if (!round || !round->late_due)
		return 0;
	return session_count(session, ticket->id, round->late_due, until, days, err);
}

int evidence_collect(const struct session *session, const struct ticket *ticket, struct evidence *evidence,
	struct err *err)
{
	const struct calendar *calendar;
	struct ticket_history history;
	struct staff_list staff;
	const char **commits;
	struct session_days overdue;
	char commit[GIT_ID_SIZE];
	const char *branch;
	if (session_calendar(session, &calendar, err) || staff_load_readable(session->store, &staff, err) ||
		ticket_history_of(ticket, calendar, session->today, session->mem, &history, err) ||
		ticket_trace(session->store, ticket, &commits, err))
		return -1;
	const struct ticket_round *round = ticket_history_round(&history);
	const struct ticket_custody_list hands = ticket_custody_of(&history, calendar, session->mem);
	const struct evidence_source source = {&history, &hands, &staff, commits, session->mem};
	if (session_do_without(session, history.missing_year, ticket->id, err) ||
		git_ref_head(session->store, commit, &branch, err) ||
		count_overdue(session, ticket, round, &overdue, err))
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
		.late = ticket_history_is_late(&history),
		.late_due = round ? round->late_due : 0,
		.overdue_days = overdue.n,
		.at_least = overdue.at_least,
		.held_days = ticket->held_days,
		.extensions = ticket->extensions, .returns = ticket->returns,
		.informed_at = ticket->informed_at, .escalated_at = ticket->escalated_at,
		.cause = ticket->cause,
		.accountability = ticket->accountability,
		.notices = ticket->notices,
		.articles = articles_of(ticket, session->mem),
		.commit = arena_dup(session->mem, commit),
		.reminders = reminders_of(ticket, session->mem),
		.hands = hands,
		.rounds = evidence_round_all(&source),
		.events = ticket->events,
	};
	return 0;
}
