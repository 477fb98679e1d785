/* Give a ticket back to the window: it is not for this department (退单). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_clock.h"

static struct {
	const char *reason;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "reason", .type = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(reason),
		 .title = N_("why it is given back")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-return 20260918-XS-0002 --reason 不属本部门职责",
		N_("the clock runs on from the first hand-over; prints id and state")},
	{"ticket-return 20260918-XS-0002 --reason 地址不详 --dry-run",
		N_("what would change")},
};

TICKET_PROGRAM_RULE(give_back)
{
	(void)argument;
	return ticket_return(ticket, session, arg.reason, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, give_back, err);
}

static const struct command command = {
	.name = "ticket-return",
	.summary = N_("give tickets back to the window; prints id and state"),
	.description = N_("The number of returns is kept; the clock runs on from the first hand-over."),
	.article = "六",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
