/* The call-backs that each first person asked (首问责任人) still owes. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "report/report_visit.h"
#include "store/path.h"
#include "value/id.h"

static struct {
	struct report_visit_query query;
	bool summary;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("as-of", query.as_of, DATE, N_("the list as it stood at the end of this day (today)"), "DATE"),
	OPTION("owner", query.owner, ID, N_("only what this person received"), "STAFF", CHECK(id_check_staff)),
	OPTION("desk", query.desk, ID, N_("only tickets of this window"), "CODE", CHECK(id_check_desk)),
	FLAG("summary", summary, N_("how many each owner owes, most first")),
	FLAG("exit-code", exit_code, N_("exit 1 when something is listed")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-visit", N_("who owes which call-back, and since when")},
	{"report-visit --summary --format csv --columns owner,tickets,longest",
		N_("how many each owes, for a spreadsheet")},
};

static int print_sums(struct run *run, const struct list *debts, struct err *err)
{
	struct list sums;
	bool paper = run->out.format == OUT_TABLE || run->out.format == OUT_XLSX;
	report_visit_add_up(&run->session, debts, &sums);
	return out_rows(&run->out, &report_visit_sum_schema,
		paper && !run->out.ids ? "owner_name,tickets,longest,oldest"
				       : "owner,owner_name,tickets,longest,oldest",
		sums.items, sums.n, run->session.mem, err);
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct list debts;
	if (!arg.query.as_of)
		arg.query.as_of = run->session.today;
	if (catalogue_load(run->session.store, &catalogue, err) ||
		report_visit_list(&run->session, &arg.query, &debts, err))
		return -1;
	if (debts.n == 0)
		return 0;
	run->out.name_of = catalogue_name_of;
	run->out.names = &catalogue;
	if (arg.exit_code)
		run->status = ERR_REFUSED;
	if (arg.summary)
		return print_sums(run, &debts, err);
	return run_rows(run, &report_visit_schema, debts.items, debts.n, err);
}

static const struct command command = {
	.name = "report-visit",
	.summary = N_("list the call-backs that are owed, by the person who owes them"),
	.description = N_("The first person asked calls the user back after the result was told, and "
			  "records it (ticket-visit). Listed are the tickets that are delivered and not "
			  "visited, with the working days since; nothing is printed when nothing is owed."),
	.article = "六",
	.need = NEED_READ,
	.lists = true,
	.schema = &report_visit_schema,
	.columns = "id,owner,owner_name,service,department,delivered_on,days,name,phone",
	.columns_table = "owner_name,id,service,department,delivered_on,days,name,phone",
	COMMAND_OPTIONS(options),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
