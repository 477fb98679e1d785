/* Suspend an account (报停), annex 8. */
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
	OPTION("months", reading.months, INT, N_("for how many months (12, the most)"), "MONTHS"),
	ACCOUNT_PROGRAM_OPTIONS(operation),
};

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-suspend 0000054321 --reading 1234 --reason 长期外出 --paper all",
		N_("suspended for up to 12 months; prints the id of its ticket")},
	{"account-suspend 0000054321 --reading 1234 --months 6 --paper all --dry-run",
		N_("what would change")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_suspend(account, session, &arg.reading, err);
}

static int run(struct run *run, struct err *err)
{
	arg.operation.papers_waived = arg.operation.papers.n == 0;
	arg.operation.service = "suspend";
	arg.operation.request = "报停";
	arg.operation.result = "已报停";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-suspend",
	.summary = N_("suspend an account: its water is turned off for a time"),
	.description = N_("At most 12 months; the account must be active and owe nothing; the reading is taken."),
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
