/* Take a meter out, put one in, or replace it (水表拆装), annex 7. */
#include "account/account_rule.h"
#include "program/account_program.h"

static struct {
	struct account_operation operation;
	struct meter_change change;
} arg = {.change = {.old_reading = -1, .new_reading = -1}};

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "work", .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(change.work), .choices = account_meter_works,
		 .title = N_("what is done")},
		.value = "WORK"},
	{.field = {.key = "old-reading", .type = FIELD_INT, AT(change.old_reading),
		 .title = N_("reading of the meter that comes out")},
		.value = "M3"},
	{.field = {.key = "new-reading", .type = FIELD_INT, AT(change.new_reading),
		 .title = N_("reading of the meter that goes in")},
		.value = "M3"},
	{.field = {.key = "meter-no", .type = FIELD_ID, AT(change.meter_no),
		 .title = N_("number of the meter that goes in")},
		.value = "NUMBER"},
	{.field = {.key = "calibre", .type = FIELD_INT, AT(change.calibre),
		 .title = N_("its calibre, if another")},
		.value = "DN"},
	{.field = {.key = "seal", .type = FIELD_ID, AT(change.seal),
		 .title = N_("number of its seal")},
		.value = "NUMBER"},
	ACCOUNT_PROGRAM_OPTIONS(operation),
};
#undef AT

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};

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
