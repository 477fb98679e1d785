/* Reopen the day book of this desk after it was cashed up. */
#include "cli/main.h"
#include "payment/cash_up.h"
#include "value/date.h"

static struct {
	const char *day;
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("why"), "TEXT", REQUIRED),
};

static const struct command_operand operands[] = {
	OPERAND("DAY", day, N_("the day whose book is reopened")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-reopen today --reason 漏收一笔 --as lihua --dry-run", N_("what would change; prints day and desk")},
	{"payment-reopen 2026-09-18 --reason 点错现金 --as lihua", N_("by another clerk than who cashed up")},
};

static int run(struct run *run, struct err *err)
{
	struct cash_up cash_up;
	int date;
	char day[DATE_TEXT_SIZE];
	if (run_date(run, arg.day, &date, err) ||
		cash_up_reopen(&run->session, date, arg.reason, &cash_up, err))
		return -1;
	date_format(cash_up.date, day);
	run_result(run, run_sentence(run, _("desk %s is open again; cash it up before the day ends (payment-close)"), cash_up.desk),
		"%s\t%s", day, cash_up.desk);
	return 0;
}

static const struct command command = {
	.name = "payment-reopen",
	.summary = N_("reopen a day book that was cashed up; prints day and desk"),
	.description = N_("On the day on which it was cashed up, and by another person than who did it: where nobody else "
			  "with such a role is on duty it may be the same, and is shown as such. What is wrong in an "
			  "earlier day's book is put right by an entry of today."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
