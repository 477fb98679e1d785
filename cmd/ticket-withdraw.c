/* The user takes the matter back before it is done (撤回). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_rule.h"

static struct {
	const char *reason;
} arg;

static const struct command_option options[] = {
	{.field = {.key = "reason", .type = FIELD_TEXT, .flags = FIELD_REQUIRED,
		 .offset = offsetof(__typeof__(arg), reason), .title = N_("why it is withdrawn")},
		.value = "TEXT"},
};

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-withdraw 20260918-XS-0001 --reason '用户已自行解决'",
		N_("prints the id and the new state")},
	{"ticket-withdraw 20260918-XS-0001 --reason 用户要求撤回 --dry-run",
		N_("shows what would change")},
};

TICKET_PROGRAM_RULE(withdraw)
{
	(void)argument;
	return ticket_withdraw(ticket, session, arg.reason, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, withdraw, err);
}

static const struct command command = {
	.name = "ticket-withdraw",
	.summary = N_("withdraw tickets at the wish of the user; prints id and state"),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
