/* The overdue report: prints nothing when nothing is overdue, so cron mails only what matters. */
#include "rules/catalogue.h"
#include "program/report_program.h"
#include "report/report_overdue.h"
#include "ticket/ticket_reveal.h"

static struct {
	struct report_overdue_query query;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	REPORT_PROGRAM_AS_OF(N_("the list as it stood at the end of this day (today)")),
	OPTION("within", query.within, INT, N_("also what falls due within so many working days"), "DAYS"),
	OPTION("department", query.department, ID, N_("only this department"), "DEPARTMENT", CHECK(id_check_code)),
	REPORT_PROGRAM_EXIT_CODE,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-overdue --as-of 2026-09-28", N_("what was overdue on that day, worst first")},
	{"report-overdue --within 2 --format csv --columns id,department,due,overdue_days",
		N_("for a spreadsheet: overdue, or due within two working days")},
};

static const struct report_tally tallies[] = {
	{"department", N_("overdue tickets by department"), OUT_COLUMNS},
	{"service", N_("overdue tickets by service"), OUT_COLUMNS},
	{"owed", N_("overdue tickets by what is owed"), OUT_PIE},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("tickets")};

static int run(struct run *run, struct err *err)
{
	const struct catalogue *catalogue;
	const struct department *department;
	struct list rows;
	if (arg.query.within < 0 || arg.query.within > 366)
		return err_set(err, ERR_USAGE, _("--within: 0 to 366 working days"));
	arg.query.by_department = run->out.format == OUT_TABLE || run->out.format == OUT_XLSX;
	if (report_program_begin(run, &arg.query.as_of, &catalogue, err) ||
		(arg.query.department && !catalogue->damaged &&
			catalogue_department(catalogue, arg.query.department, &department, err)) ||
		(arg.query.catalogue = catalogue, report_overdue_list(&run->session, &arg.query, &rows, err)))
		return -1;
	run->out.headline = report_overdue_headline(&rows, run->session.mem);
	return report_program_print(run, &counts, &rows, arg.exit_code, err);
}

static const struct command command = {
	.name = "report-overdue",
	.summary = N_("list the tickets that are overdue, worst first"),
	.description = N_("Prints nothing and exits 0 when nothing is overdue. Listed is every late round without a "
			  "result, whatever it owes now, and every assignment and telling of the customer past "
			  "its own limit; only what is late is 超期. overdue_days are the working days since, "
			  "that day included (days left are negative). Where a year's calendar is missing they "
			  "are at least so many (\"≥ 3\", at_least true), the missing year is told last, and "
			  "the exit status is 3."),
	.article = "六",
	.owes = ticket_reveal_owes,
	.columns = "id,service,state,owed,debtor,debtor_name,department,handler,owner,assigned_on,due,until,overdue_days,"
		   "at_least,late,stage,reminders,escalated,name,phone",
	.columns_table = "debtor_name,id,service,owed,handler,owner,due,overdue_days,late,reminders,"
			 "escalated,name,phone",
	REPORT_PROGRAM_COMMAND(report_overdue_schema),
};

COMMAND_MAIN(command)
