/* Take the bills of the meter-reading centre over. */
#include "import/bill_import.h"
#include "program/import_program.h"
#include "store/path.h"
#include "value/money.h"

static struct {
	struct import_given import;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	IMPORT_PROGRAM_ENCODING,
	IMPORT_PROGRAM_REJECTS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"bill-import bills.csv", N_("prints how many bills, and their sum")},
	{"bill-import bills.csv --dry-run", N_("which files would change")},
};

static int take(struct session *session, const struct import_order *order, struct txn *txn,
	struct import_program_end *end, struct err *err)
{
	struct bill_import_result bills;
	if (bill_import_take(session, order, txn, &bills, err))
		return -1;
	*end = (struct import_program_end){bills.import, {bills.bills, (size_t)bills.sum, bills.zero}};
	return 0;
}

static struct import_program_words tell(const size_t *counts, struct arena *arena)
{
	char sum[MONEY_TEXT_SIZE];
	size_t bills = counts[0];
	money_format((int64_t)counts[1], sum);
	return (struct import_program_words){
		.subject = arena_printf(arena, "%zu bills", bills),
		.line = arena_printf(arena, "%zu\t%s", bills, sum),
		.says = counts[2] ? arena_printf(arena, _("imported %zu bills of %s yuan; %zu of 0.00 were passed over"), bills, sum, counts[2])
				  : arena_printf(arena, _("imported %zu bills of %s yuan"), bills, sum),
	};
}

IMPORT_PROGRAM(N_("the bills as a CSV file; - is standard input"), .name = "bill-import", .rule = take,
	.tell = tell,
	.summary = N_("put the bills of a file on their accounts, all or none"),
	.description = N_("All rows or none, in one commit. Headings are recognized in Chinese and in English "
		"(户号 account, 账期 period, 水量 volume_m3, 金额 amount, and where there are penalties, as "
		"bill-penalty prints them, 类别 kind and 已计违约金 billed); other columns are passed over. What "
		"is prepaid on an account pays its new bill first. Bills of 0.00 are counted and passed over. An "
		"account that is billed twice for a period is refused, unless bill-void ended the first. Each import "
		"is an entry in the register of its period (bills/2026-08.yaml). Prints the number of bills and "
		"their sum, separated by a TAB."),
	.article = "五（二）", .kept = PATH_BILLS "/", .roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR)
