/* The quarterly assessment: how much was finished, in time, to the satisfaction of customers. */
#include "admin/staff_note.h"
#include "program/figures_program.h"
#include "program/report_program.h"
#include "program/report_quarter_book.h"
#include "report/report_quarter.h"

static struct {
	const char *quarter;
	bool notes;
	struct figures_program figures;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("quarter", quarter, LINE, N_("the quarter, like 2026Q3"), "QUARTER", REQUIRED),
	FLAG("notes", notes, N_("the notes of conduct (staff-note) about the quarter, in place of the figures")),
	FIGURES_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-quarter --quarter 2026Q3", N_("the figures by department, window, owner, service")},
	{"report-quarter --quarter 2026Q3 --as-of 2026-08-31 --format json",
		N_("as they stood at the end of August, for a program")},
	{"report-quarter --quarter 2026Q3 --show overdue --department network --ids",
		N_("the tickets behind a figure")},
};

/* Articles 3 and 7 belong to the assessment, too. */
static int print_notes(struct run *run, const struct report_figures_query *query, struct err *err)
{
	struct list notes;
	if (report_quarter_notes(&run->session, query, &notes, err))
		return -1;
	return run_table(run, &staff_note_schema, STAFF_NOTE_COLUMNS, NULL, notes.items, notes.n, err);
}

static int run(struct run *run, struct err *err)
{
	struct report_figures_query query = {0};
	struct report_quarter quarter;
	if (report_quarter_parse(arg.quarter, &query.from, &query.to, err) ||
		figures_program_begin(run, &arg.figures, &query, err))
		return -1;
	if (arg.notes)
		return print_notes(run, &query, err);
	if (report_quarter_make(&run->session, &query, &quarter, err))
		return -1;
	if (run->out.format == OUT_XLSX && !run->out.ids && !arg.figures.show) {
		run->out.head.title = N_("quarterly assessment");
		return report_quarter_book(run, arg.quarter, &quarter, err);
	}
	return figures_program_print(run, &arg.figures, &quarter.figures, err);
}

static const struct command command = {
	.name = "report-quarter",
	.summary = N_("report the figures of the quarterly assessment"),
	.description = N_("The unit is a round of a ticket. Counts what should be finished (应办结): due by the end, "
			  "and due in the quarter or late and carried over. What ended without a result by its "
			  "due date is outside. Rates are of matters that are accepted (受理事项); nothing due "
			  "shows a dash. Before the quarter is over the figures are those of the day. The "
			  "commit it was computed from is named, and the same quarter gives the same figures "
			  "ever after. A workbook (--format xlsx -o <file>) calculates the rates and has charts "
			  "of departments, weeks and satisfaction."),
	.article = "八",
	.columns = "by,key,name," REPORT_FIGURES_COLUMNS ",commit",
	.columns_table = "by,name,carried_in,received,results,carried_out,due,finished,on_time,overdue,"
			 "escalated,on_time_rate,visit_rate,satisfaction_rate",
	.outputs = OUTPUTS(FIGURES_PROGRAM_OUTPUT,
		OUTPUT_ROWS("notes", staff_note_schema, STAFF_NOTE_COLUMNS)),
	REPORT_PROGRAM_COMMAND(report_figures_schema),
};

COMMAND_MAIN(command)
