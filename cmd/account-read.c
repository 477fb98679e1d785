/* Take the reading of a meter (抄表). */
#include "account/account_reading.h"
#include "program/account_program.h"

static struct account_reading arg = {.reading = ACCOUNT_READING_NONE};

enum { EXCLUSIVE = 1 };

#define RECORD struct account_reading
static const struct command_option options[] = {
	OPTION("reading", reading, INT, N_("what the register shows"), "M3", REQUIRED),
	FLAG("rollover", rollover, N_("the register passed its highest figure and began again"),
		.group = EXCLUSIVE),
	OPTION("correct", correct, TEXT, N_("the last reading was wrong: why (a supervisor)"), "REASON",
		.group = EXCLUSIVE),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", number, N_("account number (用户编号)")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-read 0000012345 --reading 1234", N_("prints the account number and the m3 since the last reading")},
	{"account-read 0000054323 --reading 12 --rollover --dry-run",
		N_("the register began again: of five digits, after 99950, that would be 62 m3")},
};

static int run(struct run *run, struct err *err)
{
	int64_t used = 0;
	if (account_number(arg.number, run->session.mem, &arg.number, err) ||
		account_program_ask_reading(run, &arg, err) ||
		account_reading_commit(&run->session, &arg, &used, err))
		return -1;
	run_result(run, run_sentence(run, _("%lld m3 since the last reading"), (long long)used), "%s\t%lld",
		arg.number, (long long)used);
	return 0;
}

static const struct command command = {
	.name = "account-read",
	.summary = N_("take the reading of a meter; prints the account number and the use"),
	.description = N_("A reading below the last one is refused, unless the register began again (--rollover; it has the digits that the account says, else those of the last reading) or a supervisor corrects the last one (--correct). More than ten times the usual use is asked twice at a terminal, and told elsewhere."),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
