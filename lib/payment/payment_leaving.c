#include "payment/payment_leaving.h"

#include "account/account_reading.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/bill.h"
#include "office/event.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/bill_register.h"
#include "payment/billing.h"
#include "payment/payment.h"
#include "payment/payment_book.h"
#include "payment/payment_refund.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/money.h"

/* ORDER payment_leaving_rest */
const struct choice payment_leaving_rests[] = {
	{"", ""},
	{"refund", N_("refunded")},
	{"keep", N_("kept for the new holder")},
	{NULL, NULL},
};

/* What leaving works on. */
struct leaving_work {
	struct account *account;
	struct session *session;
	struct txn *txn;
	const struct payment_leaving *leaving;
	const char *form;   /* annex, as regulation_cite wants it */
	const char *reason; /* of a refund */
	int64_t used;       /* m3 since the last reading */
	const char *key;    /* of the last bill; NULL: there is none */
	const char *receipt;
};

static int check_said(const struct leaving_work *work, struct err *err)
{
	const struct payment_leaving *leaving = work->leaving;
	if (leaving->refund && str_empty(leaving->payee))
		return err_hint(err, err_set(err, ERR_USAGE, _("who gets the refund?")), _("--payee <name>"));
	if (!leaving->refund && !str_empty(leaving->payee))
		return err_hint(err, err_set(err, ERR_USAGE, _("--payee goes with --refund")),
			_("--refund <method> --payee <name>"));
	if (leaving->rest == LEAVING_REST_KEEP && leaving->refund)
		return err_set(err, ERR_USAGE, _("--%s and --%s exclude each other"), "prepaid keep", "refund");
	return 0;
}

static int refuse_unbilled(const struct leaving_work *work, struct err *err)
{
	char day[DATE_TEXT_SIZE];
	const struct account *account = work->account;
	return err_hint(err,
		account->reading_on
			? err_set(err, ERR_REFUSED,
				  _("account %s: what is the last bill, of %lld m3 since the reading of %s? (%s)"),
				  account->number, (long long)work->used,
				  date_format(account->reading_on, day), regulation_cite(work->form))
			: err_set(err, ERR_REFUSED, _("account %s: what is the last bill, of %lld m3? (%s)"),
				  account->number, (long long)work->used, regulation_cite(work->form)),
		_("--final-bill <yuan> (0: nothing is due)"));
}

/* Nobody can owe less than a fen, so a last bill of nothing is none. */
static int bill(struct leaving_work *work, struct err *err)
{
	struct bill_register reg;
	struct bill last = {.volume_m3 = work->used, .amount = work->leaving->final_bill};
	struct settlement settled;
	char period[DATE_TEXT_SIZE];
	const char *ref;
	if (last.amount == PAYMENT_LEAVING_NO_BILL)
		return refuse_unbilled(work, err);
	if (last.amount == 0)
		return 0;
	date_format(work->session->today, period);
	period[BILL_PERIOD_SIZE - 1] = '\0';
	account_settle(&work->account->events, work->session->mem, &settled);
	if (billing_key(work->account, &settled, work->session, period, BILL_FINAL, &work->key, err) ||
		bill_register_read(work->session->store, period, work->session->desk, &reg, err))
		return -1;
	last.period = work->key;
	struct bill_entry *entry = bill_register_add(&reg, work->session, BILL_ACT_FINAL, &ref);
	entry->account = work->account->number;
	entry->key = work->key;
	bill_register_count(entry, last.volume_m3, last.amount);
	return billing_bill(work->account, &settled, work->session, &last, ref, err) ||
			       bill_register_put(&reg, work->txn, err)
		       ? -1
		       : 0;
}

/* Money is the window's. */
static int check_role(const struct leaving_work *work, struct err *err)
{
	if (staff_role_bits(work->session->staff) & (ROLE_CLERK | ROLE_SUPERVISOR))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s takes and refunds no money: it requires role clerk or supervisor (%s)"),
			work->session->staff->name, regulation_cite("五（二）")),
		_("ask the window to run it"));
}

