/* List tickets: open ones, or all that ever were. */
#include "base/str.h"
#include "cli/main.h"
#include "rules/catalogue.h"
#include "page/ticket_page.h"
#include "ticket/ticket_owed.h"
#include "ticket/ticket_query.h"
#include "ticket/ticket_reveal.h"
#include "ticket/ticket_view.h"
#include "value/id.h"

static struct ticket_query arg;

#define RECORD struct ticket_query
static const struct command_option options[] = {
	OPTION("state", states, WORDS,
		N_("only these states (received, approved, assigned, done, ...)"),
		"STATE,...", CHECK(ticket_check_state), NAMES(ticket_states)),
	OPTION("service", services, WORDS, N_("only these services"),
		"SERVICE,...", CHECK(id_check_code)),
	OPTION("department", departments, WORDS, N_("only these departments"),
		"DEPARTMENT,...", CHECK(id_check_code)),
	OPTION("owner", owner, ID, N_("only what this person received"), "STAFF", CHECK(id_check_staff)),
	OPTION("handler", handler, ID, N_("only what this person handles"),
		"STAFF", CHECK(id_check_staff)),
	OPTION("account", account, ID, N_("only tickets of this account"),
		"NUMBER", CHECK(id_check_account)),
	OPTION("from", from, DATE, N_("received on this day or later"), "DATE"),
	OPTION("to", to, DATE, N_("received on this day or earlier"), "DATE"),
	OPTION("find", find, LINE,
		N_("only where a name, phone, address, request, result or note holds this text; name and address also by pinyin (lxm)"),
		"TEXT"),
	OPTION("owed", owed, WORDS,
		N_("only what owes this (assign, result, hold, deliver, visit, close, ...)"),
		"WHAT,...", CHECK(ticket_check_owed), NAMES(ticket_owed_kinds)),
	FLAG("late", late, N_("only what is late (超期), whatever it owes now")),
	FLAG("disputed", disputed, N_("only what two desks decided differently (争议)")),
	FLAG("all", all, N_("also closed, refused and withdrawn ones")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-list --state assigned --sort due",
		N_("what the departments have, next due first")},
	{"ticket-list --late --owed assign,deliver",
		N_("what is late and waits for the window")},
	{"ticket-list --all --from 2026-09-01 --format csv --excel -o tickets.csv",
		N_("a month's tickets for a spreadsheet")},
};

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	const char *columns = run->out.columns;
	if (arg.disputed && !columns)
		run->out.columns = "id,disputed,service,state,department,handler,due,name";
	arg.events = str_equal(columns, "all") || str_contains(columns, "events") || str_contains(columns, "rounds");
	if (catalogue_load_readable(run->session.store, &catalogue, err) ||
		ticket_query_check(run->session.store, &arg, &catalogue, err))
		return -1;
	run_period(run, arg.from, arg.to, run->session.today);
	return ticket_page_query(run, &arg, err);
}

static const struct command command = {
	.name = "ticket-list",
	.summary = N_("list tickets"),
	.article = "五（三）",
	.need = NEED_READ,
	.owes = ticket_reveal_owes,
	.lists = true,
	.schema = &ticket_view_schema,
	.record = "ticket_view_schema",
	.columns = "id,service,state,owed,debtor,owed_until,late,channel,name,phone,address,account,owner,received_at,department,"
		   "handler,assigned_at,first_due,due,closed_at",
	.columns_table = "id,service,state,owed,department,handler,due,late,name,phone,address",
	COMMAND_OPTIONS(options), COMMAND_EXAMPLES(examples), .arg = &arg, .run = run,
};

COMMAND_MAIN(command)
