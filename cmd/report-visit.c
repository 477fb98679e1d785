/* The call-backs that each first person asked (首问责任人) still owes. */
#include "program/report_program.h"
#include "report/report_visit.h"
#include "ticket/ticket_reveal.h"

static struct {
	struct report_visit_query query;
	bool summary;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	REPORT_PROGRAM_AS_OF(N_("the list as it stood at the end of this day (today)")),
	OPTION("owner", query.owner, ID, N_("only what this person received"), "STAFF", CHECK(id_check_staff)),
	REPORT_PROGRAM_DESK(N_("only tickets of this window")),
	FLAG("summary", summary, N_("how many each owner owes, most first")),
	REPORT_PROGRAM_EXIT_CODE,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-visit", N_("who owes which call-back, and since when")},
	{"report-visit --summary --format csv --columns owner,tickets,longest",
		N_("how many each owes, for a spreadsheet")},
};

static const struct report_tally tallies[] = {
	{"owner_name", N_("call-backs by who owes them"), OUT_COLUMNS},
	{"department", N_("call-backs by department"), OUT_COLUMNS},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("tickets")};
static const char sum_columns[] = "owner,owner_name,tickets,longest,at_least,oldest";

static int print_sums(struct run *run, const struct list *debts, struct err *err)
{
	static const struct report_tally by_owner[] = {
		{"owner_name", N_("call-backs by who owes them"), OUT_COLUMNS},
	};
	static const struct report_tally_list shown = {REPORT_TALLIES(by_owner), .values = "tickets",
		.figures = true};
	struct list sums;
	report_visit_add_up(&run->session, debts, &sums);
	return report_tally_table(run, &shown, &report_visit_sum_schema, sum_columns,
		"owner_name,tickets,longest,oldest", &sums, err);
}

static int run(struct run *run, struct err *err)
{
	struct list debts;
	if (report_program_begin(run, &arg.query.as_of, NULL, err) ||
		report_visit_list(&run->session, &arg.query, &debts, err))
		return -1;
	run->out.headline = report_visit_headline(&debts, run->session.mem);
	report_program_found(run, debts.n, arg.exit_code);
	return arg.summary ? print_sums(run, &debts, err) : report_tally_rows(run, &counts, &debts, err);
}

static const struct command command = {
	.name = "report-visit",
	.summary = N_("list the call-backs that are owed, by the person who owes them"),
	.description = N_("The first person asked calls the customer back after the result was told, and "
			  "records it (ticket-visit). Listed are the tickets that are delivered and not "
			  "visited, with the working days since; nothing is printed when nothing is owed. Where "
			  "a year's calendar is missing they are at least so many (\"≥ 3\", at_least true), the "
			  "missing year is told last, and the exit status is 3."),
	.article = "六",
	.owes = ticket_reveal_owes,
	.columns = "id,owner,owner_name,service,department,delivered_on,days,at_least,name,phone",
	.columns_table = "owner_name,id,service,department,delivered_on,days,name,phone",
	.outputs = OUTPUTS(OUTPUT_ROWS("summary", report_visit_sum_schema, sum_columns)),
	REPORT_PROGRAM_COMMAND(report_visit_schema),
};

COMMAND_MAIN(command)
