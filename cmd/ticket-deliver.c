/* Tell the user the result (送达). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_rule.h"

static struct {
	int by;
	const char *note;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "by", .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(by),
		 .choices = ticket_channels,
		 .renamed = ticket_channels_renamed, .title = N_("how the user was told")},
		.value = "HOW"},
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note), .title = N_("what was said")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-deliver 20260918-XS-0003 --by phone", N_("the user was told by phone")},
	{"ticket-deliver 20260918-XS-0003 --by window --note 用户当场确认",
		N_("at the window, with a note")},
};

TICKET_PROGRAM_RULE(deliver)
{
	(void)argument;
	return ticket_deliver(ticket, session, arg.by, arg.note, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, deliver, err);
}

static const struct command command = {
	.name = "ticket-deliver",
	.summary = N_("record that the user was told the result; prints id and state"),
	.article = "四",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
