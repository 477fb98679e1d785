/* Take a payment, or take one back. */
#include "cli/main.h"
#include "program/payment_program.h"
#include "value/id.h"

static struct {
	struct payment_order order;
	const char *amount;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("method", order.method, ENUM, N_("how it is paid"), "METHOD", CHOICES(payment_methods), NEEDED, .group = 1),
	OPTION("void", order.voids, ID, N_("reverse the payment of this receipt"), "RECEIPT", CHECK(id_check_receipt), .group = 1),
	OPTION("reason", order.reason, TEXT, N_("with --void: why"), "TEXT", RARE),
	FLAG("former", order.former, N_("what a former holder owes")),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", order.account, N_("account number; left out with --void"), .optional = true),
	OPERAND("AMOUNT", amount, N_("yuan, like 86.40 (all that is owed)"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-pay 0000012345 100.00 --method cash",
		N_("the oldest bill first, the rest is prepaid; prints the receipt number")},
	{"account-pay --void 20260918-XS-R0001 --reason 收错户",
		N_("reverse it; prints the receipt number of the reversal")},
};

static int run(struct run *run, struct err *err)
{
	struct payment payment = {0};
	struct payment_told told = {0};
	if (!arg.order.voids && !arg.order.account)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("an account number is needed")),
			"account-pay --help");
	if (arg.order.voids && arg.order.account)
		return err_set(err, ERR_USAGE, _("--void names the payment; an account number cannot be given with it"));
	if (arg.order.reason && !arg.order.voids)
		return err_set(err, ERR_USAGE, _("--reason goes with --void"));
	if (arg.order.voids && arg.order.former)
		return err_set(err, ERR_USAGE, _("--%s and --%s exclude each other"), "former", "void");
	if (arg.order.account &&
		account_number(arg.order.account, run->session.mem, &arg.order.account, err))
		return -1;
	if (payment_program_amount(run, arg.amount, _("a payment is more than 0"), &arg.order.amount, err))
		return -1;
	arg.order.told = &told;
	if (payment_program_ask(run, &arg.order, err) || payment_make(&run->session, &arg.order, &payment, err))
		return -1;
	payment_program_print(run, &payment, &told);
	return 0;
}

static const struct command command = {
	.name = "account-pay",
	.summary = N_("take a payment; prints the receipt number"),
	.description = N_("The oldest bill is paid first; what is left over is prepaid. A payment is never "
			  "edited: --void reverses it by an entry of its own. What is due, taken and prepaid is told on a "
			  "terminal and with --dry-run; more than five times what is due has to be typed twice there. Once "
			  "the day book is cashed up (payment-close) the entry goes into that of the next working day."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
