/* What was taken in a period, summed by day, desk, method, clerk or account (日结). */
#include "payment/payment_report.h"
#include "program/report_program.h"

static struct {
	struct payment_query query;
	int day;
	struct words by;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", day, DATE, N_("the day (today)"), "DATE"),
	OPTION("from", query.from, DATE, N_("first day of the period"), "DATE"),
	OPTION("to", query.to, DATE, N_("last day of the period (today)"), "DATE"),
	REPORT_PROGRAM_DESK(N_("only this desk")),
	OPTION("by", by, WORDS, N_("sum by these: day, desk, method, staff, account (day,desk,method,staff)"),
		"DIMENSION,...", CHECK(payment_report_check_by)),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-payment", N_("today's takings by desk, method and clerk")},
	{"report-payment --from 2026-09-01 --to 2026-09-30 --by day,method --format csv",
		N_("a month's by day and method, for a spreadsheet")},
};

#define SUMS "entries,total,closed"

/* "day,method,entries,total,closed": no column of what it is not summed by. */
static const char *columns(const struct run *run)
{
	static const char *const keys[] = {"day", "desk", "method", "by", "account"};
	const char *list = "";
	for (unsigned i = 0; i < sizeof keys / sizeof *keys; i++)
		if (arg.query.by & 1U << i)
			list = arena_printf(run->session.mem, "%s%s,", list, keys[i]);
	return arena_printf(run->session.mem, "%s" SUMS, list);
}

static const struct report_tally tallies[] = {
	{"day", N_("taken by day"), OUT_COLUMNS},
	{"desk", N_("taken by desk"), OUT_COLUMNS},
	{"method", N_("taken by method"), OUT_COLUMNS},
};
static const struct report_tally_list counts = {REPORT_TALLIES(tallies), .unit = N_("rows"), .sum = "total",
	.figures = true};

static int run(struct run *run, struct err *err)
{
	struct payment_sum_list rows;
	if (payment_report_period(&run->session, &arg.query, arg.day, err))
		return -1;
	arg.query.by = payment_report_by(&arg.by);
	if (payment_report(&run->session, &arg.query, &rows, err))
		return -1;
	run_period(run, arg.query.from, arg.query.to, 0);
	return report_tally_table(run, &counts, &payment_sum_schema, columns(run), NULL,
		&(struct list){rows.items, rows.n}, err);
}

static const struct command command = {
	.name = "report-payment",
	.summary = N_("report what was taken on a day or in a period"),
	.description = N_("Sums of the day books, by desk, method and clerk of each day, or by what --by names. A reversal "
			  "or refund counts for who entered it, and below 0: the sums are what the books hold. Columns besides: "
			  "taken and back are the two parts of total."),
	.article = "五（二）",
	.columns = "day,desk,method,by," SUMS,
	.outputs = OUTPUTS(OUTPUT_ROWS("by", payment_sum_schema, SUMS)),
	REPORT_PROGRAM_COMMAND(payment_sum_schema),
};

COMMAND_MAIN(command)
