/* Change the use classes and shares of an account (用水类别、用水比例), annex 3. */
#include "account/account_rule.h"
#include "program/account_program.h"

static struct {
	struct account_operation operation;
	struct words use;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("use", use, WORDS, N_("whole percents that sum to 100 (residential, non-residential, special)"), "CLASS=PERCENT,...", REQUIRED, CHECK(account_check_share)),
	ACCOUNT_PROGRAM_OPTIONS(operation),
};

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-class 0000054321 --use residential=60,non-residential=40",
		N_("from the next billing month; prints the id of its ticket")},
	{"account-class 0000054321 --use special=100 --dry-run",
		N_("what would change")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_class(account, session, &arg.use, err);
}

static int run(struct run *run, struct err *err)
{
	arg.operation.service = "use-class";
	arg.operation.request = "用水类别、用水比例调整";
	arg.operation.result = "已调整用水类别、用水比例";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-class",
	.summary = N_("change the use classes and shares of an account"),
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
