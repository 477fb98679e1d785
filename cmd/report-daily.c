/* The daily work sheet of the windows: prints nothing when there is nothing to do. */
#include "program/report_program.h"
#include "report/report_daily.h"

static struct {
	struct report_daily_query query;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	REPORT_PROGRAM_DESK(N_("only this window, with what is every window's")),
	REPORT_PROGRAM_AS_OF(N_("the sheet as it stood at the end of this day (today)")),
	REPORT_PROGRAM_EXIT_CODE,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-daily --desk XS", N_("what the window XS has to do today")},
	{"report-daily --as-of 2026-09-28 --format csv --columns window,kind,id,due,what",
		N_("as it was on that day, for a spreadsheet")},
};

static int run(struct run *run, struct err *err)
{
	struct list rows;
	if (report_program_begin(run, &arg.query.as_of, &arg.query.catalogue, err) ||
		report_daily_list(&run->session, &arg.query, &rows, err))
		return -1;
	return report_program_print(run, &rows, arg.exit_code, err);
}

static const struct command command = {
	.name = "report-daily",
	.summary = N_("print the daily work sheet of the windows"),
	.description = N_("Lists what falls due today or on the next working day, what is overdue and what "
			  "comes next then, call-backs that are owed, documents that are expected, "
			  "suspensions and base volumes that end within a month, and from 1 November that "
			  "the next year's holiday notice is missing. Prints nothing when there is nothing "
			  "to do. Where a year's calendar is missing the days are at least so many (\"≥ 3\", "
			  "at_least true), the missing year is told last, and the exit status is 3."),
	.article = "六",
	.columns = "id,kind,window,service,department,owner,due,days,at_least,name,phone,what",
	.columns_table = "window,kind,id,service,department,owner,due,days,name,phone,what",
	REPORT_PROGRAM_COMMAND(report_daily_schema),
};

COMMAND_MAIN(command)
