/* Put a ticket on hold while it waits on a laboratory, a permit or the customer (挂起). */
#include "program/ticket_program.h"
#include "ticket/ticket_clock.h"

static struct {
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("what it waits for"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-hold 20260918-XS-0002 --reason 送检", N_("prints id and state")},
	{"ticket-hold 20260918-XS-0002 --reason 等待占道许可 --dry-run", N_("what would change")},
};

static int hold(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_hold(ticket, session, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-hold", .rule = hold,
	.summary = N_("put tickets on hold; prints id and state"),
	.description = N_("The working days from today to the day before ticket-resume move the "
		"due date."))
