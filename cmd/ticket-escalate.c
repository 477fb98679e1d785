/* Escalate an overdue ticket to the discipline office, and record what it found (上报纪委、问责). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_overdue.h"

static struct {
	const char *note;
	int cause;
	const char *accountability;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note),
		 .title = N_("what is reported")},
		.value = "TEXT",
		.group = 1},
	{.field = {.key = "cause", .type = FIELD_ENUM, AT(cause), .choices = ticket_causes,
		 .title = N_("the cause as the inspector found it")},
		.value = "WHO",
		.group = 1},
	{.field = {.key = "accountability", .type = FIELD_TEXT, AT(accountability),
		 .title = N_("with --cause: the outcome (问责结果)")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-escalate 20260918-XS-0007 --note 超期两日，已催办",
		N_("prints id and state")},
	{"ticket-escalate 20260918-XS-0008 --cause department --accountability 通报批评 --as jiwei",
		N_("the inspector records cause and accountability")},
};

TICKET_PROGRAM_RULE(escalate)
{
	(void)argument;
	if (arg.accountability && !arg.cause)
		return err_set(err, ERR_USAGE, _("--accountability goes with --cause"));
	return arg.cause ? ticket_find_cause(ticket, session, arg.cause, arg.accountability, err)
			 : ticket_escalate(ticket, session, arg.note, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, escalate, err);
}

static const struct command command = {
	.name = "ticket-escalate",
	.summary = N_("escalate overdue tickets to the discipline office; prints id and state"),
	.description = N_("Refused before the due date has passed, before a reminder was recorded and before the user was told. The inspector later records the cause and, where it is the department, its accountability."),
	.article = "六",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR | ROLE_INSPECTOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
