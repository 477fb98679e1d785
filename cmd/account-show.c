/* Everything about one account. */
#include "account/account.h"
#include "account/account_store.h"
#include "cli/main.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "ticket/ticket.h"
#include "ticket/ticket_query.h"
#include "value/money.h"

static struct {
	const char *number;
	bool history;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("history", history, N_("what happened to it, as rows")),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", number, N_("account number (用户编号)")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-show 0000012345", N_("the account, its unpaid bills and its tickets")},
	{"account-show 0000012345 --history", N_("everything that happened to it")},
};

static const char *name_of(const void *catalogue, const char *kind, const char *code)
{
	int act = choice_find(account_acts, code);
	(void)catalogue;
	return str_equal(kind, "act") && act >= 0 ? _(account_acts[act].title) : code;
}

static int show_tables(struct run *run, const struct account *account, struct err *err)
{
	struct catalogue catalogue;
	struct list tickets;
	struct out out = run->out;
	char owed[MONEY_TEXT_SIZE];
	const struct ticket_query query = {.account = account->number, .all = true};
	if (catalogue_load(run->session.store, &catalogue, err) ||
		ticket_query_run(run->session.store, &query, run->session.mem, &tickets, err))
		return -1;
	out.name_of = catalogue_name_of;
	out.names = &catalogue;
	out.sort = NULL;
	if (account->bills.n) {
		run_print(run, _("\nunpaid: %s yuan"), money_format(account_owes(account), owed));
		if (out_rows(&out, &bill_schema, "period,volume_m3,amount,paid", account->bills.items,
			    account->bills.n, run->session.mem, err))
			return -1;
	}
	if (tickets.n == 0)
		return 0;
	run_print(run, _("\ntickets:"));
	return out_rows(&out, &ticket_schema, "id,service,state,received_at,due", tickets.items,
		tickets.n, run->session.mem, err);
}

static int run(struct run *run, struct err *err)
{
	struct account account;
	const char *number;
	if (account_number(arg.number, run->session.mem, &number, err) ||
		account_load(run->session.store, number, &account, err))
		return -1;
	run->out.whole_names = true;
	if (!run->out.unmask)
		event_mask(&account_schema, &account.events, false, run->session.mem);
	run->out.name_of = name_of;
	if (arg.history)
		return out_rows(&run->out, &event_schema, "at,by,act,ref,text,set", account.events.items,
			account.events.n, run->session.mem, err);
	if (run->out.columns)
		return run_rows(run, &account_schema, &account, 1, err);
	if (out_record(&run->out, &account_schema, &account, run->session.mem, err))
		return -1;
	bool person = run_is_page(run);
	return person ? show_tables(run, &account, err) : 0;
}

static const struct command command = {
	.name = "account-show",
	.summary = N_("show an account, its unpaid bills, its tickets and its history"),
	.description = N_("Telephone, identity and bank numbers are masked unless --unmask is given; "
			  "whoever has a role at a window or department may give it."),
	.article = "五（二）",
	.need = NEED_READ,
	.lists = true,
	.schema = &account_schema,
	.reveals = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR | ROLE_INSPECTOR | ROLE_ADMIN,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
