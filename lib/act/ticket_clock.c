#include "act/ticket_clock.h"

#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"
#include "store/store.h"
#include "ticket/ticket_history.h"
#include "value/date.h"
#include "value/moment.h"

/* What the due date rests on. */
static int set_notices(struct ticket *ticket, const struct session *session,
	const struct calendar *calendar, int from, struct err *err)
{
	const char **notices;
	size_t notices_n;
	if (calendar_notices(calendar, session->mem, from, ticket->due, &notices, &notices_n, err))
		return -1;
	ticket->notices = (struct words){notices, notices_n};
	return 0;
}

int ticket_set_due(struct ticket *ticket, const struct session *session, int from, struct err *err)
{
	const struct calendar *calendar;
	int due;
	if (session_calendar(session, &calendar, err) ||
		calendar_due(calendar, ticket->limit ? from : from - 1,
			ticket->limit ? (int)ticket->limit : 1, &due, err))
		return -1;
	ticket->due = due;
	if (!ticket->first_due)
		ticket->first_due = due;
	return set_notices(ticket, session, calendar, from, err);
}

/* Move due by working days (back when negative), and tell which notices the new date rests on. */
static int move_by(struct ticket *after, const struct session *session, int days, struct err *err)
{
	const struct calendar *calendar;
	int due;
	if (days == 0)
		return 0;
	if (session_calendar(session, &calendar, err) ||
		calendar_due(calendar, after->due, days, &due, err))
		return -1;
	after->due = due;
	return set_notices(after, session, calendar, moment_date(ticket_handed_over(after)), err);
}

int ticket_move_to(struct ticket *ticket, const struct session *session, int due, struct err *err)
{
	const struct calendar *calendar;
	ticket->due = due;
	return session_calendar(session, &calendar, err) ||
			       set_notices(ticket, session, calendar, moment_date(ticket_handed_over(ticket)), err)
		       ? -1
		       : 0;
}

static int count_days(const struct session *session, int from, int until, int *days, struct err *err)
{
	const struct calendar *calendar;
	*days = 0;
	if (session_calendar(session, &calendar, err))
		return -1;
	return calendar_count(calendar, from - 1, until - 1, days, err);
}

int ticket_move_due(struct ticket *ticket, const struct session *session, int from, int until, struct err *err)
{
	int days;
	if (count_days(session, from, until, &days, err))
		return -1;
	if (ticket_handed_over(ticket))
		return move_by(ticket, session, days, err);
	ticket->moved_days += days;
	return 0;
}

int ticket_late_due(const struct ticket *ticket, const struct session *session, int *late_due, struct err *err)
{
	const struct calendar *calendar;
	struct ticket_history history;
	if (session_calendar(session, &calendar, err) ||
		ticket_history_of(ticket, calendar, session->today, session->mem, &history, err))
		return -1;
	const struct ticket_round *round = ticket_history_round(&history);
	*late_due = round ? round->late_due : 0;
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

int ticket_require_telling(int told, const char *said, bool needed, struct err *err)
{
	if (told && !str_empty(said))
		return 0;
	if (!told && str_empty(said) && !needed)
		return 0;
	if (!told)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("the customer must be told, and what was said is kept (%s)"),
				regulation_cite("六")),
			_("--told <channel> --said <text>"));
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("what the customer was told must be stated (%s)"),
			regulation_cite("六")),
		_("--said <text>"));
}

/* What the customer was told, and how, stands with the last event. */
static void keep_telling(struct ticket *ticket, int told)
{
	struct event *events = ticket->events.items;
	if (told)
		events[ticket->events.n - 1].ref = ticket_channels[told].name;
}

/* The reason, and what was said of it. */
static const char *with_said(const struct session *session, const char *reason, const char *said)
{
	return str_empty(said) ? reason : arena_printf(session->mem, "%s\n%s", reason, said);
}

