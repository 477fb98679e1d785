/* Everything about one account. */
#include "account/account_dated.h"
#include "account/account_history.h"
#include "account/account_store.h"
#include "cli/main.h"
#include "page/account_page.h"

static struct {
	const char *number;
	bool history, statement, all;
	int64_t holder;
	int from;
	int to;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("history", history, N_("what happened to it, folded years too, as rows"), .group = 1),
	FLAG("statement", statement, N_("what was billed and paid, and what was owed after it (对账单)"), .group = 1),
	FLAG("all", all, N_("also its tickets that came more than a year ago and were bound into volumes"), .group = 1),
	OPTION("holder", holder, INT, N_("with --statement: of this holder, 1 is the first (who holds now)"), "N"),
	OPTION("from", from, DATE, N_("with --statement: from this day on"), "DATE"),
	OPTION("to", to, DATE, N_("with --statement: up to this day"), "DATE"),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", number, N_("account number (用户编号)")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-show 0000012345", N_("the account, its unpaid bills and its tickets")},
	{"account-show 0000012345 --history", N_("everything that happened to it")},
	{"account-show 0000012345 --statement --from 2026-01-01 --format xlsx -o statement.xlsx",
		N_("what was billed and paid this year, as a workbook")},
};

static int run(struct run *run, struct err *err)
{
	struct account account;
	const char *number;
	if ((arg.from || arg.to || arg.holder) && !arg.statement)
		return err_set(err, ERR_USAGE, _("--holder, --from and --to go with --statement"));
	if (account_number(arg.number, run->session.mem, &number, err) ||
		account_load(run->session.store, number, &account, err) ||
		((arg.history || arg.statement) && account_whole(run->session.store, &account, err)))
		return -1;
	account_dated(&account, run->session.today);
	run->out.whole_names = true;
	if (run_reveal(run, &account_schema, &account, 1, err))
		return -1;
	if (!run->out.unmask)
		event_mask(&account_schema, &account.events, false, run->session.mem);
	run->out.name_of = account_page_name;
	if (arg.statement)
		return account_page_statement(run, &account, arg.holder, arg.from, arg.to, err);
	if (arg.history)
		return account_page_history(run, &account, err);
	if (run->out.columns)
		return run_rows(run, &account_schema, &account, 1, err);
	if (out_record(&run->out, &account_schema, &account, run->session.mem, err))
		return -1;
	return run_is_page(run) ? account_page(run, &account, arg.all, err) : 0;
}

static const struct command command = {
	.name = "account-show",
	.summary = N_("show an account, its unpaid bills, its tickets and its history"),
	.description = N_("Telephone, identity and bank numbers are masked unless --unmask is given; whoever has a role at a window or department may give it. The history tells in its text what "
			  "happened to the money; amount is what was billed or came in, and below 0 what was taken off "
			  "or went out."),
	.article = "五（二）",
	COMMAND_ROWS(account_schema),
	.reveals = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR | ROLE_INSPECTOR | ROLE_ADMIN,
	.outputs = ACCOUNT_PAGE_OUTPUTS,
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)
