/* Cash up: end the day book of this desk (日结). */
#include "cli/main.h"
#include "program/cash_up_program.h"
#include "value/date.h"

static struct {
	struct cash_up_order order;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", order.date, DATE, N_("the day to cash up (today)"), "DATE"),
	OPTION("counted", order.counted, WORDS, N_("what was counted of each method"), "METHOD=AMOUNT,...", CHECK(cash_count_check), NAMES(payment_methods)),
	OPTION("confirm", order.confirmed, DATE, N_("the day once more, where something is over or short"), "DATE"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-close", N_("prints day, desk, entries and total")},
	{"payment-close --counted cash=100.00,bank=50.00 --confirm today --dry-run", N_("prints besides what is over or, below 0, short")},
	{"payment-close --day 2026-09-17", N_("cash up a day that was forgotten")},
};

static int run(struct run *run, struct err *err)
{
	struct cash_up cash_up = {0};
	if (!arg.order.date)
		arg.order.date = run->session.today;
	if (cash_up_program_ask(run, &arg.order, err) || cash_up_close(&run->session, &arg.order, &cash_up, err))
		return -1;
	cash_up_program_print(run, &cash_up);
	return 0;
}

static const struct command command = {
	.name = "payment-close",
	.summary = N_("cash up: end the day book of this desk; prints day, desk, entries, total"),
	.description = N_("What was counted of each method is kept with the sums of the book, and what is over or short is "
			  "told. On a terminal it asks for what was counted and for the day once more; elsewhere --confirm says the "
			  "day again where something is over or short. Money that comes in afterwards goes into the book of the "
			  "next working day."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