static int pay(struct leaving_work *work, struct err *err)
{
	struct payment_book book;
	char due[MONEY_TEXT_SIZE];
	const int64_t owes = account_owes(work->account);
	struct payment payment = {.account = work->account->number, .method = work->leaving->pay};
	if (!payment.method)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s: with the last bill, %s are due (%s)"),
				work->account->number, money_format(owes, due), regulation_cite(work->form)),
			_("--pay <method>"));
	if (check_role(work, err) || payment_book_open(work->session, &book, err) ||
		payment_book_number(&book, &payment, err) ||
		payment_apply(work->account, work->session, owes, 0, &payment, err) ||
		payment_book_enter(&book, work->txn, &payment, err))
		return -1;
	work->receipt = payment.receipt;
	return 0;
}

static int refund(struct leaving_work *work, struct err *err)
{
	struct payment payment;
	const struct payment_refund_order order = {
		.method = work->leaving->refund,
		.payee = work->leaving->payee,
		.reason = str_empty(work->leaving->reading.reason) ? work->reason
								   : work->leaving->reading.reason,
	};
	if (check_role(work, err) ||
		payment_refund_enter(work->account, work->session, work->txn, &order, &payment, err))
		return -1;
	work->receipt = payment.receipt;
	return 0;
}

static int refuse_left(const struct leaving_work *work, const char *hint, struct err *err)
{
	char left[MONEY_TEXT_SIZE];
	money_format(work->account->prepaid, left);
	return err_hint(err,
		work->leaving->no_reading
			? err_set(err, ERR_REFUSED, _("account %s: of what was prepaid %s are left (%s)"),
				  work->account->number, left, regulation_cite(work->form))
			: err_set(err, ERR_REFUSED,
				  _("account %s: of what was prepaid %s are left after the last bill (%s)"),
				  work->account->number, left, regulation_cite(work->form)),
		"%s", hint);
}

static int begin(struct leaving_work *work, const struct meter_reading *reading, struct err *err)
{
	struct account after = *work->account;
	const struct account_reading read = account_rule_reading(reading);
	return check_said(work, err) ||
			       account_reading_take(&after, work->session, &read, &work->used, err) ||
			       bill(work, err)
		       ? -1
		       : 0;
}

int payment_leaving_cancel(struct account *account, struct session *session, struct txn *txn,
	const struct payment_leaving *leaving, const char **receipt, struct err *err)
{
	struct account after = *account;
	struct leaving_work work = {.account = &after, .session = session, .txn = txn, .leaving = leaving,
		.form = "annex-8", .reason = "销户"};
	struct meter_reading reading = leaving->reading;
	/* A meter that was taken out was read then. */
	if (reading.reading < 0 && account->meter == METER_OUT)
		reading.reading = account->reading;
	if (begin(&work, &reading, err) || (account_owes(&after) > 0 && pay(&work, err)))
		return -1;
	if (after.prepaid > 0 && !leaving->refund)
		return refuse_left(&work, _("--refund <method> --payee <name>"), err);
	if ((after.prepaid > 0 && refund(&work, err)) ||
		account_cancel(&after, session, &reading, err))
		return -1;
	*account = after;
	*receipt = work.receipt;
	return 0;
}

/* A new name of the same person settles nothing: what was said of money is a slip. */
static int check_rename(const struct payment_leaving_transfer *transfer, struct err *err)
{
	const struct payment_leaving *leaving = &transfer->leaving;
	if (leaving->reading.reading < 0 && !leaving->no_reading &&
		leaving->final_bill == PAYMENT_LEAVING_NO_BILL && !leaving->pay && !leaving->refund &&
		!leaving->rest && !transfer->to.from)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s is the present holder under a new name, by the number of the document: nothing is read, billed or refunded"),
			transfer->to.holder),
		_("leave out what is said of the reading, of money and of the day"));
}

static int refuse_unread(const struct leaving_work *work, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s: the reading of the day is needed, for the last bill of its holder (%s)"),
			work->account->number, regulation_cite(work->form)),
		_("--reading <m3> --final-bill <yuan>, or --no-reading <reason>"));
}

