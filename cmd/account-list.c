/* Find accounts. */
#include "account/account_query.h"
#include "account/account_view.h"
#include "base/str.h"
#include "cli/main.h"
#include "page/account_page.h"

static struct account_query arg;

#define RECORD struct account_query
static const struct command_option options[] = {
	OPTION("find", find, LINE, N_("only where holder, number, address, phone, meter or licence holds this text; holder and address also by pinyin (lxm)"), "TEXT"),
	OPTION("state", states, WORDS, N_("only these states (active, suspended, cancelled, pending)"), "STATE,...", CHECK(account_check_state), NAMES(account_states)),
	OPTION("prefix", prefix, LINE, N_("only numbers that begin so"), "DIGITS"),
	FLAG("disputed", disputed, N_("only those to which two desks did different things (争议)")),
	FLAG("owing", owing, N_("only accounts with arrears")),
	OPTION("running-out", running_out, INT, N_("suspensions and base volumes that end within so many months"), "MONTHS"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-list --find 象山大道", N_("by part of the address; names and numbers are masked")},
	{"account-list --owing --format csv --columns account,name,owes,bills",
		N_("who owes how much, with the number of unpaid bills")},
};

static int run(struct run *run, struct err *err)
{
	const char *columns = run->out.columns;
	if (arg.running_out < 0 || arg.running_out > 120)
		return err_set(err, ERR_USAGE, _("--running-out: 0 to 120 months"));
	if (arg.disputed && !columns)
		run->out.columns = "account,disputed,state,name,address,phone,owes,prepaid";
	arg.events = str_equal(columns, "all") || str_contains(columns, "events");
	return account_page_query(run, &arg, err);
}

static const struct command command = {
	.name = "account-list",
	.summary = N_("list accounts"),
	.article = "五（二）",
	COMMAND_ROWS(account_view_schema),
	.columns = "account,state,name,id_type,id_no,address,phone,meter_no,calibre,use,population,"
		   "base_volume,owes,prepaid,opened_on",
	.columns_table = "account,state,name,address,phone,meter_no,owes,prepaid",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
