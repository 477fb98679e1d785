/* Put a ticket on hold while it waits on a laboratory, a permit or the customer (挂起). */
#include "act/ticket_clock.h"
#include "program/ticket_program.h"

static struct hold arg;

#define RECORD struct hold
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("what it waits for"), "TEXT", REQUIRED),
	OPTION("until", until, DATE,
		N_("the day on which the wait is expected to be over (the longest allowed)"), "DATE"),
	OPTION("told", told, ENUM, N_("how the customer was told"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("said", said, TEXT, N_("with --told: what was said"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-hold 20260918-XS-0002 --reason 送检 --until 2026-09-30", N_("prints id and state")},
	{"ticket-hold 20260918-XS-0002 --reason 等待占道许可 --dry-run", N_("what would change")},
};

static int hold(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_hold(ticket, session, &arg, err);
}

TICKET_PROGRAM(.name = "ticket-hold", .rule = hold,
	.summary = N_("put tickets on hold; prints id and state"),
	.description = N_("Begun on or before the due date, the working days from today to the day before the "
		"hold ends move it; the hold ends with ticket-resume, at the latest on its expected "
		"day. On the due day or later, or a second time, a supervisor puts it on hold and the "
		"customer is told. A ticket on hold is prolonged."))
