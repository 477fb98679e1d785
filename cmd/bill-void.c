/* End a bill with its adjustments. */
#include "program/bill_program.h"
#include "store/path.h"

static struct {
	struct bill_change_order order;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	BILL_PROGRAM_OPTIONS,
};

static const struct command_operand operands[] = {
	BILL_PROGRAM_OPERANDS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"bill-void 0000012345 2026-07 --reason 录入差错", N_("it is owed no longer; prints the entry of the register")},
	{"bill-void 0000012345 2026-07 --reason 录入差错 --dry-run", N_("what would change")},
};

static int run(struct run *run, struct err *err)
{
	arg.order.ends = true;
	return bill_program_run(run, &arg.order, err);
}

static const struct command command = {
	.name = "bill-void",
	.summary = N_("end a bill that is wrong as a whole; prints the entry of the register"),
	.description = N_("The bill ends with its adjustments, and is owed no longer; what was paid of it pays other "
			  "bills and becomes prepaid. The month can be billed again by bill-import, as "
			  "2026-08.2. A bill that is ended stays so. Accounts that are suspended or cancelled and "
			  "bills of former holders are changed all the same."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.kept = PATH_BILLS "/",
	.roles = BILL_PROGRAM_ROLES,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
