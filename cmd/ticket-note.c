/* Add a note to a ticket, in whatever state it is. */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_rule.h"

static struct {
	const char *text;
} arg;

static const struct command_option options[] = {
	{.field = {.key = "text", .type = FIELD_TEXT, .flags = FIELD_REQUIRED,
		 .offset = offsetof(__typeof__(arg), text), .title = N_("the note")},
		.value = "TEXT"},
};

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-note 20260918-XS-0001 --text '用户来电补充：下午在家'",
		N_("prints the id and the new state")},
	{"ticket-note 20260918-XS-0001 --text 用户催问 --dry-run",
		N_("shows what would change")},
};

TICKET_PROGRAM_RULE(note)
{
	(void)argument;
	return ticket_note(ticket, session, arg.text, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, note, err);
}

static const struct command command = {
	.name = "ticket-note",
	.summary = N_("add a note to tickets; prints id and state"),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_ANYONE,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
