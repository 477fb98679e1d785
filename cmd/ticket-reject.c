/* Send a result that is none back to its department (驳回). */
#include "act/ticket_clock.h"
#include "program/ticket_program.h"

static struct {
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("what is wrong with the result"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-reject 20260918-XS-0003 --reason 未到现场核查", N_("prints id, due date and first due date")},
	{"ticket-reject 20260918-XS-0003 --reason 未答复用户诉求 --dry-run", N_("what would change")},
};

static int reject(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_reject(ticket, session, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-reject", .rule = reject, .print = ticket_program_print_due,
	.summary = N_("reject the result of tickets; prints id, due date and first due date"),
	.description = N_("A supervisor of another department than the one that gave the result sends it back "
		"before the customer is told. The working days from the result to today move the due "
		"date, unless the round was late already."))
