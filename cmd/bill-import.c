/* Take the bills of the meter-reading centre over. */
#include "base/file.h"
#include "cli/main.h"
#include "import/bill_import.h"
#include "import/csv_table.h"
#include "payment/billing.h"
#include "value/money.h"

static struct {
	const char *file;
} arg;

static const struct command_operand operands[] = {
	{.name = "FILE", .help = N_("CSV with account, period, volume_m3, amount; - is standard input"),
		.offset = offsetof(__typeof__(arg), file)},
};

static const struct command_example examples[] = {
	{"bill-import bills.csv", N_("prints how many bills, and their sum")},
	{"bill-import bills.csv --dry-run", N_("which files would change")},
};

static int run(struct run *run, struct err *err)
{
	const char *bytes;
	size_t length;
	struct list orders;
	char sum[MONEY_TEXT_SIZE];
	int64_t fen = 0;
	const char *name = str_equal(arg.file, "-") ? _("standard input") : arg.file;
	if (file_read(arg.file, CSV_TABLE_BYTES, run->session.mem, &bytes, &length, err) ||
		bill_file_read(name, bytes, length, run->session.mem, &orders, err) ||
		billing_add(&run->session, name, orders.items, orders.n, err))
		return -1;
	const struct bill_order *order = orders.items;
	for (size_t i = 0; i < orders.n; i++)
		fen += order[i].bill.amount;
	run_print(run, "%zu\t%s", orders.n, money_format(fen, sum));
	return 0;
}

static const struct command command = {
	.name = "bill-import",
	.summary = N_("put the bills of a file on their accounts, all or none"),
	.description = N_("What is prepaid on an account pays its new bill first. An account that is "
			  "billed twice for a period is refused."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
