/* The daily work sheet of the windows: prints nothing when there is nothing to do. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "report/report_daily.h"
#include "store/path.h"
#include "value/id.h"

static struct {
	struct report_daily_query query;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("desk", query.desk, ID, N_("only this window, with what is every window's"), "CODE", CHECK(id_check_desk)),
	OPTION("as-of", query.as_of, DATE, N_("the sheet as it stood at the end of this day (today)"), "DATE"),
	FLAG("exit-code", exit_code, N_("exit 1 when something is listed")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-daily --desk XS", N_("what the window XS has to do today")},
	{"report-daily --as-of 2026-09-28 --format csv --columns window,kind,id,due,what",
		N_("as it was on that day, for a spreadsheet")},
};

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct list list;
	if (!arg.query.as_of)
		arg.query.as_of = run->session.today;
	arg.query.catalogue = &catalogue;
	if (catalogue_load(run->session.store, &catalogue, err) ||
		report_daily_list(&run->session, &arg.query, &list, err))
		return -1;
	if (list.n == 0)
		return 0;
	run->out.name_of = catalogue_name_of;
	run->out.names = &catalogue;
	if (arg.exit_code)
		run->status = ERR_REFUSED;
	return run_rows(run, &report_daily_schema, list.items, list.n, err);
}

static const struct command command = {
	.name = "report-daily",
	.summary = N_("print the daily work sheet of the windows"),
	.description = N_("Lists what falls due today or on the next working day, what is overdue and what "
			  "comes next then, call-backs that are owed, papers that are expected, suspensions "
			  "and base volumes that end within a month, and from 1 November that the next "
			  "year's holiday notice is missing. Prints nothing when there is nothing to do."),
	.article = "六",
	.need = NEED_READ,
	.lists = true,
	.schema = &report_daily_schema,
	.columns = "id,kind,window,service,department,owner,due,days,name,phone,what",
	.columns_table = "window,kind,id,service,department,owner,due,days,name,phone,what",
	COMMAND_OPTIONS(options),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
