/* The date so many working days after a date, and how it comes about. */
#include "cli/main.h"
#include "office/workday.h"
#include "value/date.h"

static struct {
	const char *date;
	const char *days;
	bool explain;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("explain", explain, N_("a line per day: what it is, its number, and the notice that says so")),
};

static const struct command_operand operands[] = {
	OPERAND("DATE", date, N_("the day of assignment; it does not count itself")),
	OPERAND("DAYS", days, N_("working days")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"calendar-due 2026-09-18 5", N_("2026-09-24, as Sunday 09-20 is a make-up working day")},
	{"calendar-due 2026-09-24 2 --explain", N_("the same, day by day")},
};

static int run(struct run *run, struct err *err)
{
	const struct calendar *calendar;
	struct workday_list list;
	int64_t days;
	int date;
	int due;
	char text[DATE_TEXT_SIZE];
	if (run_date(run, arg.date, &date, err) ||
		run_number(run, "DAYS", arg.days, 0, 3660, &days, err) ||
		session_calendar(&run->session, &calendar, err) ||
		calendar_due(calendar, date, (int)days, &due, err))
		return -1;
	/* A file is of rows. */
	if (!arg.explain && !run->out.columns && !run->out.path && run->out.format == OUT_TABLE) {
		run_print(run, "%s", date_format(due, text));
		return 0;
	}
	if (workday_explain(calendar, run->session.mem, date, due, &list, err))
		return -1;
	return run_rows(run, &workday_schema, list.items, list.n, err);
}

static const struct command command = {
	.name = "calendar-due",
	.summary = N_("print the date that is so many working days after a date"),
	.description = N_("Day 1 is the first working day after DATE (民法典 201). A year without a "
			  "calendar file is refused with exit 3, never guessed."),
	.article = "六",
	COMMAND_ROWS(workday_schema),
	.columns = "date,weekday,kind,number,name,notice",
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
