#include "act/ticket_link.h"

#include <string.h>

#include "act/ticket_clock.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "rules/regulation.h"
#include "ticket/ticket_history.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

bool ticket_is_duplicate(const struct ticket *ticket)
{
	return ticket->linked_on != 0;
}

static struct words with(const struct words *words, const char *word, struct arena *arena)
{
	const char **items = arena_array(arena, words->n + 1, sizeof *items);
	if (words_have(words, word))
		return *words;
	for (size_t i = 0; i < words->n; i++)
		items[i] = words->items[i];
	items[words->n] = word;
	return (struct words){items, words->n + 1};
}

static struct words without(const struct words *words, const char *word, struct arena *arena)
{
	const char **items = arena_array(arena, words->n + 1, sizeof *items);
	size_t n = 0;
	for (size_t i = 0; i < words->n; i++)
		if (!str_equal(words->items[i], word))
			items[n++] = words->items[i];
	return (struct words){items, n};
}

/* End a rule whose event belongs to another ticket, too. */
static void end_about(struct ticket *ticket, const struct session *session, const char *act,
	struct ticket *after, const char *text, const char *other)
{
	ticket_rule_end(ticket, session, act, after, text);
	struct event *events = ticket->events.items;
	events[ticket->events.n - 1].ref = other;
}

/* ---- May it be linked? --------------------------------------------------------------------------- */

/* What is late stays seen (article 6): a delay is not hidden behind another matter. */
static int check_duplicate(const struct ticket *ticket, const struct session *session, struct err *err)
{
	const struct calendar *calendar;
	struct ticket_history history;
	if (session_calendar(session, &calendar, err) ||
		ticket_history_of(ticket, calendar, session->today, session->mem, &history, err))
		return -1;
	if (ticket_history_is_late(&history) || ticket->escalated_at)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				ticket->escalated_at
					? _("ticket %s was escalated and is not linked any more (%s)")
					: _("ticket %s is overdue and is not linked any more (%s)"),
				ticket->id, regulation_cite("六")),
			"ticket-show %s", ticket->id);
	if (ticket->duplicates.n)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s answers for %s itself"), ticket->id,
				ticket->duplicates.items[0]),
			_("ticket-link %s --unlink <reason>"), ticket->duplicates.items[0]);
	return 0;
}

static bool is_older(const struct ticket *ticket, const struct ticket *than)
{
	if (ticket->received_at != than->received_at)
		return ticket->received_at < than->received_at;
	return id_order(ticket->id, than->id) < 0;
}

static int check_main(const struct ticket *ticket, const struct ticket *answering,
	const struct session *session, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	int closed_on = answering->closed_at ? moment_date(answering->closed_at) : 0;
	if (str_equal(ticket->id, answering->id))
		return err_set(err, ERR_REFUSED, _("ticket %s cannot repeat itself"), ticket->id);
	if (ticket_is_duplicate(answering))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is itself linked to %s"), answering->id,
				answering->duplicate_of),
			"ticket-link %s --duplicate-of %s", ticket->id, answering->duplicate_of);
	if (answering->state == TICKET_WITHDRAWN || answering->state == TICKET_REFUSED)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s ended without a result"), answering->id),
			"ticket-show %s", answering->id);
	if (closed_on && session->today - closed_on > TICKET_LINK_DAYS)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s was closed on %s, more than %d days ago"), answering->id,
				date_format(closed_on, text), TICKET_LINK_DAYS),
			"ticket-link %s --follows %s", ticket->id, answering->id);
	if (!is_older(answering, ticket))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is not older than %s: the older one answers"),
				answering->id, ticket->id),
			"ticket-link %s --duplicate-of %s", answering->id, ticket->id);
	return 0;
}

int ticket_link(struct ticket *ticket, struct ticket *answering, const struct session *session,
	const char *note, struct err *err)
{
	struct ticket linked = *ticket;
	struct ticket after;
	struct ticket main;
	if (ticket_rule_begin(ticket, session, "link", &after, err) ||
		check_main(ticket, answering, session, err) || check_duplicate(ticket, session, err) ||
		ticket_rule_begin(answering, session, "joined", &main, err))
		return -1;
	after.duplicate_of = answering->id;
	after.linked_on = session->today;
	after.linked_from = ticket->state;
	end_about(&linked, session, "link", &after, note, answering->id);
	if (answering->result_at && ticket_take_result(&linked, session, answering, err))
		return -1;
	*ticket = linked;
	main.duplicates = with(&answering->duplicates, ticket->id, session->mem);
	end_about(answering, session, "joined", &main, NULL, ticket->id);
	return 0;
}

