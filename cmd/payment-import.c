/* Take a statement over: the return file of a bank, a bill of WeChat or Alipay. */
#include "import/payment_import.h"
#include "program/import_program.h"
#include "value/money.h"

static struct {
	struct import_given import;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	IMPORT_PROGRAM_MAP(N_("what its columns and words mean: bank, wechat, alipay, or a file (YAML)"), "MAP", REQUIRED),
	IMPORT_PROGRAM_ENCODING,
	IMPORT_PROGRAM_REJECTS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-import wechat-sample.csv --map wechat --dry-run", N_("see what every line would become")},
	{"payment-import bank-sample.csv --map bank", N_("prints what was booked, and of it what fits no account")},
};

enum { BOOKED, SUM, UNMATCHED, UNMATCHED_SUM, KNOWN, PASSED, COUNTS };

static int take(struct session *session, const struct import_order *order, struct txn *txn,
	struct import_program_end *end, struct err *err)
{
	struct payment_import_result lines;
	if (payment_import_take(session, order, txn, &lines, err))
		return -1;
	*end = (struct import_program_end){lines.import,
		{lines.booked, (size_t)lines.sum, lines.unmatched, (size_t)lines.unmatched_sum, lines.known, lines.passed}};
	return 0;
}

static struct import_program_words tell(const size_t *counts, struct arena *arena)
{
	char sum[MONEY_TEXT_SIZE];
	char unmatched[MONEY_TEXT_SIZE];
	money_format((int64_t)counts[SUM], sum);
	money_format((int64_t)counts[UNMATCHED_SUM], unmatched);
	return (struct import_program_words){
		.subject = arena_printf(arena, "%zu lines, %zu unmatched", counts[BOOKED], counts[UNMATCHED]),
		.line = arena_printf(arena, "%zu\t%s\t%zu\t%s\t%zu\t%zu", counts[BOOKED], sum, counts[UNMATCHED],
			unmatched, counts[KNOWN], counts[PASSED]),
		.says = arena_printf(arena,
			_("booked %zu new lines of %s yuan; %zu of them, of %s yuan, fit no account (payment-match); "
			  "%zu were booked before, by %zu no money came"),
			counts[BOOKED], sum, counts[UNMATCHED], unmatched, counts[KNOWN], counts[PASSED]),
	};
}

IMPORT_PROGRAM(N_("the statement as a CSV file; - is standard input"), .name = "payment-import", .rule = take,
	.tell = tell, .counts = COUNTS,
	.summary = N_("book a statement of a bank, of WeChat or of Alipay, each line once"),
	.description = N_("All lines or none, in one commit, in today's book of the desk. A line pays its account, the "
		"oldest bill first; what fits no account is booked without one (挂账: payment-match), so that "
		"the book sums to what the statement does. A line that was booked before, whenever and at "
		"whichever desk, is passed over; lines by which no money came are passed over, and told "
		"with their reasons. A refund takes the payment back that it names. Lines above the headings "
		"and sums below are known. Prints, separated by TABs: the new lines, their sum, those "
		"that fit no account, their sum, lines booked before, lines by which no money came."),
	.article = "五（二）", .roles = ROLE_CLERK | ROLE_SUPERVISOR)
