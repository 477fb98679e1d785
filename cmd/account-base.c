/* Set the base volume of the first price step (第一阶梯月基础水量), annex 5. */
#include "account/account_rule.h"
#include "program/account_program.h"

static struct {
	struct account_operation operation;
	struct base_volume base;
} arg = {.base = {.years = 2}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("population", base.population, INT, N_("people in the household (户口簿)"), "PEOPLE"),
	OPTION("volume", base.volume, INT, N_("m3 a month, where it does not follow from the people"), "M3"),
	OPTION("from", base.from, DATE, N_("first day it holds (the first of next month)"), "DATE"),
	OPTION("years", base.years, INT, N_("how long (2); 0: no end"), "YEARS"),
	ACCOUNT_PROGRAM_OPTIONS(operation),
};

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-base 0000054321 --population 6 --paper all",
		N_("30 m3 a month for two years; prints the id of its ticket")},
	{"account-base 0000054321 --missing household-book",
		N_("the paper is missing: the ticket rests")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_base(account, session, &arg.base, err);
}

static int run(struct run *run, struct err *err)
{
	arg.operation.service = "base-volume";
	arg.operation.request = "第一阶梯月基础水量调整";
	arg.operation.result = "已调整月基础水量";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-base",
	.summary = N_("adjust the monthly base volume of a household"),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