/* ---- What becomes of it -------------------------------------------------------------------------- */

static void clear_result(struct ticket *ticket)
{
	ticket->result = ticket->result_by = NULL;
	ticket->result_at = 0;
}

static int require_linked(const struct ticket *ticket, struct err *err)
{
	if (ticket_is_duplicate(ticket))
		return 0;
	return err_hint(err, err_set(err, ERR_REFUSED, _("ticket %s is not linked to another"), ticket->id),
		"ticket-show %s", ticket->id);
}

static int unlink_ticket(struct ticket *ticket, const struct session *session, bool repeats,
	const char *reason, struct err *err)
{
	const char *answering = ticket->duplicate_of;
	struct ticket after;
	if (require_linked(ticket, err) || ticket_rule_begin(ticket, session, "unlink", &after, err))
		return -1;
	/* While papers are missing no clock runs that could be moved. */
	if (ticket->linked_from != TICKET_INCOMPLETE &&
		ticket_move_due(&after, session, ticket->linked_on, session->today, err))
		return -1;
	after.state = ticket->linked_from;
	after.linked_on = 0;
	after.linked_from = TICKET_NONE;
	if (!repeats)
		after.duplicate_of = NULL;
	clear_result(&after);
	end_about(ticket, session, "unlink", &after, reason, answering);
	return 0;
}

int ticket_unlink(struct ticket *ticket, const struct session *session, const char *reason, struct err *err)
{
	return ticket_rule_text(reason, _("why it does not repeat the other"), err)
		       ? -1
		       : unlink_ticket(ticket, session, false, reason, err);
}

int ticket_unlink_ended(struct ticket *ticket, const struct session *session, struct err *err)
{
	return unlink_ticket(ticket, session, true, NULL, err);
}

int ticket_part(struct ticket *answering, const struct session *session, const char *id, struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(answering, session, "parted", &after, err))
		return -1;
	after.duplicates = without(&answering->duplicates, id, session->mem);
	end_about(answering, session, "parted", &after, NULL, id);
	return 0;
}

int ticket_take_result(struct ticket *ticket, const struct session *session, const struct ticket *answering,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "main-result", &after, err))
		return -1;
	after.result = answering->result;
	after.result_by = answering->result_by;
	after.result_at = session->now;
	end_about(ticket, session, "main-result", &after, NULL, answering->id);
	return 0;
}

int ticket_lose_result(struct ticket *ticket, const struct session *session, const struct ticket *answering,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "main-reject", &after, err))
		return -1;
	clear_result(&after);
	end_about(ticket, session, "main-reject", &after, NULL, answering->id);
	return 0;
}

/* ---- Following ----------------------------------------------------------------------------------- */

int ticket_follow(struct ticket *ticket, struct ticket *other, const struct session *session, struct err *err)
{
	struct ticket after;
	struct ticket before;
	if (str_equal(ticket->id, other->id))
		return err_set(err, ERR_REFUSED, _("ticket %s cannot follow itself"), ticket->id);
	if (words_have(&ticket->follows, other->id) || words_have(&other->follows, ticket->id))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("that %s and %s belong together is noted already"),
				ticket->id, other->id),
			"ticket-show %s", ticket->id);
	if (ticket_rule_begin(ticket, session, "follow", &after, err) ||
		ticket_rule_begin(other, session, "follow", &before, err))
		return -1;
	after.follows = with(&ticket->follows, other->id, session->mem);
	before.followed_by = with(&other->followed_by, ticket->id, session->mem);
	end_about(ticket, session, "follow", &after, NULL, other->id);
	end_about(other, session, "follow", &before, NULL, ticket->id);
	return 0;
}

int ticket_unfollow(struct ticket *ticket, struct ticket *other, const struct session *session,
	const char *reason, struct err *err)
{
	struct ticket after;
	struct ticket before;
	if (ticket_rule_text(reason, _("why they do not belong together"), err) ||
		ticket_rule_begin(ticket, session, "unfollow", &after, err) ||
		ticket_rule_begin(other, session, "unfollow", &before, err))
		return -1;
	after.follows = without(&ticket->follows, other->id, session->mem);
	before.followed_by = without(&other->followed_by, ticket->id, session->mem);
	end_about(ticket, session, "unfollow", &after, reason, other->id);
	end_about(other, session, "unfollow", &before, NULL, ticket->id);
	return 0;
}