/* The day on which the hold is to end: at most so many working days ahead. */
static int end_of_hold(const struct session *session, const struct hold *hold, int *until, struct err *err)
{
	const struct calendar *calendar;
	struct err unknown = {0};
	char text[DATE_TEXT_SIZE];
	int most = (int)settings_days(&session->store->settings, SETTINGS_HOLD);
	int last = 0;
	int days = 0;
	if (session_calendar(session, &calendar, err))
		return -1;
	if (!hold->until && calendar_due(calendar, session->today, most, until, err))
		return err_hint(err, -1, "--until");
	if (!hold->until)
		return 0;
	*until = hold->until;
	if (hold->until <= session->today)
		return err_set(err, ERR_REFUSED, _("the hold must end after today, not on %s"),
			date_format(hold->until, text));
	if (calendar_count(calendar, session->today, hold->until, &days, err))
		return -1;
	if (days <= most)
		return 0;
	if (calendar_due(calendar, session->today, most, &last, &unknown))
		return err_set(err, ERR_REFUSED, _("a hold ends after at most %d working days"), most);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("a hold ends after at most %d working days"), most),
		"--until %s", date_format(last, text));
}

/* Does a hold that begins on that day move the due date? */
static bool hold_moves_due(const struct ticket *ticket, int begun_on, int late_due)
{
	return begun_on <= ticket->due && (!late_due || begun_on <= late_due);
}

/* The hold ends on the day `end`: only the days that it lasted have moved the due date. */
static int end_hold(struct ticket *after, const struct session *session, int late_due, int end, struct err *err)
{
	int planned = 0;
	int held = 0;
	bool moved = hold_moves_due(after, after->held_on, late_due);
	/* A hold of format 1 has no expected end, and has moved nothing yet. */
	int until = after->held_until ? after->held_until : after->held_on;
	if (after->held_until && end > after->held_until)
		end = after->held_until;
	if (count_days(session, after->held_on, until, &planned, err) ||
		count_days(session, after->held_on, end, &held, err))
		return -1;
	if (moved && move_by(after, session, held - planned, err))
		return -1;
	after->held_days += moved ? held : 0;
	after->held_on = after->held_until = 0;
	after->held_by = NULL;
	return 0;
}

int ticket_hold(struct ticket *ticket, const struct session *session, const struct hold *hold, struct err *err)
{
	struct ticket after;
	int today = session->today;
	int late_due;
	int until;
	int days;
	int shown = SEPARATION_NONE;
	if (ticket_rule_text(hold->reason, _("the reason of a hold"), err) ||
		ticket_rule_begin(ticket, session, "hold", &after, err) ||
		ticket_late_due(ticket, session, &late_due, err) ||
		end_of_hold(session, hold, &until, err))
		return -1;
	bool bends = ticket->state == TICKET_ON_HOLD || today >= ticket->due ||
		     ticket_count_acts(ticket, "hold") > 0;
	if (ticket_require_telling(hold->told, hold->said, bends, err) ||
		(bends && separation_of_clock(session, ticket->department, &shown, err)))
		return -1;
	if (ticket->state == TICKET_ON_HOLD && end_hold(&after, session, late_due, today, err))
		return -1;
	if (hold_moves_due(&after, today, late_due) &&
		(count_days(session, today, until, &days, err) ||
			move_by(&after, session, days, err)))
		return -1;
	after.held_on = today;
	after.held_until = until;
	after.held_by = session->staff->id;
	if (hold->told)
		after.informed_at = session->now;
	ticket_rule_end(ticket, session, "hold", &after, with_said(session, hold->reason, hold->said));
	separation_show(&ticket->events, shown);
	keep_telling(ticket, hold->told);
	return 0;
}

int ticket_resume(struct ticket *ticket, const struct session *session, const char *note, struct err *err)
{
	struct ticket after;
	int late_due;
	if (ticket_rule_begin(ticket, session, "resume", &after, err) ||
		ticket_late_due(ticket, session, &late_due, err) ||
		end_hold(&after, session, late_due, session->today, err))
		return -1;
	ticket_rule_end(ticket, session, "resume", &after, note);
	return 0;
}

