/* Extend the limit of a ticket before it has passed (延期). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_clock.h"

static struct extension arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "days", .type = FIELD_INT, AT(days),
		 .title = N_("so many working days more")},
		.value = "DAYS",
		.group = 1},
	{.field = {.key = "until", .type = FIELD_DATE, AT(until),
		 .title = N_("until this working day")},
		.value = "DATE",
		.group = 1},
	{.field = {.key = "reason", .type = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(reason),
		 .title = N_("why")},
		.value = "TEXT"},
	{.field = {.key = "told", .type = FIELD_ENUM, AT(told), .choices = ticket_channels,
		 .renamed = ticket_channels_renamed,
		 .title = N_("how the user was told")},
		.value = "HOW"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-extend 20260918-XS-0002 --days 3 --reason 需开挖路面 --told phone",
		N_("prints id, due date and first due date")},
	{"ticket-extend 20260918-XS-0002 --until 2026-09-30 --reason 需开挖路面 --told phone",
		N_("the same up to a date")},
};

TICKET_PROGRAM_RULE(extend)
{
	(void)argument;
	return ticket_extend(ticket, session, &arg, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run_due(run, id, extend, err);
}

static const struct command command = {
	.name = "ticket-extend",
	.summary = N_("extend the limit of tickets; prints id, due date and first due date"),
	.description = N_("A supervisor gives it before the due date has passed, with a reason, and the user is told. The first due date is kept beside the new one."),
	.article = "六",
	.need = NEED_WRITE,
	.roles = ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
