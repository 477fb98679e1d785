/* The figures of the assessment for any period. */
#include "program/figures_program.h"
#include "program/report_program.h"
#include "program/report_quarter_book.h"
#include "value/date.h"

static struct {
	int from;
	int to;
	struct figures_program figures;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("from", from, DATE, N_("first day of the period"), "DATE", REQUIRED),
	OPTION("to", to, DATE, N_("last day of the period"), "DATE", REQUIRED),
	FIGURES_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-figures --from 2026-09-01 --to 2026-09-30 --by department,class",
		N_("the figures of September by department and class")},
	{"report-figures --from 2026-01-01 --to 2026-12-31 --show overdue --ids",
		N_("every ticket that was late in the year")},
};

/* With the charts of the quarterly assessment. */
static int write_book(struct run *run, const struct report_figures_query *query, struct err *err)
{
	struct report_quarter quarter;
	char from[DATE_TEXT_SIZE];
	char to[DATE_TEXT_SIZE];
	const char *name = arena_printf(run->session.mem, "%s—%s", date_format(query->from, from),
		date_format(query->to, to));
	return report_quarter_make(&run->session, query, &quarter, err) ||
			       report_quarter_book(run, name, &quarter, err)
		       ? -1
		       : 0;
}

static int run(struct run *run, struct err *err)
{
	struct report_figures_query query = {.from = arg.from, .to = arg.to};
	struct report_figures figures;
	if (arg.to < arg.from)
		return err_set(err, ERR_USAGE, _("--to is before --from"));
	if (figures_program_begin(run, &arg.figures, &query, err))
		return -1;
	if (run->out.format == OUT_XLSX && !run->out.ids && !arg.figures.show)
		return write_book(run, &query, err);
	if (report_figures_make(&run->session, &query, &figures, err))
		return -1;
	return figures_program_print(run, &arg.figures, &figures, err);
}

static const struct command command = {
	.name = "report-figures",
	.summary = N_("report the figures of the assessment for any period"),
	.description = N_("The same figures as report-quarter, for the days from --from to --to."),
	.article = "八",
	.columns = "by,key,name," REPORT_FIGURES_COLUMNS ",commit",
	.columns_table = "by,name,carried_in,received,results,carried_out,due,finished,on_time,overdue,"
			 "escalated,on_time_rate,visit_rate,satisfaction_rate",
	.outputs = OUTPUTS(FIGURES_PROGRAM_OUTPUT),
	REPORT_PROGRAM_COMMAND(report_figures_schema),
};

COMMAND_MAIN(command)
