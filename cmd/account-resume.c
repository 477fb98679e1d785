/* Resume an account (启用), annex 8. */
#include "account/account_rule.h"
#include "program/account_program.h"

static struct {
	struct account_operation operation;
	struct meter_reading reading;
} arg = {.reading = {.reading = -1}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reading", reading.reading, INT, N_("reading of the meter"), "M3"),
	OPTION("reason", reading.reason, TEXT, N_("why (业务申请原因)"), "TEXT"),
	ACCOUNT_PROGRAM_OPTIONS(operation),
};

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-resume 0000054322 --reading 1234 --paper all",
		N_("in use again; prints the id of its ticket")},
	{"account-resume 0000054322 --reading 1234 --reason 返回居住 --paper all --dry-run",
		N_("what would change")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_resume(account, session, &arg.reading, err);
}

static int run(struct run *run, struct err *err)
{
	arg.operation.papers_waived = arg.operation.papers.n == 0;
	arg.operation.service = "resume";
	arg.operation.request = "启用";
	arg.operation.result = "已启用";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-resume",
	.summary = N_("put a suspended account into use again"),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
