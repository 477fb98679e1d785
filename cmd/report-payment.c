/* What was taken on a day, by method and clerk (日结). */
#include "payment/payment_report.h"
#include "program/report_program.h"

static struct {
	int day;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", day, DATE, N_("the day (today)"), "DATE"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"report-payment", N_("today's takings by desk, method and clerk")},
	{"report-payment --day 2026-09-18 --format csv", N_("a day's for a spreadsheet")},
};

static int run(struct run *run, struct err *err)
{
	struct payment_sum_list rows;
	if (payment_report(&run->session, arg.day ? arg.day : run->session.today, &rows, err))
		return -1;
	return run_rows(run, &payment_sum_schema, rows.items, rows.n, err);
}

static const struct command command = {
	.name = "report-payment",
	.summary = N_("report the payments of a day by desk, method and clerk"),
	.article = "五（二）",
	.columns = "day,desk,method,by,entries,total,closed",
	REPORT_PROGRAM_COMMAND(payment_sum_schema),
};

COMMAND_MAIN(command)
