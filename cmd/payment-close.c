/* Cash up: end the day book of this desk (日结). */
#include "cli/main.h"
#include "payment/payment.h"
#include "payment/payment_book.h"
#include "value/date.h"
#include "value/money.h"

static struct {
	int day;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", day, DATE, N_("the day to cash up (today)"), "DATE"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-close", N_("prints day, desk, entries and total")},
	{"payment-close --day 2026-09-17", N_("cash up a day that was forgotten")},
};

static int run(struct run *run, struct err *err)
{
	struct cash_up cash_up;
	char day[DATE_TEXT_SIZE];
	char total[MONEY_TEXT_SIZE];
	if (payment_close(&run->session, arg.day ? arg.day : run->session.today, &cash_up, err))
		return -1;
	run_print(run, "%s\t%s\t%lld\t%s", date_format(cash_up.date, day), cash_up.desk,
		(long long)cash_up.entries, money_format(cash_up.total, total));
	return 0;
}

static const struct command command = {
	.name = "payment-close",
	.summary = N_("cash up: end the day book of this desk; prints day, desk, entries, total"),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
