/* Settle what two desks wrote differently into an account. */
#include "account/account.h"
#include "cli/main.h"
#include "dispute/dispute_account.h"

static struct dispute_account_order arg;

#define RECORD struct dispute_account_order
static const struct command_option options[] = {
	OPTION("take", take, ID, N_("the event whose side stands: account-show lists them"), "EVENT", REQUIRED),
	OPTION("reason", reason, TEXT, N_("why that one"), "TEXT", REQUIRED),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", number, N_("account number (用户编号)")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-resolve 0000054321 --take XS-2 --reason 已致电核实", N_("the telephone number that XS wrote stands; prints account and state")},
	{"account-resolve 0000054321 --take DB-1 --reason 以窗口登记为准 --dry-run", N_("what would change")},
};

static int run(struct run *run, struct err *err)
{
	struct account account = {0};
	if (account_number(arg.number, run->session.mem, &arg.number, err) ||
		dispute_account_commit(&run->session, &arg, &account, err))
		return -1;
	run_result(run, run_sentence(run, _("account %s: settled"), account.number), "%s\t%s", account.number,
		account_states[account.state].name);
	return 0;
}

static const struct command command = {
	.name = "account-resolve",
	.summary = N_("settle what two desks did differently to an account; prints account and state"),
	.description = N_("Two windows that did not know of each other wrote different values: the account is disputed "
			  "until a supervisor says which side stands. All that was written along with it is taken from "
			  "that side too. Of money (a receipt reversed twice, two bills for one month) nothing is taken: "
			  "the dispute ends, kept as it is because of the reason, and account-pay puts it right."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