static int check_no_reading(const struct payment_leaving *leaving, struct err *err)
{
	const bool read = leaving->reading.reading >= 0;
	if (!read && leaving->final_bill == PAYMENT_LEAVING_NO_BILL)
		return 0;
	/* One of them may have been kept with a ticket that rested. */
	return err_hint(err,
		err_set(err, ERR_USAGE, _("--%s and --%s exclude each other"), "no-reading",
			read ? "reading" : "final-bill"),
		"--no-reading none");
}

/* What is left of what the old holder prepaid is his, or passes on. */
static int leave_rest(struct leaving_work *work, struct transfer *to, struct err *err)
{
	const struct payment_leaving *leaving = work->leaving;
	if (work->account->prepaid <= 0)
		return 0;
	if (leaving->rest == LEAVING_REST_KEEP) {
		to->kept = work->account->prepaid;
		return 0;
	}
	if (leaving->refund)
		return refund(work, err);
	return refuse_left(work,
		leaving->rest == LEAVING_REST_REFUND
			? _("--refund <method> --payee <name>")
			: _("--refund <method> --payee <name>, or --prepaid keep, as both want it"),
		err);
}

/* A day on which the account can pass on: nobody's before him who has it, and no month that was folded away
 * changes hands. */
static int check_day(const struct leaving_work *work, const struct settlement *settled, int from,
	struct err *err)
{
	char day[DATE_TEXT_SIZE];
	const struct holding *now = &settled->holdings.items[settled->holdings.n - 1];
	const char *through = settled->carry ? settled->carry->through : NULL;
	int first = now->from;
	if (!str_empty(through) && bill_last_day(through) >= first)
		first = bill_last_day(through) + 1;
	if (from >= first)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s: its holder cannot leave before %s"),
			work->account->number, date_format(first, day)),
		"--from %s", day);
}

/* The last bill, and what he was billed for months that end after he left: he has paid it. */
static int keep_bills(const struct leaving_work *work, struct transfer *to, struct err *err)
{
	struct settlement settled;
	struct arena *mem = work->session->mem;
	const int from = to->from ? to->from : work->session->today;
	size_t room = 0;
	account_settle(&work->account->events, mem, &settled);
	if (check_day(work, &settled, from, err))
		return -1;
	for (size_t i = 0; i < settled.bills.n; i++) {
		const struct settled_bill *bill = &settled.bills.items[i];
		if (bill->holding + 1 == settled.holdings.n &&
			(str_equal(bill->key, work->key) || bill_last_day(bill->key) >= from))
			VEC_PUSH(mem, to->keys.items, to->keys.n, room) = bill->key;
	}
	return 0;
}

static int settle(struct leaving_work *work, struct transfer *to, struct err *err)
{
	const struct payment_leaving *leaving = work->leaving;
	if (!leaving->no_reading && leaving->reading.reading < 0)
		return refuse_unread(work, err);
	if (leaving->no_reading ? check_no_reading(leaving, err) || check_said(work, err)
				: begin(work, &leaving->reading, err))
		return -1;
	if ((account_owes(work->account) > 0 && pay(work, err)) || leave_rest(work, to, err))
		return -1;
	to->no_reading = leaving->no_reading;
	if (!leaving->no_reading)
		to->reading = &leaving->reading;
	return keep_bills(work, to, err);
}

int payment_leaving_transfer(struct account *account, struct session *session, struct txn *txn,
	const struct payment_leaving_transfer *transfer, const char **receipt, struct err *err)
{
	struct account after = *account;
	struct transfer to = transfer->to;
	struct leaving_work work = {.account = &after, .session = session, .txn = txn,
		.leaving = &transfer->leaving, .form = "annex-10", .reason = "过户"};
	if (account_transfer_check(account, &to, err))
		return -1;
	if (account_transfer_is_rename(account, &to) ? check_rename(transfer, err)
						     : settle(&work, &to, err))
		return -1;
	if (account_transfer(&after, session, &to, err))
		return -1;
	*account = after;
	*receipt = work.receipt;
	return 0;
}
