/* Cancel an account for good (销户), annex 8. */
#include "account/account_rule.h"
#include "cli/ask.h"
#include "program/account_program.h"
#include "value/id.h"

static struct {
	struct account_operation operation;
	struct meter_reading reading;
	const char *confirm;
} arg = {.reading = {.reading = -1}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reading", reading.reading, INT, N_("final reading of the meter"), "M3"),
	OPTION("reason", reading.reason, TEXT, N_("why (业务申请原因)"), "TEXT"),
	OPTION("confirm", confirm, ID, N_("the account number once more, as nothing takes this back"), "ACCOUNT", CHECK(id_check_account)),
	ACCOUNT_PROGRAM_OPTIONS(operation),
};

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-cancel 0000054323 --reading 1240 --reason 拆迁 --confirm 0000054323 --paper all",
		N_("cancelled; prints the id of its ticket")},
	{"account-cancel 0000054323 --reading 1240 --confirm 0000054323 --paper all --dry-run",
		N_("what would change")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_cancel(account, session, &arg.reading, err);
}

static int run(struct run *run, struct err *err)
{
	const char *number;
	if (account_number(arg.operation.number, run->session.mem, &number, err))
		return -1;
	if (!arg.confirm && ask_line(run, _("type the account number once more: "), &arg.confirm, err))
		return -1;
	if (!str_equal(arg.confirm, number))
		return err_set(err, ERR_REFUSED,
			_("cancelling %s cannot be taken back and needs its number twice; first: --confirm %s"),
			number, number);
	arg.operation.papers_waived = arg.operation.papers.n == 0;
	arg.operation.service = "cancel";
	arg.operation.request = "销户";
	arg.operation.result = "已销户";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-cancel",
	.summary = N_("cancel an account for good"),
	.description = N_("Needs no arrears and a final reading; the meter is taken out. The number must be given twice: typed when asked for, or with --confirm."),
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
