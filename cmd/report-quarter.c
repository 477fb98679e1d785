/* The quarterly assessment: how much was finished, in time, to the satisfaction of users. */
#include "cli/main.h"
#include "office/catalogue.h"
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
	return scan_resolve_commit(run->session.store, arg.as_of, commit, err);
}

static const struct out_share shares[] = {
	{"completion_rate", "finished", "due"},
	{"on_time_rate", "on_time", "due"},
	{"visit_rate", "visited", "finished"},
	{"satisfaction_rate", "satisfied", "reached"},
	{"first_time_rate", "first_time", "finished"},
	{"return_rate", "returned", "due"},
	{"extension_rate", "extended", "due"},
};
enum { SHARES = sizeof shares / sizeof *shares };

/* A workbook shows what its rates are calculated from. */
#define FIGURES                                                                                    \
	"carried_in,received,due,finished,on_time,visited,reached,satisfied,fairly_satisfied,"     \
	"dissatisfied,first_time,returned,extended,overdue,escalated,completion_rate,"             \
	"on_time_rate,visit_rate,satisfaction_rate,first_time_rate,return_rate,extension_rate"

static int write_book(struct run *run, const struct report_quarter *quarter, struct err *err)
{
	const struct out_sheet sheets[] = {
		{_("figures"), &report_quarter_schema, "by,key,name," FIGURES ",commit", quarter->rows.items,
			quarter->rows.n, shares, SHARES},
		/* A chart brings figures with it, but not what formulas come to. */
		{_("departments"), &report_quarter_schema, "name,completion_rate,on_time_rate",
			quarter->departments.items, quarter->departments.n, shares, SHARES},
		{_("weeks"), &report_quarter_week_schema, "from,received,finished", quarter->weeks.items,
			quarter->weeks.n, NULL, 0},
		{_("answers"), &report_quarter_answer_schema, "satisfaction,users", quarter->answers.items,
			quarter->answers.n, NULL, 0},
	};
	const struct out_chart charts[] = {
		{arena_printf(run->session.mem, _("%s: completion rate by department"), arg.quarter),
			OUT_COLUMNS, 1, "name", "completion_rate"},
		{arena_printf(run->session.mem, _("%s: tickets by week"), arg.quarter), OUT_LINES, 2,
			"from", "received,finished"},
		{arena_printf(run->session.mem, _("%s: satisfaction of the users reached"), arg.quarter),
			OUT_PIE, 3, "satisfaction", "users"},
	};
	const struct out_book book = {sheets, sizeof sheets / sizeof *sheets, _("charts"), charts,
		sizeof charts / sizeof *charts};
	return out_book(&run->out, &book, run->session.mem, err);
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct report_quarter_query query = {.catalogue = &catalogue};
	struct report_quarter quarter;
	if (report_quarter_parse(arg.quarter, &query.from, &query.to, err) ||
		read_as_of(run, &query, err) || catalogue_load(run->session.store, &catalogue, err) ||
		report_quarter_make(&run->session, &query, &quarter, err))
		return -1;
	if (run->out.format == OUT_XLSX && !run->out.ids)
		return write_book(run, &quarter, err);
	return run_rows(run, &report_quarter_schema, quarter.rows.items, quarter.rows.n, err);
}

static const struct command command = {
	.name = "report-quarter",
	.summary = N_("report the figures of the quarterly assessment"),
	.description = N_("Counts what should be finished by the end of the quarter (应办结): handed over, "
			  "due not later, not finished before it began. Withdrawn and refused matters are "
			  "outside, and so is what is on hold and was not overdue before. Rates are of "
			  "those; nothing due shows a dash. Before the quarter is over the figures are "
			  "those of the moment. The commit it was computed from is named, and the same "
			  "quarter gives the same figures ever after. A workbook (--format xlsx -o FILE) "
			  "calculates the rates and has charts of departments, weeks and satisfaction."),
	.article = "八",
	.need = NEED_READ,
	.lists = true,
	.schema = &report_quarter_schema,
	.columns = "by,key,name," FIGURES ",commit",
	.columns_table = "by,name,carried_in,received,due,finished,completion_rate,on_time_rate,"
			 "visit_rate,satisfaction_rate,first_time_rate,return_rate,extension_rate,overdue,"
			 "escalated",
	COMMAND_OPTIONS(options),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
