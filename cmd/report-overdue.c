/* The overdue report: prints nothing when nothing is overdue, so cron mails only what matters. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "report/report_overdue.h"
#include "store/path.h"
#include "value/id.h"

static struct {
	struct report_overdue_query query;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("as-of", query.as_of, DATE, N_("the list as it stood at the end of this day (today)"), "DATE"),
	OPTION("within", query.within, INT, N_("also what falls due within so many working days"), "DAYS"),
	OPTION("department", query.department, ID, N_("only this department"), "DEPARTMENT", CHECK(id_check_code)),
	FLAG("exit-code", exit_code, N_("exit 1 when something is listed")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-overdue --as-of 2026-09-28", N_("what was overdue on that day, worst first")},
	{"report-overdue --within 2 --format csv --columns id,department,due,overdue_days",
		N_("for a spreadsheet: overdue, or due within two working days")},
};

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	const struct department *department;
	struct list list;
	if (!arg.query.as_of)
		arg.query.as_of = run->session.today;
	if (arg.query.within < 0 || arg.query.within > 366)
		return err_set(err, ERR_USAGE, _("--within: 0 to 366 working days"));
	arg.query.by_department = run->out.format == OUT_TABLE;
	if (catalogue_load(run->session.store, &catalogue, err) ||
		(arg.query.department &&
			catalogue_department(&catalogue, arg.query.department, &department, err)) ||
		report_overdue_list(&run->session, &arg.query, &list, err))
		return -1;
	if (list.n == 0)
		return 0;
	run->out.name_of = catalogue_name_of;
	run->out.names = &catalogue;
	if (arg.exit_code)
		run->status = ERR_REFUSED;
	return run_rows(run, &report_overdue_schema, list.items, list.n, err);
}

static const struct command command = {
	.name = "report-overdue",
	.summary = N_("list the tickets that are overdue, worst first"),
	.description = N_("Prints nothing and exits 0 when nothing is overdue. Overdue is a ticket that "
			  "was handed over, has no result, and whose due date has passed; overdue_days are "
			  "the working days since, that day included (days left are negative)."),
	.article = "六",
	.need = NEED_READ,
	.lists = true,
	.schema = &report_overdue_schema,
	.columns = "id,service,state,department,handler,owner,assigned_on,due,overdue_days,reminders,"
		   "escalated,name,phone",
	.columns_table = "department,id,service,handler,owner,assigned_on,due,overdue_days,reminders,"
			 "escalated,name,phone",
	COMMAND_OPTIONS(options),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
