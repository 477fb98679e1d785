/* The quarterly assessment: how much was finished, in time, to the satisfaction of customers. */
#include "office/catalogue.h"
#include "program/report_program.h"
#include "program/report_quarter_book.h"
#include "report/report_quarter.h"
#include "store/scan_commit.h"
#include "value/date.h"
#include "value/moment.h"

static struct {
	const char *quarter;
	const char *as_of;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("quarter", quarter, LINE, N_("the quarter, like 2026Q3"), "QUARTER", REQUIRED),
	OPTION("as-of", as_of, LINE, N_("from this commit, or as it stood at the end of this day"), "COMMIT|DATE"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-quarter --quarter 2026Q3", N_("the figures by department, window, owner, service")},
	{"report-quarter --quarter 2026Q3 --as-of 2026-08-31 --format json",
		N_("as they stood at the end of August, for a program")},
};

/* The end of the quarter, or earlier: now, or the day asked for. */
static int read_as_of(struct run *run, struct report_quarter_query *query, struct err *err)
{
	struct err no_date = {0};
	char *commit;
	int date;
	int64_t end = moment_of_date(query->to + 1);
	query->until = run->session.now + 1 < end ? run->session.now + 1 : end;
	if (!arg.as_of)
		return 0;
	if (date_parse(arg.as_of, &date, &no_date) == 0) {
		if (moment_of_date(date + 1) < query->until)
			query->until = moment_of_date(date + 1);
		return 0;
	}
	commit = arena_alloc(run->session.mem, GIT_ID_SIZE);
	query->commit = commit;
	return scan_commit_resolve(run->session.store, arg.as_of, commit, err);
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct report_quarter_query query = {.catalogue = &catalogue};
	struct report_quarter quarter;
	if (report_quarter_parse(arg.quarter, &query.from, &query.to, err) ||
		read_as_of(run, &query, err) || catalogue_load_readable(run->session.store, &catalogue, err) ||
		report_quarter_make(&run->session, &query, &quarter, err))
		return -1;
	if (run->out.format == OUT_XLSX && !run->out.ids)
		return report_quarter_book(run, arg.quarter, &quarter, err);
	return run_rows(run, &report_quarter_schema, quarter.rows.items, quarter.rows.n, err);
}

static const struct command command = {
	.name = "report-quarter",
	.summary = N_("report the figures of the quarterly assessment"),
	.description = N_("Counts what should be finished by the end of the quarter (应办结): assigned, due "
			  "not later, not finished before it began. Withdrawn and refused matters are "
			  "outside, and so is what is on hold and was not overdue before. Rates are of "
			  "those; nothing due shows a dash. Before the quarter is over the figures are "
			  "those of the moment. The commit it was computed from is named, and the same "
			  "quarter gives the same figures ever after. A workbook (--format xlsx -o <file>) "
			  "calculates the rates and has charts of departments, weeks and satisfaction."),
	.article = "八",
	.columns = "by,key,name," REPORT_QUARTER_FIGURES ",commit",
	.columns_table = "by,name,carried_in,received,due,finished,completion_rate,on_time_rate,"
			 "visit_rate,satisfaction_rate,first_time_rate,return_rate,extension_rate,overdue,"
			 "escalated",
	REPORT_PROGRAM_COMMAND(report_quarter_schema),
};

COMMAND_MAIN(command)
