/* Take back the last step on a ticket, which was a mistake. */
#include "act/ticket_undo.h"
#include "program/ticket_program.h"

static struct {
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("why it was a mistake"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-undo 20260918-XS-0004 --reason 告知了别的用户", N_("the customer was not told: it is done, to be delivered")},
	{"ticket-undo 20260918-XS-0005 --reason 记错工单 --dry-run", N_("what would change")},
};

static int undo(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_undo(ticket, session, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-undo", .rule = undo,
	.summary = N_("take back the last step on tickets; prints id and state"),
	.description = N_("Whoever approved, told, visited or closed by mistake takes it back on the same day, "
		"a supervisor also later, and an extension. Both events stay. What has a command of its "
		"own is undone by that: it is named."))
