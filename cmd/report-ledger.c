/* The monthly ledger: what was received in a month, in the columns of annex 9. */
#include "program/report_program.h"
#include "report/report_ledger.h"
#include "ticket/ticket_reveal.h"

static struct {
	const char *month;
	int as_of;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("month", month, LINE, N_("the month received, like 2026-09"), "MONTH", REQUIRED),
	OPTION("as-of", as_of, DATE, N_("as it stood at the end of this day (the last of the month)"), "DATE"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-ledger --month 2026-09", N_("the ledger of September as it stood at its end")},
	{"report-ledger --month 2026-09 --as-of today --format csv --excel -o ledger.csv",
		N_("with what was done about it since, for a spreadsheet")},
};

static const struct report_tally tallies[] = {
	{"service", N_("tickets of the month by service"), OUT_COLUMNS},
	{"department", N_("tickets of the month by department"), OUT_COLUMNS},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("tickets")};

static int run(struct run *run, struct err *err)
{
	struct report_ledger_query query = {0};
	struct list list;
	if (report_ledger_parse(arg.month, &query.from, &query.to, err))
		return -1;
	query.as_of = arg.as_of ? arg.as_of : query.to;
	if (report_ledger_make(&run->session, &query, &list, err))
		return -1;
	run_period(run, query.from, query.to, query.as_of);
	return report_tally_rows(run, &counts, &list, err);
}

static const struct command command = {
	.name = "report-ledger",
	.summary = N_("print the monthly ledger of annex 9"),
	.description = N_("One line for every ticket received in the month, in the order of the "
			  "registration form: who received it when, for whom, what was asked, who handles "
			  "it until when, what came of it, what the call-back said."),
	.article = "五（三）",
	.owes = ticket_reveal_owes,
	.columns = "id,received_at,owner,name,service,address,account,phone,request,department,handler,"
		   "assigned_at,due,result,visit,remark",
	.columns_table = "id,received_at,owner_name,name,service,address,account,phone,request,"
			 "department,handler_name,assigned_at,due,result,visit,remark",
	REPORT_PROGRAM_COMMAND(report_ledger_schema),
};

COMMAND_MAIN(command)