static int check_extension(const struct ticket *ticket, const struct extension *extension,
	const struct calendar *calendar, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	bool working;
	if (ticket_require_telling(extension->told, extension->said, true, err))
		return -1;
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

/* Beyond the limit somebody above agrees, by name. */
static int check_length(const struct ticket *ticket, const struct session *session,
	const struct extension *extension, int days, struct err *err)
{
	int64_t most = settings_days(&session->store->settings, SETTINGS_EXTENSION);
	if (!most)
		most = ticket->limit > 0 ? ticket->limit : 1;
	if (days <= most || !str_empty(extension->leader))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("an extension of %d working days is more than %lld: the leader who agreed is named (%s)"),
			days, (long long)most, regulation_cite("六")),
		_("--leader <name>"));
}

int ticket_extend(struct ticket *ticket, const struct session *session, const struct extension *extension,
	struct err *err)
{
	struct ticket after;
	const struct calendar *calendar;
	int days = (int)extension->days;
	int shown;
	const char *reason = extension->reason;
	if (extension->days < 0 || extension->days > 366)
		return err_set(err, ERR_USAGE, _("--days: 1 to 366 working days"));
	if (ticket_rule_text(reason, _("the reason of an extension"), err) ||
		ticket_rule_begin(ticket, session, "extend", &after, err) ||
		session_calendar(session, &calendar, err) ||
		check_extension(ticket, extension, calendar, err) ||
		separation_of_clock(session, ticket->department, &shown, err))
		return -1;
	if (extension->until &&
		calendar_count(calendar, ticket->due, extension->until, &days, err))
		return -1;
	if (check_length(ticket, session, extension, days, err) || move_by(&after, session, days, err))
		return -1;
	after.extensions++;
	after.extended_days += days;
	after.informed_at = session->now;
	ticket_rule_end(ticket, session, "extend", &after, with_said(session, reason, extension->said));
	event_last(&ticket->events)->given_by = extension->leader;
	separation_show(&ticket->events, shown);
	keep_telling(ticket, extension->told);
	return 0;
}

/* What a result left in the form. */
static void clear_result(struct ticket *ticket)
{
	ticket->result = ticket->result_by = NULL;
	ticket->result_at = 0;
	ticket->at_once = false;
	ticket->told = 0;
	ticket->told_at = 0;
	ticket->not_done = NULL;
	ticket->not_told = NULL;
}

int ticket_reject(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	struct ticket after;
	int result_on = moment_date(ticket->result_at);
	int late_due;
	if (ticket_rule_text(reason, _("the reason of a rejection"), err) ||
		ticket_rule_begin(ticket, session, "reject", &after, err) ||
		ticket_late_due(ticket, session, &late_due, err))
		return -1;
	/* Already late, nothing moves it. */
	if (!late_due && ticket_move_due(&after, session, result_on, session->today, err))
		return -1;
	clear_result(&after);
	ticket_rule_end(ticket, session, "reject", &after, reason);
	return 0;
}

/* Hand-over, result, telling, visit and escalation belong to a round. */
static void clear_round(struct ticket *ticket)
{
	clear_result(ticket);
	ticket->department = ticket->handler = NULL;
	ticket->assigned_at = 0;
	ticket->linked_on = ticket->linked_from = 0;
	ticket->first_due = ticket->due = 0;
	ticket->notices = (struct words){0};
	ticket->stage = 0;
	ticket->visited_by = ticket->quality = ticket->no_visit = NULL;
	ticket->visited_at = ticket->closed_at = 0;
	ticket->reached = ticket->solved = ticket->satisfaction = 0;
	ticket->informed_at = ticket->escalated_at = 0;
	ticket->cause = 0;
	ticket->accountability = NULL;
	ticket->held_days = ticket->extensions = ticket->extended_days = ticket->returns = ticket->moved_days = 0;
}

int ticket_reopen(struct ticket *ticket, const struct session *session, const struct service *service,
	int64_t stage, const char *reason, struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(reason, _("the reason of a reopening"), err) ||
		ticket_rule_begin(ticket, session, "reopen", &after, err))
		return -1;
	clear_round(&after);
	after.round++;
	after.limit = service->limit;
	after.ready_on = session->today;
	after.stage = stage;
	ticket_rule_end(ticket, session, "reopen", &after, reason);
	return 0;
}
