/* Take a ticket up again after a hold; its due date moves. */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_clock.h"

static struct {
	const char *note;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note),
		 .title = N_("what came of the wait")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-resume 20260918-XS-0006",
		N_("prints id, due date and first due date")},
	{"ticket-resume 20260918-XS-0006 --note 检定合格 --dry-run",
		N_("what would change")},
};

TICKET_PROGRAM_RULE(resume)
{
	(void)argument;
	return ticket_resume(ticket, session, arg.note, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run_due(run, id, resume, err);
}

static const struct command command = {
	.name = "ticket-resume",
	.summary = N_("take tickets up again after a hold; prints id, due date and first due date"),
	.description = N_("Due moves by the working days held, from the day the hold began to the day before it ends; the first due date is kept beside it."),
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
