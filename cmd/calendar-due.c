/* The date so many working days after a date, and how it comes about; or whether a day is one. */
#include "cli/main.h"
#include "rules/workday.h"
#include "value/date.h"

static struct {
	const char *date;
	const char *days;
	bool explain;
	bool is_workday;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("explain", explain, N_("a line per day: what it is, its number, and the notice that says so")),
	FLAG("is-workday", is_workday, N_("say by the exit status whether DATE (today) is a working day")),
};

static const struct command_operand operands[] = {
	OPERAND("DATE", date, N_("the day of assignment; it does not count itself"), .optional = true),
	OPERAND("DAYS", days, N_("working days; left out with --is-workday"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"calendar-due 2026-09-18 5", N_("2026-09-24, as Sunday 09-20 is a make-up working day")},
	{"calendar-due 2026-09-24 2 --explain", N_("the same, day by day")},
	{"calendar-due --is-workday && report-overdue --format mail", N_("in a crontab: on working days only")},
};

/* A file is of rows. */
static int print_days(struct run *run, const struct calendar *calendar, int from, int until, struct err *err)
{
	struct workday_list list;
	if (workday_explain(calendar, run->session.mem, from, until, &list, err))
		return -1;
	return run_rows(run, &workday_schema, list.items, list.n, err);
}

static int run(struct run *run, struct err *err)
{
	const struct calendar *calendar;
	int64_t days = 0;
	int due, date = run->session.today;
	bool working = true;
	char text[DATE_TEXT_SIZE];
	if (arg.is_workday ? arg.days != NULL : !arg.days)
		return err_set(err, ERR_USAGE, _("DATE and DAYS, or --is-workday and maybe a DATE"));
	if ((arg.date && run_date(run, arg.date, &date, err)) ||
		(arg.days && run_number(run, "DAYS", arg.days, 0, 3660, &days, err)) ||
		session_calendar(&run->session, &calendar, err) ||
		calendar_due(calendar, date, (int)days, &due, err) ||
		(arg.is_workday && calendar_is_working(calendar, date, &working, err)))
		return -1;
	run->status = working ? ERR_NONE : ERR_REFUSED;
	if (arg.explain || run->out.columns || run->out.path || run->out.format != OUT_TABLE)
		return print_days(run, calendar, date, due, err);
	/* In silence, as a guard before other commands, unless a person watches. */
	if (arg.is_workday)
		run_say(run, working ? _("%s (%s) is a working day") : _("%s (%s) is not a working day"),
			date_format(date, text), date_weekday_name(date));
	else
		run_print(run, "%s", date_format(due, text));
	return 0;
}

static const struct command command = {
	.name = "calendar-due",
	.summary = N_("print the date that is so many working days after a date"),
	.description = N_("Day 1 is the first working day after DATE (民法典 201). A year without a calendar "
			  "file is refused with exit 3, never guessed. --is-workday prints nothing: the exit status is "
			  "0 on a working day, 1 on any other, 3 where the year has no calendar; a fault is said."),
	.article = "六",
	COMMAND_ROWS(workday_schema),
	.columns = "date,weekday,kind,number,name,notice",
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
