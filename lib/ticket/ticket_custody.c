#include "ticket/ticket_custody.h"

#include <stddef.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "value/date.h"
#include "value/moment.h"

#define RECORD struct ticket_custody
static const struct field hand_fields[] = {
	FIELD(holder, ID, N_("held by"), .names = "department"),
	FIELD(state, ENUM, N_("state"), .choices = ticket_states),
	FIELD(round, INT, N_("round"), .flags = FIELD_RIGHT),
	FIELD(from, MOMENT, N_("from")),
	FIELD(to, MOMENT, N_("to")),
	FIELD(days, INT, N_("working days"), .flags = FIELD_FIGURE, .at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema ticket_custody_schema = {
	.name = "hand",
	.size = sizeof(struct ticket_custody),
	SCHEMA_FIELDS(hand_fields),
	.summary = N_("who held a ticket how long"),
};

/* The ticket as its events so far make it, as far as hands are concerned. */
struct so_far {
	int state;
	int64_t round;
	const char *owner;
	const char *department;
};

static int follow(struct so_far *so_far, const struct event *event, struct err *err)
{
	for (size_t i = 0; i < event->set.n; i++) {
		const struct pair *pair = &event->set.items[i];
		struct err ignored = {0};
		if (str_equal(pair->key, "state"))
			so_far->state = choice_find(ticket_states, pair->value);
		if (so_far->state < 0)
			return err_set(err, ERR_MALFORMED, _("event %s: \"%s\" is not a valid state"),
				event->id, pair->value);
		if (str_equal(pair->key, "owner"))
			so_far->owner = pair->value;
		else if (str_equal(pair->key, "department"))
			so_far->department = pair->value;
		else if (str_equal(pair->key, "round"))
			(void)num_parse(pair->value, 0, INT32_MAX, &so_far->round, &ignored);
	}
	return 0;
}

/* With the department while it is assigned or on hold, else with the owner. */
static const char *holder_of(const struct so_far *so_far)
{
	bool department = so_far->state == TICKET_ASSIGNED || so_far->state == TICKET_ON_HOLD;
	return department && !str_empty(so_far->department) ? so_far->department : so_far->owner;
}

static int measure(const struct session *session, const struct ticket *ticket,
	struct ticket_custody *hand, int until, struct err *err)
{
	struct session_days days;
	if (session_count(session, ticket->id, moment_date(hand->from), until, &days, err))
		return -1;
	hand->days = days.n;
	hand->at_least = days.at_least;
	return 0;
}

int ticket_custody_of(const struct session *session, const struct ticket *ticket,
	struct ticket_custody_list *list, struct err *err)
{
	const struct event *event = ticket->events.items;
	struct so_far so_far = {0};
	struct ticket_custody *hands = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		if (follow(&so_far, &event[i], err))
			return err_prefix(err, "%s", ticket->id);
		struct ticket_custody next = {.holder = holder_of(&so_far), .state = so_far.state,
			.round = so_far.round, .from = event[i].at};
		if (n && str_equal(hands[n - 1].holder, next.holder) &&
			hands[n - 1].state == next.state && hands[n - 1].round == next.round)
			continue;
		if (n) {
			hands[n - 1].to = event[i].at;
			if (measure(session, ticket, &hands[n - 1], moment_date(event[i].at), err))
				return -1;
		}
		VEC_PUSH(session->mem, hands, n, room) = next;
	}
	if (n && ticket_is_final(ticket->state))
		n--;
	else if (n && measure(session, ticket, &hands[n - 1], session->today, err))
		return -1;
	*list = (struct ticket_custody_list){hands, n};
	return 0;
}
