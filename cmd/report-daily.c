/* The daily work sheet of the windows: prints nothing when there is nothing to do. */
#include "base/str.h"
#include "office/identity.h"
#include "office/staff.h"
#include "program/report_program.h"
#include "report/report_daily.h"
#include "ticket/ticket_reveal.h"

static struct {
	struct report_daily_query query;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	REPORT_PROGRAM_DESK(N_("only this window, with what is every window's")),
	OPTION("department", query.department, ID, N_("only what this department owes or handles"),
		"DEPARTMENT", CHECK(id_check_code)),
	OPTION("staff", query.staff, ID, N_("only what this person owes, handles or received; me: oneself"),
		"STAFF"),
	REPORT_PROGRAM_AS_OF(N_("the sheet as it stood at the end of this day (today)")),
	REPORT_PROGRAM_EXIT_CODE,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-daily --desk XS", N_("what the window XS has to do today")},
	{"report-daily --as-of 2026-09-28 --format csv --columns window,owed,id,due,what",
		N_("as it was on that day, for a spreadsheet")},
};

static const struct report_tally tallies[] = {
	{"owed", N_("things to do by what is owed"), OUT_COLUMNS},
	{"debtor_name", N_("things to do by who owes them"), OUT_COLUMNS},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("items"),
	.charts_first = true};

static int run(struct run *run, struct err *err)
{
	struct list rows;
	bool me = str_equal(arg.query.staff, "me");
	if (me && !run->session.staff && identity_set(&run->session, NULL, err))
		return -1;
	if (me)
		arg.query.staff = run->session.staff->id;
	if (report_program_begin(run, &arg.query.as_of, &arg.query.catalogue, err) ||
		report_daily_list(&run->session, &arg.query, &rows, err))
		return -1;
	run->out.headline = report_daily_headline(&rows, run->session.mem);
	return report_program_print(run, &counts, &rows, arg.exit_code, err);
}

static const struct command command = {
	.name = "report-daily",
	.summary = N_("print the daily work sheet of the windows"),
	.description = N_("What two desks decided differently comes first, then (on the sheet of today) two open "
			  "tickets of one service on one account that two desks opened without knowing of each "
			  "other. Every open ticket once, with the one thing that it owes, by whom and until when, late or "
			  "not; then suspensions and base volumes that end within a month, and from 1 "
			  "November that the next year's holiday notice is missing. Prints nothing when "
			  "there is nothing to do. Where a year's calendar is missing the days are at least "
			  "so many (\"≥ 3\", at_least true), the missing year is told last, and the exit "
			  "status is 3."),
	.article = "六",
	.owes = ticket_reveal_owes,
	.columns = "id,owed,window,service,state,debtor,debtor_name,stage,department,handler,owner,since,until,"
		   "due,days,at_least,late,name,phone,what",
	.columns_table = "window,owed,id,service,debtor_name,until,days,late,due,name,phone,what",
	REPORT_PROGRAM_COMMAND(report_daily_schema),
};

COMMAND_MAIN(command)
