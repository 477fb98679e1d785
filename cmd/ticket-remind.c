/* Remind the department of a ticket, and tell the user how things stand (催办). */
#include "cli/main.h"
#include "program/ticket_program.h"
#include "ticket/ticket_overdue.h"

static struct {
	const char *to;
	const char *answer;
	int told;
	const char *said;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "to", .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(to),
		 .title = N_("who was reminded")},
		.value = "WHOM"},
	{.field = {.key = "answer", .type = FIELD_TEXT, AT(answer),
		 .title = N_("what they answered")},
		.value = "TEXT"},
	{.field = {.key = "told", .type = FIELD_ENUM, AT(told), .choices = ticket_channels,
		 .renamed = ticket_channels_renamed,
		 .title = N_("how the user was told how things stand")},
		.value = "HOW"},
	{.field = {.key = "said", .type = FIELD_TEXT, AT(said),
		 .title = N_("with --told: what was said")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-remind 20260918-XS-0002 --to 营抄中心赵磊 --answer 明日上门",
		N_("prints id and state")},
	{"ticket-remind 20260918-XS-0002 --to 营抄中心赵磊 --told phone --said 已催办，两日内答复",
		N_("the user was told as well")},
};

TICKET_PROGRAM_RULE(remind)
{
	(void)argument;
	if (arg.said && !arg.told)
		return err_set(err, ERR_USAGE, _("--said goes with --told"));
	if (ticket_remind(ticket, session, arg.to, arg.answer, err))
		return -1;
	return arg.told ? ticket_inform(ticket, session, arg.told, arg.said, err) : 0;
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run(run, id, remind, err);
}

static const struct command command = {
	.name = "ticket-remind",
	.summary = N_("record a reminder to the department; prints id and state"),
	.description = N_("An overdue ticket needs, in this order: a reminder, the user told, the escalation."),
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
