/* File a ticket away; the steps that are still missing can be given along. */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_flow.h"
#include "ticket/ticket_rule.h"

static struct {
	const char *result;
	int told;
	struct visit visit;
	const char *note;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "result", .type = FIELD_TEXT, AT(result),
		 .title = N_("the result, where it is still missing")},
		.value = "TEXT"},
	{.field = {.key = "told", .type = FIELD_ENUM, AT(told), .choices = ticket_channels,
		 .renamed = ticket_channels_renamed,
		 .title = N_("how the user was told, where that is still missing")},
		.value = "HOW"},
	{.field = {.key = "visit", .type = FIELD_ENUM, AT(visit.satisfaction),
		 .choices = ticket_satisfactions,
		 .title = N_("the satisfaction at the visit, where it is still missing")},
		.value = "HOW",
		.group = 1},
	{.field = {.key = "solved", .type = FIELD_ENUM, AT(visit.solved), .choices = ticket_answers,
		 .title = N_("with --visit: is the matter solved")},
		.value = "YES"},
	{.field = {.key = "quality", .type = FIELD_TEXT, AT(visit.quality),
		 .title = N_("with --visit: remark on the quality of service")},
		.value = "TEXT"},
	{.field = {.key = "no-visit", .type = FIELD_TEXT, AT(visit.none),
		 .title = N_("why there is no visit (three failed calls)")},
		.value = "REASON",
		.group = 1},
	{.field = {.key = "reason", .type = FIELD_TEXT, AT(visit.reason),
		 .title = N_("why a supervisor visits in place of the owner")},
		.value = "TEXT"},
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note),
		 .title = N_("a note, kept with the event")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-close 20260918-XS-0005", N_("file a visited ticket away")},
	{"ticket-close 20260918-XS-0002 --result 已修复 --told phone --visit satisfied",
		N_("result, delivery, visit and filing in one commit")},
};

/* What the command line left out, told of the ticket as it was: nothing was written. */
static int refuse_rest(const struct ticket *before, const struct ticket *after, struct err *err)
{
	return err_set(err, ERR_REFUSED,
		_("ticket %s is %s (%s): to be filed away in one command it also needs:%s%s%s; nothing was "
		  "written"),
		before->id, ticket_states[before->state].name, _(ticket_states[before->state].title),
		after->result_at ? "" : " --result TEXT", after->told_at ? "" : " --told HOW",
		after->visited_at ? "" : " --visit HOW");
}

TICKET_PROGRAM_RULE(close_ticket)
{
	const struct ticket before = *ticket;
	(void)argument;
	if (arg.result && ticket_flow_result(ticket, session, arg.result, true, err))
		return -1;
	if (arg.told && ticket_deliver(ticket, session, arg.told, NULL, err))
		return -1;
	bool visited = arg.visit.satisfaction || arg.visit.none;
	if (visited && ticket_visit(ticket, session, &arg.visit, err))
		return -1;
	if (ticket->state != before.state && ticket->state != TICKET_VISITED)
		return refuse_rest(&before, ticket, err);
	return ticket_close(ticket, session, arg.note, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, close_ticket, err);
}

static const struct command command = {
	.name = "ticket-close",
	.summary = N_("file tickets away; prints id and state"),
	.description = N_("Filing needs a result, the user told, and a visit or the reason why there is "
			  "none. What is missing can be given in the same command."),
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
