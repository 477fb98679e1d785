/* Give a ticket back to the window: it is not for this department (退单). */
#include "act/ticket_clock.h"
#include "program/custody_program.h"
#include "program/ticket_program.h"

static struct {
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("why it is returned"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-return 20260918-XS-0002 --reason 不属本部门职责",
		N_("the clock runs on from the first assignment; prints id and state")},
	{"ticket-return 20260918-XS-0002 --reason 地址不详 --dry-run", N_("what would change")},
};

static int give_back(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_return(ticket, session, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-return", .rule = give_back, .print = custody_program_print_given,
	.summary = N_("return tickets to the service centre; prints id and state"),
	.description = N_("The number of returns is kept; the clock runs on from the first "
		"assignment."))
