/* Take a meter out, put one in, or replace it (水表拆装), annex 7. */
#include "account/account_rule.h"
#include "program/account_program.h"

static struct {
	struct account_operation operation;
	struct meter_change change;
} arg = {.change = {.old_reading = -1, .new_reading = -1}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("work", change.work, ENUM, N_("what is done"), "WORK", REQUIRED, CHOICES(account_meter_works)),
	OPTION("old-reading", change.old_reading, INT, N_("reading of the meter that comes out"), "M3"),
	OPTION("new-reading", change.new_reading, INT, N_("reading of the meter that goes in"), "M3"),
	OPTION("meter-no", change.meter_no, ID, N_("number of the meter that goes in"), "NUMBER"),
	OPTION("calibre", change.calibre, INT, N_("its calibre, if another"), "DN"),
	OPTION("seal", change.seal, ID, N_("number of its seal"), "NUMBER"),
	ACCOUNT_PROGRAM_OPTIONS(operation),
};

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-meter 0000054321 --work replace --old-reading 1200 --meter-no M900 --new-reading 0 --seal S77",
		N_("another meter; prints the id of its ticket")},
	{"account-meter 0000054321 --work remove --old-reading 1200 --dry-run",
		N_("what would change")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_meter(account, session, &arg.change, err);
}

static int run(struct run *run, struct err *err)
{
	if (arg.change.calibre && account_check_calibre(arg.change.calibre, err)) {
		err->code = ERR_USAGE;
		return err_prefix(err, "--calibre");
	}
	arg.operation.service = "meter-work";
	arg.operation.request = "水表拆装";
	arg.operation.result = "水表拆装已完成";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-meter",
	.summary = N_("take out, put in or replace the meter of an account"),
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
