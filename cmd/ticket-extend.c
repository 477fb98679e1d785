/* Extend the limit of a ticket before it has passed (延期). */
#include "act/ticket_clock.h"
#include "program/ticket_program.h"

static struct extension arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("days", days, INT, N_("so many working days more"), "DAYS", .group = 1),
	OPTION("until", until, DATE, N_("until this working day"), "DATE", .group = 1),
	OPTION("reason", reason, TEXT, N_("why"), "TEXT", REQUIRED),
	OPTION("told", told, ENUM, N_("how the customer was told"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("said", said, TEXT, N_("with --told: what was said"), "TEXT"),
	OPTION("leader", leader, LINE, N_("who agreed to more days than the limit"), "NAME"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-extend 20260918-XS-0002 --days 3 --reason 需开挖路面 --told phone --said 需三日后答复",
		N_("prints id, due date and first due date")},
	{"ticket-extend 20260918-XS-0002 --until 2026-09-30 --reason 需开挖路面 --told phone --said 需三日后答复",
		N_("the same up to a date")},
};

static int extend(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_extend(ticket, session, &arg, err);
}

TICKET_PROGRAM(.name = "ticket-extend", .rule = extend, .print = ticket_program_print_due,
	.summary = N_("extend the limit of tickets; prints id, due date and first due date"),
	.description = N_("A supervisor gives it before the due date has passed, with a reason, "
		"and the customer is told. A round is extended once, by at most its limit, or more "
		"with the name of the leader who agreed. The first due date is kept beside the new "
		"one."))
