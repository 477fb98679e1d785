/* Change a bill by so much (退补). */
#include "program/bill_program.h"
#include "store/path.h"

static struct {
	struct bill_change_order order;
	const char *volume;
	const char *amount;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("volume", volume, ID, N_("by so many m3: -270, +15"), "±M3", CHECK(bill_program_check_volume)),
	OPTION("amount", amount, ID, N_("by so much: -777.60, +12.50"), "±AMOUNT", CHECK(bill_program_check_amount)),
	BILL_PROGRAM_OPTIONS,
};

static const struct command_operand operands[] = {
	BILL_PROGRAM_OPERANDS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"bill-adjust 0000012345 2026-07 --volume -5 --amount -14.40 --reason 抄表差错",
		N_("5 m3 less; prints the entry of the register")},
	{"bill-adjust 0000012345 2026-07 --amount +2.00 --reason 单价差错 --dry-run",
		N_("what would change")},
};

static int run(struct run *run, struct err *err)
{
	if (bill_program_take(&arg.order, arg.volume, arg.amount, err))
		return -1;
	return bill_program_run(run, &arg.order, err);
}

static const struct command command = {
	.name = "bill-adjust",
	.summary = N_("change a bill by a volume and an amount; prints the entry of the register"),
	.description = N_("The bill stays as it was written; the change stands beside it, in the account and in "
			  "the register of the period (bills/2026-08.yaml). What was paid beyond the new amount "
			  "pays other bills and becomes prepaid. A bill is never taken below 0; one that is wrong "
			  "as a whole is ended (bill-void) and billed again. Accounts that are suspended or "
			  "cancelled and bills of former holders are changed all the same."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.kept = PATH_BILLS "/",
	.roles = BILL_PROGRAM_ROLES,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
