#include "program/bill_program.h"

#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/placeholder.h"
#include "office/bill.h"
#include "payment/billing.h"
#include "value/money.h"

/* "+5" is 5, and no sign stands twice. */
static const char *unsigned_text(const char *text)
{
	return text[0] == '+' && text[1] != '-' ? text + 1 : text;
}

static int read_volume(const char *text, int64_t *volume, struct err *err)
{
	return num_parse(unsigned_text(text), -BILLING_VOLUME_MOST, BILLING_VOLUME_MOST, volume, err);
}

int bill_program_check_volume(const char *text, struct err *err)
{
	int64_t volume;
	return read_volume(text, &volume, err);
}

int bill_program_check_amount(const char *text, struct err *err)
{
	int64_t fen;
	return money_parse(unsigned_text(text), &fen, err);
}

int bill_program_take(struct bill_change_order *order, const char *volume, const char *amount, struct err *err)
{
	return (volume && read_volume(volume, &order->volume_m3, err)) ||
			       (amount && money_parse(unsigned_text(amount), &order->amount, err))
		       ? -1
		       : 0;
}

static int read_key(const char *typed, struct arena *arena, const char **key, struct err *err)
{
	const char *folded = utf8_fold(typed, arena);
	if (bill_check_key(folded, err)) {
		err->code = ERR_USAGE;
		return err_prefix(err, "%s", placeholder_name("PERIOD"));
	}
	*key = folded;
	return 0;
}

/* "owed now: 86.40", "prepaid now: 777.60". */
static void say_balance(struct run *run, const struct account *account)
{
	char text[MONEY_TEXT_SIZE];
	const int64_t owes = account_owes(account);
	const int64_t former = account_former_owes(account);
	if (owes)
		run_say(run, _("owed now: %s yuan"), money_format(owes, text));
	else if (account->prepaid)
		run_say(run, _("nothing is owed; prepaid now: %s yuan"), money_format(account->prepaid, text));
	else
		run_say(run, _("nothing is owed now"));
	if (former)
		run_say(run, _("former holders owe: %s yuan"), money_format(former, text));
}

/* Of a bill that was wrong the penalties are, too; each is a bill of its own. */
static void say_penalties(struct run *run, const struct bill_change_order *order, const struct account *account)
{
	char text[MONEY_TEXT_SIZE];
	char period[BILL_PERIOD_SIZE];
	struct bill_key key;
	struct err ignored = {0};
	bill_key_period(order->key, period);
	if (!order->ends || bill_key_parse(order->key, &key, &ignored) || key.kind == BILL_PENALTY)
		return;
	const int64_t fen = billing_penalties(&account->events, period, run->session.mem);
	if (fen)
		run_say(run, _("penalties of %s yuan were billed for %s, and stand; to end one: bill-void %s %s.penalty"),
			money_format(fen, text), period, order->account, period);
}

int bill_program_run(struct run *run, struct bill_change_order *order, struct err *err)
{
	struct bill_change change = {0};
	if (account_number(order->account, run->session.mem, &order->account, err) ||
		read_key(order->key, run->session.mem, &order->key, err) ||
		bill_change_make(&run->session, order, &change, err))
		return -1;
	run_result(run,
		order->ends ? run_sentence(run, _("bill %s of account %s was ended"), order->key, order->account)
			    : run_sentence(run, _("bill %s of account %s was adjusted"), order->key, order->account),
		"%s", change.ref);
	say_balance(run, &change.account);
	say_penalties(run, order, &change.account);
	return 0;
}
