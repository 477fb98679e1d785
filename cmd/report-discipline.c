/* The inspector's list: prints nothing when there is nothing to look into. */
#include "program/report_program.h"
#include "report/report_discipline.h"
#include "report/report_quarter.h"

static struct {
	struct report_discipline_query query;
	const char *quarter;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("from", query.from, DATE, N_("first day of the period"), "DATE"),
	OPTION("to", query.to, DATE, N_("last day of the period (today)"), "DATE"),
	OPTION("quarter", quarter, LINE, N_("the quarter, like 2026Q3, in place of --from and --to"), "QUARTER"),
	REPORT_PROGRAM_EXIT_CODE,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-discipline", N_("what is to be looked into today")},
	{"report-discipline --quarter 2026Q3 --format csv", N_("that of a quarter, for a spreadsheet")},
};

static int choose_period(const struct run *run, struct err *err)
{
	struct report_discipline_query *query = &arg.query;
	if (arg.quarter && (query->from || query->to))
		return err_set(err, ERR_USAGE, _("--quarter is the period; --from and --to cannot be given with it"));
	if (arg.quarter && report_quarter_parse(arg.quarter, &query->from, &query->to, err))
		return -1;
	if (!query->to || query->to > run->session.today)
		query->to = run->session.today;
	return query->to < query->from ? err_set(err, ERR_USAGE, _("--to is before --from")) : 0;
}

static const struct report_tally tallies[] = {
	{"finding", N_("findings by kind"), OUT_COLUMNS},
	{"department", N_("findings by department"), OUT_COLUMNS},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("items")};

static int each(void *context, int (*give)(void *page, const void *row, struct err *err), void *page, struct err *err)
{
	struct run *run = context;
	return report_discipline_each(&run->session, &arg.query, give, page, err);
}

static int run(struct run *run, struct err *err)
{
	if (choose_period(run, err))
		return -1;
	run_period(run, arg.query.from, arg.query.to, 0);
	const struct report_program_rows rows = {.counts = &counts, .source = {each, run},
		.order = {REPORT_DISCIPLINE_ORDER, id_order}, .exit_code = arg.exit_code};
	return report_program_stream(run, &rows, err);
}

static const struct command command = {
	.name = "report-discipline",
	.summary = N_("list what the discipline office looks into"),
	.description = N_("What is late and was not reported, what ended late and never was, what was reported "
			  "without a cause found or, where the department was the cause, without anybody "
			  "accountable: by the end of the period, however old; and of the period the call-backs by "
			  "whoever entered the result (同一人) and the clocks that their own department bent "
			  "(同部门). It lists; people decide. Prints nothing when there "
			  "is nothing."),
	.article = "六",
	.columns = "id,finding,round,service,state,department,owner,owner_name,late_due,since,days,at_least,person",
	.columns_table = "finding,id,round,service,department,owner_name,late_due,since,days,person",
	REPORT_PROGRAM_COMMAND(report_discipline_schema),
};

COMMAND_MAIN(command)
