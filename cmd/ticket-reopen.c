/* Take a visited or closed ticket up again (重办). */
#include "cli/main.h"
#include "office/catalogue.h"
#include "program/ticket_program.h"
#include "ticket/ticket_clock.h"

static struct {
	const char *reason;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "reason", .type = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(reason),
		 .title = N_("why the user is not satisfied")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	TICKET_PROGRAM_OPERANDS,
};

static const struct command_example examples[] = {
	{"ticket-reopen 20260918-XS-0005 --reason 用户反映问题未解决",
		N_("prints id, due date and first due date")},
	{"ticket-reopen 20260918-XS-0005 --reason 再次漏水 --dry-run",
		N_("what would change")},
};

TICKET_PROGRAM_RULE(reopen)
{
	(void)argument;
	struct catalogue catalogue;
	const struct service *service;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	return ticket_reopen(ticket, session, service, arg.reason, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	return ticket_program_run_due(run, id, reopen, err);
}

static const struct command command = {
	.name = "ticket-reopen",
	.summary = N_("take visited or closed tickets up again; prints id, due date and first due date"),
	.description = N_("The next round begins with its department and a new clock; the earlier rounds stay in the record."),
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
