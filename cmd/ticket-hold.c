/* Put a ticket on hold while it waits on a laboratory, a permit or the user (挂起). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_clock.h"

static struct {
	const char *reason;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "reason", .type = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(reason),
		 .title = N_("what it waits for")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-hold 20260918-XS-0002 --reason 送检",
		N_("prints id and state")},
	{"ticket-hold 20260918-XS-0002 --reason 等待占道许可 --dry-run",
		N_("what would change")},
};

TICKET_PROGRAM_RULE(hold)
{
	(void)argument;
	return ticket_hold(ticket, session, arg.reason, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, hold, err);
}

static const struct command command = {
	.name = "ticket-hold",
	.summary = N_("put tickets on hold; prints id and state"),
	.description = N_("The working days from today to the day before ticket-resume move the due date."),
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
