/* Who owes, since when, and how much (欠费). */
#include "program/report_program.h"
#include "report/report_arrears.h"

static struct {
	struct report_arrears_query query;
	bool call_list;
	bool exit_code;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("min", query.min, MONEY, N_("only who owes so much or more"), "AMOUNT"),
	OPTION("older-than", query.older_than, INT, N_("only where the oldest unpaid month ended so many months ago"), "MONTHS"),
	FLAG("former", query.former, N_("those who held accounts before, in place of those who hold them")),
	FLAG("call-list", call_list, N_("whom to call: telephone, name and sum (with --unmask in full)")),
	REPORT_PROGRAM_EXIT_CODE,
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-arrears --older-than 3 --min 100", N_("who owes 100 yuan or more for three months or longer")},
	{"report-arrears --ids", N_("the account numbers alone, one a line")},
	{"report-arrears --call-list --unmask --reason 催缴 -o calls.xlsx", N_("a list for who calls them")},
};

static const char call_columns[] = "phone,name,account,oldest,periods,total";

static const struct report_tally tallies[] = {
	{"oldest", N_("owed by the oldest unpaid period"), OUT_COLUMNS},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("accounts"), .sum = "total"};

struct arrears_rows {
	struct run *run;
	struct report_arrears_sum sum;
};

static int each(void *context, int (*give)(void *page, const void *row, struct err *err), void *page, struct err *err)
{
	struct arrears_rows *found = context;
	return report_arrears_each(&found->run->session, &arg.query, give, page, &found->sum, err);
}

static const char *headline(const void *context, struct arena *arena)
{
	return report_arrears_headline(&((const struct arrears_rows *)context)->sum, arena);
}

static int run(struct run *run, struct err *err)
{
	struct arrears_rows found = {.run = run};
	struct report_program_rows rows = {.counts = &counts, .source = {each, &found},
		.order = {.keys = REPORT_ARREARS_ORDER}, .headline = headline, .exit_code = arg.exit_code};
	if (arg.query.min < 0 || arg.query.older_than < 0 || arg.query.older_than > 1200)
		return err_set(err, ERR_USAGE, _("--min and --older-than: 0 or more, and no more than 1200 months"));
	if (arg.call_list && !run->out.ids)
		rows.columns.programs = call_columns;
	int rc = report_program_stream(run, &rows, err);
	if (rc == 0 && found.sum.n && run_is_page(run))
		run_print(run, "%s", run->out.headline);
	return rc;
}

static const struct command command = {
	.name = "report-arrears",
	.summary = N_("list who owes, the oldest debt first"),
	.description = N_("Owed are unpaid bills, penalties among them, and what is to be recovered (应收回). The age "
			  "is counted from the end of the oldest unpaid month. Prints nothing when nobody owes. The "
			  "sums are those of account-list --owing; --former lists those who held an account before, "
			  "with the address and telephone they had then. Names and telephones are masked unless "
			  "--unmask is given by who may."),
	.article = "五（二）",
	.columns = "account,holding,name,address,phone,oldest,periods,days,months,bills,recover,total",
	.columns_table = "account,name,address,phone,oldest,periods,months,bills,recover,total",
	.outputs = OUTPUTS(OUTPUT_ROWS("call-list", report_arrears_schema, call_columns)),
	REPORT_PROGRAM_COMMAND(report_arrears_schema),
};

COMMAND_MAIN(command)
