/* Record the result of a ticket: the matter is done and the user is to be told. */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_flow.h"

static struct {
	const char *text;
	bool final;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "text", .type = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(text),
		 .title = N_("the result (完成情况), of the step or of the matter")},
		.value = "TEXT"},
	{.field = {.key = "final", .type = FIELD_FLAG, AT(final),
		 .title = N_("the further steps of the flow are not needed")}},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-result 20260918-XS-0002 --text '现场核查，水表正常，内漏'",
		N_("prints the id and the new state")},
	{"ticket-result 20260918-XS-0002 --text 已更换井盖 --dry-run",
		N_("shows what would change")},
};

TICKET_PROGRAM_RULE(record_result)
{
	(void)argument;
	return ticket_flow_result(ticket, session, arg.text, arg.final, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, record_result, err);
}

static const struct command command = {
	.name = "ticket-result",
	.summary = N_("record the result of tickets; prints id and state"),
	.description = N_("A service whose flow has several handling steps is worked through one by one: "
			  "each result finishes a step, the last one the matter."),
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
