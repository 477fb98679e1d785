/* The customer takes the matter back before it is done (撤回). */
#include "program/ticket_program.h"
#include "ticket/ticket_act.h"

static struct {
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("why it is withdrawn"), "TEXT", REQUIRED),
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
	return ticket_withdraw(ticket, session, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-withdraw", .rule = withdraw,
	.summary = N_("withdraw tickets at the wish of the customer; prints id and state"))
