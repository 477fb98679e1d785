/* The customer takes the matter back before it is done (撤回). */
#include "act/ticket_act.h"
#include "act/ticket_said.h"
#include "program/ticket_program.h"

static struct {
	const char *reason;
	int told;
	const char *said;
	bool void_it;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("why it is withdrawn"), "TEXT", REQUIRED),
	OPTION("told", told, ENUM, N_("how the customer was told that it ends"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("said", said, TEXT,
		N_("after the assignment: what the customer said; with --told: what was said"), "TEXT", .group = 1),
	FLAG("void", void_it, N_("it was entered by mistake, and is in no figure"), .group = 1),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-withdraw 20260918-XS-0001 --reason '用户已自行解决'",
		N_("prints the id and the new state")},
	{"ticket-withdraw 20260918-XS-0001 --reason 用户要求撤回 --dry-run",
		N_("shows what would change")},
};

static int withdraw(struct ticket *ticket, const struct session *session, struct err *err)
{
	if (arg.void_it)
		return arg.told ? err_set(err, ERR_USAGE, _("nobody is told of what was entered by mistake"))
				: ticket_void(ticket, session, arg.reason, err);
	if (ticket_withdraw(ticket, session, arg.reason, arg.said, err))
		return -1;
	return arg.told ? ticket_said_telling(ticket, session, arg.told, arg.said, err) : 0;
}

TICKET_PROGRAM(.name = "ticket-withdraw", .rule = withdraw,
	.summary = N_("withdraw tickets at the wish of the customer; prints id and state"),
	.description = N_("Whoever received a ticket by mistake voids it on the same day, before it is assigned; "
		"later only a supervisor does, and then it counts as withdrawn."))
