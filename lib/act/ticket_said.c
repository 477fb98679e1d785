#include "act/ticket_said.h"

#include <string.h>

#include "act/ticket_act.h"
#include "act/ticket_clock.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/regulation.h"

bool ticket_said_for_others(const struct session *session, const char *department)
{
	return !str_equal(session->staff->department, department);
}

/* The window may record what another department said; another department may not. */
static bool is_window(const struct staff *staff)
{
	unsigned roles = staff_role_bits(staff);
	bool own = str_empty(staff->department) || str_equal(staff->department, "service-center");
	return (roles & ROLE_CLERK) || ((roles & ROLE_SUPERVISOR) && own);
}

static int check_giver(const struct ticket *ticket, const struct session *session,
	const char *department, struct err *err)
{
	const struct staff *staff = session->staff;
	if (!ticket_said_for_others(session, department) || is_window(staff))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("an opinion of \"%s\" is given by its own staff, or recorded by the window; %s is of "
			  "\"%s\" (%s)"),
			department, staff->name, str_empty(staff->department) ? "-" : staff->department,
			regulation_cite("四")),
		"ticket-show %s", ticket->id);
}

int ticket_said_opinion(struct ticket *ticket, const struct session *session,
	const struct service *service, const struct opinion *opinion, struct err *err)
{
	size_t since = ticket->events.n;
	const char *given_by = opinion->given_by;
	if (check_giver(ticket, session, opinion->department, err) ||
		ticket_opinion(ticket, session, service, opinion->department, opinion->agrees,
			opinion->text, err))
		return -1;
	if (str_empty(given_by) && ticket_said_for_others(session, opinion->department))
		given_by = TICKET_SAID_UNNAMED;
	ticket_said_by(ticket, since, given_by);
	return 0;
}

void ticket_said_by(struct ticket *ticket, size_t since, const char *given_by)
{
	for (size_t i = since; !str_empty(given_by) && i < ticket->events.n; i++)
		ticket->events.items[i].given_by = given_by;
}

int ticket_said_telling(struct ticket *ticket, const struct session *session, int told, const char *said,
	struct err *err)
{
	struct event *event = event_last(&ticket->events);
	if (ticket_require_telling(told, said, false, err))
		return -1;
	if (!told)
		return 0;
	event->ref = ticket_channels[told].name;
	if (!str_equal(event->text, said))
		event->text = str_empty(event->text) ? said
						     : arena_printf(session->mem, "%s\n%s", event->text, said);
	return 0;
}

const struct event *ticket_said_last(const struct ticket *ticket, const char *act)
{
	const struct event *event = ticket->events.items;
	for (size_t i = ticket->events.n; i > 0 && !str_equal(event[i - 1].act, "reopen"); i--)
		if (str_equal(event[i - 1].act, act))
			return &event[i - 1];
	return NULL;
}

struct pairs ticket_said_typed(const struct ticket *ticket)
{
	const struct event *event = ticket->events.items;
	for (size_t i = ticket->events.n; i > 0; i--)
		if (event[i - 1].typed.n)
			return event[i - 1].typed;
	return (struct pairs){0};
}

static bool same(const struct pairs *one, const struct pairs *other)
{
	bool equal = one->n == other->n;
	for (size_t i = 0; equal && i < one->n; i++)
		equal = str_equal(one->items[i].key, other->items[i].key) &&
			str_equal(one->items[i].value, other->items[i].value);
	return equal;
}

int ticket_said_keep(struct ticket *ticket, const struct session *session, size_t since,
	const struct pairs *typed, struct err *err)
{
	struct ticket after;
	const struct pairs kept = ticket_said_typed(ticket);
	if (typed->n == 0 || same(typed, &kept))
		return 0;
	if (ticket->events.n == since) {
		if (ticket_rule_begin(ticket, session, "note", &after, err))
			return -1;
		ticket_rule_end(ticket, session, "note", &after, NULL);
	}
	event_last(&ticket->events)->typed = *typed;
	return 0;
}

int ticket_said_rest(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("why it rests"), err) ||
		ticket_rule_begin(ticket, session, "rest", &after, err))
		return -1;
	after.rest = reason;
	ticket_stop_clock(&after, session);
	ticket_rule_end(ticket, session, "rest", &after, NULL);
	return 0;
}

static const char *say_agreed(struct arena *arena, const char *reason, const char *leader)
{
	return arena_printf(arena, _("%s (agreed by %s)"), reason, leader);
}

/* The leader stands with the reason, which is the first line: below it is what was said to the customer. */
static const char *with_leader(const struct ticket_said_words *words, const char *text,
	const char *leader, struct arena *arena)
{
	size_t n = text ? strcspn(text, "\n") : 0;
	const char *reason = arena_dup_n(arena, text ? text : "", n);
	return arena_printf(arena, "%s%s", words->agreed(arena, reason, leader), text ? text + n : "");
}

void ticket_said_tell(const struct event_list *shown, const struct ticket_said_words *words,
	struct event_list *events, struct arena *arena)
{
	const struct ticket_said_words messages = {
		.agreed = say_agreed, .ended = _("the main ticket ended without a result")};
	struct event *copies = arena_array(arena, events->n, sizeof *copies);
	if (!words)
		words = &messages;
	for (size_t i = 0; i < events->n; i++) {
		struct event *event = &copies[i];
		const char *leader = shown->items[i].given_by;
		*event = events->items[i];
		if (str_equal(event->act, "extend") && !str_empty(leader))
			event->text = with_leader(words, event->text, leader, arena);
		else if (str_equal(event->act, "unlink") && str_empty(event->text))
			event->text = words->ended;
	}
	events->items = copies;
}
