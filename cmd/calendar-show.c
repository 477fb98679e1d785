/* The holidays and worked weekend days of a year, as the notices give them. */
#include "cli/main.h"
#include "rules/workday.h"
#include "value/date.h"

static struct {
	const char *year;
} arg;

#define RECORD __typeof__(arg)
static const struct command_operand operands[] = {
	OPERAND("YEAR", year, N_("the year (this one)"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"calendar-show 2026", N_("days off and make-up working days of 2026")},
	{"calendar-show 2020 --format csv", N_("the same of 2020, with the overlay of the region")},
};

static int run(struct run *run, struct err *err)
{
	const struct calendar *calendar;
	struct workday_list list;
	int64_t year = date_year(run->session.today);
	if ((arg.year && run_number(run, "YEAR", arg.year, DATE_YEAR_FIRST, DATE_YEAR_LAST, &year, err)) ||
		session_calendar(&run->session, &calendar, err))
		return -1;
	if (!calendar_has_year(calendar, (int)year))
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("the calendar of %d is missing"), (int)year),
			_("calendar-import <file>"));
	workday_of_year(calendar, run->session.mem, (int)year, &list);
	return run_rows(run, &workday_schema, list.items, list.n, err);
}

static const struct command command = {
	.name = "calendar-show",
	.summary = N_("show the days off and make-up working days of a year"),
	.article = "六",
	COMMAND_ROWS(workday_schema),
	.columns = "date,weekday,kind,name,notice",
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
