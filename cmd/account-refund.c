/* Refund what is prepaid. */
#include "cli/main.h"
#include "payment/payment_refund.h"
#include "program/payment_program.h"
#include "value/id.h"

static struct {
	struct payment_refund_order order;
	const char *amount;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("method", order.method, ENUM, N_("how it is refunded"), "METHOD", CHOICES(payment_methods), REQUIRED),
	OPTION("payee", order.payee, LINE, N_("who gets it"), "NAME", REQUIRED),
	OPTION("reason", order.reason, TEXT, N_("why"), "TEXT", REQUIRED),
	OPTION("ticket", order.ticket, ID, N_("the ticket that asks for it; it gets a note"), "ID"),
	FLAG("former", order.former, N_("what a former holder has prepaid")),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", order.account, N_("account number (用户编号)")),
	OPERAND("AMOUNT", amount, N_("yuan, like 86.40 (all that is prepaid)"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-refund 0000054322 20.00 --method cash --payee 王小明 --reason 多缴",
		N_("a part of it; prints the receipt number")},
	{"account-refund 0000054322 --method bank --payee 王小明 --reason 多缴 --dry-run",
		N_("all that is prepaid: what would change")},
};

static int run(struct run *run, struct err *err)
{
	struct payment payment = {0};
	int64_t left = 0;
	if (account_number(arg.order.account, run->session.mem, &arg.order.account, err))
		return -1;
	if (payment_program_amount(run, arg.amount, _("a refund is more than 0"), &arg.order.amount, err))
		return -1;
	arg.order.left = &left;
	if (payment_refund_make(&run->session, &arg.order, &payment, err))
		return -1;
	payment_program_print_refund(run, &payment, left);
	return 0;
}

static const struct command command = {
	.name = "account-refund",
	.summary = N_("refund what is prepaid; prints the receipt number"),
	.description = N_("Done by another person than who took the money, where another is on duty. Works on "
			  "suspended and cancelled accounts, too. A refund is never edited: account-pay --void "
			  "with its receipt reverses it."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
