#include "ticket/ticket_clock.h"

#include "base/message.h"
#include "base/str.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/regulation.h"
#include "office/separation.h"
#include "office/session.h"
#include "ticket/ticket_rule.h"
#include "value/date.h"
#include "value/moment.h"

int ticket_set_due(struct ticket *ticket, const struct session *session, int from, struct err *err)
{
	const struct calendar *calendar;
	int due;
	const char **notices;
	size_t notices_n;
	if (session_calendar(session, &calendar, err) ||
		calendar_due(calendar, from, (int)ticket->limit, &due, err) ||
		calendar_notices(calendar, session->mem, from, due, &notices, &notices_n, err))
		return -1;
	ticket->due = due;
	if (!ticket->first_due)
		ticket->first_due = due;
	ticket->notices = (struct words){notices, notices_n};
	return 0;
}

int ticket_return(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason of a return"), err) ||
		ticket_rule_begin(ticket, session, "return", &after, err))
		return -1;
	after.returns++;
	after.handler = NULL;
	ticket_rule_end(ticket, session, "return", &after, reason);
	return 0;
}

/* A hold that begins on the due date or later, or is not the first of the round, is a supervisor's. */
static int check_hold(const struct ticket *ticket, const struct session *session, int *shown,
	struct err *err)
{
	*shown = SEPARATION_NONE;
	if (!ticket->due || (session->today < ticket->due && !ticket->held_days))
		return 0;
	return separation_of_clock(session, ticket->department, shown, err);
}

int ticket_hold(struct ticket *ticket, const struct session *session, const char *reason, struct err *err)
{
	struct ticket after;
	int shown;
	if (ticket_rule_text(reason, _("the reason of a hold"), err) ||
		ticket_rule_begin(ticket, session, "hold", &after, err) ||
		check_hold(ticket, session, &shown, err))
		return -1;
	after.held_on = session->today;
	ticket_rule_end(ticket, session, "hold", &after, reason);
	separation_show(&ticket->events, shown);
	return 0;
}

/* Move due by working days, and tell which notices the new date rests on. */
static int move_due(struct ticket *after, const struct session *session, int days, struct err *err)
{
	const struct calendar *calendar;
	const char **notices;
	size_t notices_n;
	int due;
	int from = moment_date(after->assigned_at);
	if (session_calendar(session, &calendar, err) ||
		calendar_due(calendar, after->due, days, &due, err) ||
		calendar_notices(calendar, session->mem, from, due, &notices, &notices_n, err))
		return -1;
	after->due = due;
	after->notices = (struct words){notices, notices_n};
	return 0;
}

int ticket_resume(struct ticket *ticket, const struct session *session, const char *note, struct err *err)
{
	struct ticket after;
	const struct calendar *calendar;
	int held = 0;
	if (ticket_rule_begin(ticket, session, "resume", &after, err) ||
		session_calendar(session, &calendar, err) ||
		calendar_count(calendar, ticket->held_on - 1, session->today - 1, &held, err) ||
		move_due(&after, session, held, err))
		return -1;
	after.held_on = 0;
	after.held_days += held;
	ticket_rule_end(ticket, session, "resume", &after, note);
	return 0;
}

static int check_extension(const struct ticket *ticket, const struct extension *extension,
	const struct calendar *calendar, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	bool working;
	if (!extension->told)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the customer must be told of the extension (%s)"), regulation_cite("六")),
			_("--told <channel>"));
	if ((extension->days > 0) == (extension->until != 0))
		return err_set(err, ERR_USAGE, _("either --days <days> or --until <date>"));
	if (!extension->until)
		return 0;
	if (extension->until <= ticket->due)
		return err_set(err, ERR_REFUSED, _("%s is not after the due date"),
			date_format(extension->until, text));
	if (calendar_is_working(calendar, extension->until, &working, err))
		return -1;
	if (!working)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s is not a working day"),
				date_format(extension->until, text)),
			"calendar-due %s 1", text);
	return 0;
}

int ticket_extend(struct ticket *ticket, const struct session *session, const struct extension *extension,
	struct err *err)
{
	struct ticket after;
	const struct calendar *calendar;
	int days = (int)extension->days;
	int shown;
	if (extension->days < 0 || extension->days > 366)
		return err_set(err, ERR_USAGE, _("--days: 1 to 366 working days"));
	if (ticket_rule_text(extension->reason, _("the reason of an extension"), err) ||
		ticket_rule_begin(ticket, session, "extend", &after, err) ||
		session_calendar(session, &calendar, err) ||
		check_extension(ticket, extension, calendar, err) ||
		separation_of_clock(session, ticket->department, &shown, err))
		return -1;
	if (extension->until &&
		calendar_count(calendar, ticket->due, extension->until, &days, err))
		return -1;
	if (move_due(&after, session, days, err))
		return -1;
	after.extensions++;
	after.informed_at = session->now;
	ticket_rule_end(ticket, session, "extend", &after, extension->reason);
	separation_show(&ticket->events, shown);
	struct event *events = ticket->events.items;
	events[ticket->events.n - 1].ref = ticket_channels[extension->told].name;
	return 0;
}

int ticket_reopen(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *reason, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason of a reopening"), err) ||
		ticket_rule_begin(ticket, session, "reopen", &after, err))
		return -1;
	if (str_empty(ticket->department))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s was never assigned"), ticket->id),
			"ticket-new %s", ticket->service);
	after.round++;
	after.result = after.result_by = NULL;
	after.result_at = 0;
	after.told = 0;
	after.told_at = 0;
	after.visited_by = after.quality = after.no_visit = NULL;
	after.visited_at = after.closed_at = 0;
	after.reached = after.solved = after.satisfaction = 0;
	after.informed_at = after.escalated_at = 0;
	after.cause = 0;
	after.accountability = NULL;
	after.held_days = after.extensions = after.returns = 0;
	after.stage = after.stage ? 1 : 0;
	after.assigned_at = session->now;
	after.limit = service->limit;
	after.first_due = 0;
	if (ticket_set_due(&after, session, session->today, err))
		return -1;
	ticket_rule_end(ticket, session, "reopen", &after, reason);
	return 0;
}
