#include "program/custody_program.h"

#include "base/message.h"
#include "base/str.h"
#include "cli/run.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "program/ticket_program.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_history.h"
#include "value/date.h"

/* The history up to now; false where nobody listens, or nothing can be told. */
static bool look_back(struct run *run, const struct ticket *ticket, struct ticket_history *history,
	const struct calendar **calendar)
{
	const struct session *session = &run->session;
	struct err unknown = {0};
	return run->talks && !session_calendar(session, calendar, &unknown) &&
	       !ticket_history_of(ticket, *calendar, session->today, session->mem, history, &unknown) &&
	       history->points_n > 0 && history->rounds_n > 0;
}

static bool gives_away(const struct ticket_point *point)
{
	static const char *const acts[] = {"return", "transfer", "step"};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (str_equal(point->act, acts[i]))
			return true;
	return false;
}

/* The working days of the present round that are charged to it; a hand it still has is none of them. */
static int64_t used_by(const struct ticket_custody_list *hands, const char *department, int64_t round)
{
	int64_t days = 0;
	for (size_t i = 0; i < hands->n; i++)
		if (hands->items[i].round == round && str_equal(hands->items[i].charged, department))
			days += hands->items[i].charged_days;
	return days;
}

void custody_program_tell_used(struct run *run, const struct ticket *ticket)
{
	struct ticket_history history;
	const struct calendar *calendar;
	struct catalogue catalogue;
	struct err unknown = {0};
	if (!look_back(run, ticket, &history, &calendar) || history.points_n < 2 ||
		!gives_away(&history.points[history.points_n - 1]) ||
		catalogue_load(run->session.store, &catalogue, &unknown))
		return;
	const char *gave = history.points[history.points_n - 2].after.department;
	const struct ticket *now = &history.points[history.points_n - 1].after;
	if (str_empty(gave) || (now->state == TICKET_ASSIGNED && str_equal(gave, now->department)))
		return;
	const struct ticket_custody_list hands =
		ticket_custody_of(&history, calendar, run->session.mem);
	run_say(run, _("%s used %lld working days of ticket %s; its clock runs on"),
		catalogue_department_name(&catalogue, gave), (long long)used_by(&hands, gave, now->round),
		ticket->id);
}

static void tell_unreported(struct run *run, const struct ticket *ticket)
{
	struct ticket_history history;
	const struct calendar *calendar;
	char late[DATE_TEXT_SIZE];
	if (ticket->escalated_at || !look_back(run, ticket, &history, &calendar))
		return;
	const struct ticket_round *round = ticket_history_round(&history);
	if (round && round->late_due)
		run_say(run, _("ticket %s was late since the end of %s and never reported (%s): report-discipline "
			       "lists it until ticket-escalate %s --note <text>"),
			ticket->id, date_format(round->late_due, late), regulation_cite("六"), ticket->id);
}

int custody_program_print_given(struct run *run, const struct ticket *ticket, struct err *err)
{
	custody_program_tell_used(run, ticket);
	return ticket_program_print_state(run, ticket, err);
}

int custody_program_print_closed(struct run *run, const struct ticket *ticket, struct err *err)
{
	tell_unreported(run, ticket);
	return ticket_program_print_copies(run, ticket, err);
}
