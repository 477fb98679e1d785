/* Record the call-back (回访): reached, solved, satisfied. */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_rule.h"

static struct visit arg;

#define AT(member) .offset = offsetof(struct visit, member)
static const struct command_option options[] = {
	{.field = {.key = "satisfaction", .type = FIELD_ENUM, AT(satisfaction),
		 .choices = ticket_satisfactions, .title = N_("what the user says")},
		.value = "HOW",
		.group = 1},
	{.field = {.key = "reached", .type = FIELD_ENUM, AT(reached), .choices = ticket_answers,
		 .title = N_("was the user reached")},
		.value = "YES"},
	{.field = {.key = "solved", .type = FIELD_ENUM, AT(solved), .choices = ticket_answers,
		 .title = N_("is the matter solved (yes, unless the user is dissatisfied)")},
		.value = "YES"},
	{.field = {.key = "quality", .type = FIELD_TEXT, AT(quality),
		 .title = N_("remark on the quality of service")},
		.value = "TEXT"},
	{.field = {.key = "none", .type = FIELD_TEXT, AT(none),
		 .title = N_("why there is no visit (three failed calls)")},
		.value = "REASON",
		.group = 1},
	{.field = {.key = "reason", .type = FIELD_TEXT, AT(reason),
		 .title = N_("why a supervisor stands in for the owner")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-visit 20260918-XS-0004 --satisfaction satisfied", N_("the user is satisfied")},
	{"ticket-visit 20260918-XS-0004 --none 三次电话均未接通",
		N_("no visit was possible, and why")},
};

TICKET_PROGRAM_RULE(visit)
{
	(void)argument;
	return ticket_visit(ticket, session, &arg, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, visit, err);
}

static const struct command command = {
	.name = "ticket-visit",
	.summary = N_("record the call-back to the user; prints id and state"),
	.description = N_("The visit is the debt of the owner, the first person asked; a supervisor may "
			  "stand in with a reason."),
	.article = "六",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
