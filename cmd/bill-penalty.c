/* The penalties (违约金) that are to be billed: a table for bill-import. */
#include "cli/main.h"
#include "payment/penalty.h"

static struct {
	int as_of;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("as-of", as_of, DATE, N_("for the days up to the end of this day (today)"), "DATE"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"bill-penalty --as-of 2026-08-31 -o penalties.csv", N_("what is to be billed for the days up to the end of August")},
	{"bill-penalty --format json", N_("up to today, for a program")},
};

static int run(struct run *run, struct err *err)
{
	struct penalty_list list;
	if (penalty_compute(&run->session, arg.as_of ? arg.as_of : run->session.today, &list, err))
		return -1;
	run_period(run, 0, 0, arg.as_of ? arg.as_of : run->session.today);
	/* It goes into bill-import, so it is a CSV also where no format was given. */
	if (run->out.format == OUT_TABLE)
		run->out.format = OUT_CSV;
	return run_rows(run, &penalty_schema, list.items, list.n, err);
}

static const struct command command = {
	.name = "bill-penalty",
	.summary = N_("compute the penalties for late payment, as a CSV that bill-import takes"),
	.description = N_("The settings (onestop.yaml) say how much: penalty_per_mille a day of what was unpaid at its "
			  "end, from the day after the bill was due; a bill is due due_days (30) after it was put on the "
			  "account. Never more than the bill itself, and only what is above the penalties that the month "
			  "was billed before: once imported, they are listed no more. One that was waived (bill-adjust) "
			  "is not asked for again. Prints the headings alone when nothing is to be billed."),
	.article = "五（二）",
	.columns = "account,period,volume_m3,amount,kind,billed,bill,due",
	COMMAND_ROWS(penalty_schema),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
