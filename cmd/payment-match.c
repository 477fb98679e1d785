/* A line of a statement that fits no account: whose it is, or back to who paid it. */
#include "account/account.h"
#include "cli/main.h"
#include "payment/payment.h"
#include "payment/unmatched_take.h"
#include "value/money.h"

static struct {
	struct unmatched_take order;
	bool refund;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("refund", refund, N_("give it back instead: it is nobody's here"), .group = 1),
	FLAG("double", order.twice, N_("it was booked twice: take one out"), .group = 1),
	OPTION("payee", order.payee, LINE, N_("with --refund: who gets it (as the statement says)"), "NAME"),
	OPTION("reason", order.reason, TEXT, N_("with --refund and --double: why"), "TEXT"),
};

static const struct command_operand operands[] = {
	OPERAND("LINE", order.line, N_("number of the line, or its receipt")),
	OPERAND("ACCOUNT", order.account, N_("number of the account it is of"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-match 4200002026091700000000000009 0000012345",
		N_("the oldest bill first, the rest is prepaid; prints the receipt number")},
	{"payment-match 20260917-XS-R0002 --refund --payee 赵四 --reason 转错账",
		N_("it is nobody's here; another person gives it back than who booked it")},
};

static int check_arguments(struct err *err)
{
	const struct unmatched_take *order = &arg.order;
	const bool ends = arg.refund || order->twice;
	if ((order->payee && !arg.refund) || (order->reason && !ends))
		return err_set(err, ERR_USAGE, _("--payee goes with --refund, --reason with --refund or --double"));
	if (ends && order->account)
		return err_set(err, ERR_USAGE, _("--refund and --double take a line, and no account"));
	if (ends || order->account)
		return 0;
	return err_hint(err, err_set(err, ERR_USAGE, _("an account number is needed")), "payment-match --help");
}

static int run(struct run *run, struct err *err)
{
	struct session *session = &run->session;
	struct payment payment = {0};
	if (check_arguments(err) ||
		(arg.order.account && account_number(arg.order.account, session->mem, &arg.order.account, err)) ||
		unmatched_take(session, &arg.order, &payment, err))
		return -1;
	char amount[MONEY_TEXT_SIZE];
	run_result(run, payment.account ? run_sentence(run, _("%s yuan are account %s's"), money_format(payment.amount, amount), payment.account)
					: run_sentence(run, _("%s yuan went back"), money_format(payment.amount < 0 ? -payment.amount : payment.amount, amount)),
		"%s", payment.receipt);
	return 0;
}

static const struct command command = {
	.name = "payment-match",
	.summary = N_("give a line of a statement that fits no account to one, or back; prints the receipt number"),
	.description = N_("The line leaves 挂账 by an entry of its own, and the account's payment is another, both of "
			  "today. account-pay --void of that receipt puts the line back. payment-list --unmatched lists "
			  "the lines that are open."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
