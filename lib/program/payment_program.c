#include "program/payment_program.h"

#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/ask.h"
#include "cli/placeholder.h"
#include "value/money.h"

static int ask_again(struct run *run, const char *warning, int64_t amount, struct err *err)
{
	struct arena *mem = run->session.mem;
	const char *answer;
	int64_t again;
	struct err ignored = {0};
	if (ask_line(run, arena_printf(mem, _("%s\ntype the amount once more: "), warning), &answer, err))
		return -1;
	if (money_parse(utf8_fold(answer, mem), &again, &ignored) == 0 && again == amount)
		return 0;
	return err_set(err, ERR_REFUSED, "%s", warning);
}

int payment_program_amount(struct run *run, const char *typed, const char *refusal, int64_t *amount,
	struct err *err)
{
	if (!typed)
		return 0;
	if (money_parse(utf8_fold(typed, run->session.mem), amount, err)) {
		err->code = ERR_USAGE;
		return err_prefix(err, "%s", placeholder_name("AMOUNT"));
	}
	return *amount > 0 ? 0 : err_set(err, ERR_USAGE, "%s", refusal);
}

int payment_program_ask(struct run *run, const struct payment_order *order, struct err *err)
{
	struct account account;
	struct err gone = {0};
	char due[MONEY_TEXT_SIZE], taken[MONEY_TEXT_SIZE];
	/* What is wrong with the account is said when it is paid. */
	if (order->voids || order->former || account_load(run->session.store, order->account, &account, &gone))
		return 0;
	const int64_t owes = account_owes(&account);
	if (owes <= 0 || order->amount <= owes * PAYMENT_PROGRAM_TIMES)
		return 0;
	const char *warning = arena_printf(run->session.mem,
		_("account %s owes %s, and %s is more than %d times that"), account.number,
		money_format(owes, due), money_format(order->amount, taken), PAYMENT_PROGRAM_TIMES);
	if (ask_can(run) && !run->dry_run)
		return ask_again(run, warning, order->amount, err);
	run_complain(run, "%s", warning);
	return 0;
}

static const char *words(const struct payment *payment, const struct payment_told *told, struct arena *mem)
{
	char due[MONEY_TEXT_SIZE], taken[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE], prepaid[MONEY_TEXT_SIZE];
	money_format(told->due, due);
	money_format(payment->amount < 0 ? -payment->amount : payment->amount, taken);
	money_format(told->owed, owed);
	money_format(told->prepaid > 0 ? told->prepaid : 0, prepaid);
	if (!str_empty(payment->voids))
		return arena_printf(mem, _("reversed %s; owed now %s, prepaid now %s"), taken, owed, prepaid);
	if (told->owed > 0)
		return arena_printf(mem, _("due %s, taken %s, still owed %s"), due, taken, owed);
	return arena_printf(mem, _("due %s, taken %s, prepaid now %s"), due, taken, prepaid);
}

/* The receipt, with what is said of it; a dry run is there to show that as well. */
static void print(struct run *run, const struct payment *payment, const char *said)
{
	run_result(run, said, "%s", payment->receipt);
	if (said && run->dry_run)
		run_print(run, "%s", said);
}

void payment_program_print(struct run *run, const struct payment *payment, const struct payment_told *told)
{
	/* Of a command line that is repeated nothing is known. */
	print(run, payment, told->known ? words(payment, told, run->session.mem) : NULL);
}

void payment_program_print_refund(struct run *run, const struct payment *payment, int64_t left)
{
	char refunded[MONEY_TEXT_SIZE], prepaid[MONEY_TEXT_SIZE];
	print(run, payment,
		payment->amount ? arena_printf(run->session.mem, _("refunded %s, prepaid now %s"),
					  money_format(-payment->amount, refunded), money_format(left, prepaid))
				: NULL);
}
