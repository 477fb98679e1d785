#include "payment/payment.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "value/id.h"
#include "value/money.h"

const struct choice payment_methods[] = {
	{"", ""},
	{"cash", N_("cash")},
	{"wechat", N_("WeChat")},
	{"alipay", N_("Alipay")},
	{"bank", N_("bank transfer")},
	{"pos", N_("POS card")},
	{NULL, NULL},
};

#define RECORD struct payment
static const struct field payment_fields[] = {
	FIELD(receipt, ID, N_("receipt"), .flags = FIELD_REQUIRED, .check = id_check_receipt),
	FIELD(at, MOMENT, N_("at"), .flags = FIELD_REQUIRED),
	FIELD(by, ID, N_("by"), .flags = FIELD_REQUIRED, .check = id_check_staff),
	FIELD(claimed, FLAG, N_("identity not verified")),
	FIELD(account, ID, N_("account"), .flags = FIELD_REQUIRED, .check = id_check_account),
	FIELD(method, ENUM, N_("method"), .flags = FIELD_REQUIRED, .choices = payment_methods),
	FIELD(amount, MONEY, N_("amount (yuan)"), .flags = FIELD_FIGURE),
	FIELD(prepaid, MONEY, N_("prepaid (yuan)"), .flags = FIELD_RIGHT),
	FIELD(voids, ID, N_("reverses"), .check = id_check_receipt),
	FIELD(reason, TEXT, N_("reason"), .flags = FIELD_PROSE),
	FIELD(op, LINE, N_("operation")),
	FIELD(bills, LIST_OF(bill), N_("bills paid")),
};
#undef RECORD

const struct schema payment_schema = {
	.name = "payment",
	.size = sizeof(struct payment),
	SCHEMA_FIELDS(payment_fields),
	.summary = N_("an entry of a day book"),
};

/* No window takes a hundred million yuan at once, and sums of such amounts can still be written. */
static const int64_t PAYMENT_MOST = INT64_C(10000000000);
static const int64_t PREPAID_MOST = INT64_C(99999999999999);

/* The list with `bill` put in by period, the oldest first. */
static void insert_bill(struct bill_list *bills, const struct bill *bill, struct arena *mem)
{
	const struct bill *old = bills->items;
	struct bill *grown = arena_array(mem, bills->n + 1, sizeof *grown);
	size_t n = 0;
	bool placed = false;
	for (size_t i = 0; i < bills->n; i++) {
		if (!placed && !str_empty(bill->period) && str_less(bill->period, old[i].period)) {
			grown[n++] = *bill;
			placed = true;
		}
		grown[n++] = old[i];
	}
	if (!placed)
		grown[n++] = *bill;
	*bills = (struct bill_list){grown, n};
}

/* Pay bills, oldest first, from `*fen`; what was paid of which is appended to `parts`. */
static void pay_bills(struct account *account, int64_t *fen, struct bill_list *parts, struct arena *mem)
{
	const struct bill *old = account->bills.items;
	struct bill *left = NULL;
	struct bill *paid = NULL;
	size_t left_n = 0, left_room = 0, paid_n = 0, paid_room = 0;
	for (size_t i = 0; i < account->bills.n; i++) {
		struct bill bill = old[i];
		int64_t owed = bill.amount - bill.paid;
		int64_t part = *fen < owed ? *fen : owed;
		if (part > 0) {
			struct bill entry = bill;
			entry.paid = part;
			VEC_PUSH(mem, paid, paid_n, paid_room) = entry;
			bill.paid += part;
			*fen -= part;
		}
		if (bill.paid < bill.amount)
			VEC_PUSH(mem, left, left_n, left_room) = bill;
	}
	account->bills = (struct bill_list){left, left_n};
	*parts = (struct bill_list){paid, paid_n};
}

static const char *bill_text(const struct bill *bill, struct arena *mem)
{
	char amount[MONEY_TEXT_SIZE];
	return arena_printf(mem, "%s %lld m3 %s", bill->period, (long long)bill->volume_m3,
		money_format(bill->amount, amount));
}

static bool was_billed(const struct account *account, const char *period)
{
	const struct event *event = account->events.items;
	for (size_t i = 0; i < account->events.n; i++)
		if (str_equal(event[i].act, "bill") && str_equal(event[i].ref, period))
			return true;
	return false;
}

int payment_bill(struct account *account, const struct session *session, const struct bill *bill,
	struct err *err)
{
	struct account after = *account;
	struct bill_list parts;
	if (account->state == ACCOUNT_CANCELLED)
		return err_set(err, ERR_REFUSED, _("account %s is cancelled and takes no bill"),
			account->number);
	if (bill->amount <= 0 || bill->volume_m3 < 0)
		return err_set(err, ERR_REFUSED, _("account %s: a bill needs an amount above 0"),
			account->number);
	if (was_billed(account, bill->period))
		return err_set(err, ERR_REFUSED, _("account %s was billed for %s already"),
			account->number, bill->period);
	struct bill fresh = *bill;
	fresh.paid = 0;
	insert_bill(&after.bills, &fresh, session->mem);
	pay_bills(&after, &after.prepaid, &parts, session->mem);
	event_append(session, &account_schema, account, &after, "bill", bill_text(bill, session->mem));
	struct event *event = after.events.items;
	event[after.events.n - 1].ref = bill->period;
	*account = after;
	return 0;
}

int payment_apply(struct account *account, const struct session *session, int64_t amount,
	struct payment *payment, struct err *err)
{
	struct account after = *account;
	char text[MONEY_TEXT_SIZE];
	if (account->state == ACCOUNT_CANCELLED)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("account %s is cancelled and takes no payment"), account->number),
			"account-show %s", account->number);
	if (amount <= 0)
		return err_hint(err, err_set(err, ERR_REFUSED, _("a payment is more than 0")),
			_("account-pay --void <receipt> --reason <reason>, which reverses one"));
	if (amount > PAYMENT_MOST)
		return err_set(err, ERR_REFUSED, _("a payment is at most %s yuan"),
			money_format(PAYMENT_MOST, text));
	int64_t rest = amount;
	struct bill_list parts;
	pay_bills(&after, &rest, &parts, session->mem);
	after.prepaid += rest;
	if (after.prepaid > PREPAID_MOST)
		return err_set(err, ERR_REFUSED, _("account %s: no more than %s yuan can be prepaid"),
			account->number, money_format(PREPAID_MOST, text));
	event_append(session, &account_schema, account, &after, "pay",
		arena_dup(session->mem, money_format(amount, text)));
	struct event *event = after.events.items;
	event[after.events.n - 1].ref = payment->receipt;
	payment->amount = amount;
	payment->prepaid = rest;
	payment->bills = parts;
	*account = after;
	return 0;
}

/* Put back what a payment paid of one bill. */
static void unpay_bill(struct account *after, const struct bill *part, struct arena *mem)
{
	const struct bill *old = after->bills.items;
	struct bill *copy = arena_array(mem, after->bills.n, sizeof *copy);
	bool there = false;
	for (size_t i = 0; i < after->bills.n; i++) {
		copy[i] = old[i];
		if (str_equal(copy[i].period, part->period)) {
			copy[i].paid -= part->paid;
			there = true;
		}
	}
	after->bills.items = copy;
	if (there)
		return;
	/* It was paid to the end and left the account: what others paid of it stays paid. */
	struct bill bill = *part;
	bill.paid = part->amount - part->paid;
	insert_bill(&after->bills, &bill, mem);
}

int payment_void(struct account *account, const struct session *session, const struct payment *old,
	const char *reason, struct payment *payment, struct err *err)
{
	struct account after = *account;
	const struct bill *parts = old->bills.items;
	struct bill *countered = arena_array(session->mem, old->bills.n, sizeof *countered);
	char text[MONEY_TEXT_SIZE];
	if (str_empty(reason))
		return err_hint(err,
			err_set(err, ERR_USAGE, _("a reversal needs a reason")),
			_("--reason <reason>"));
	if (old->amount < 0)
		return err_set(err, ERR_REFUSED, _("%s is a reversal itself and cannot be reversed"),
			old->receipt);
	if (account->state == ACCOUNT_CANCELLED)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("account %s is cancelled and takes no payment"), account->number),
			"account-show %s", account->number);
	if (account->prepaid < old->prepaid)
		return err_set(err, ERR_REFUSED,
			_("of %s, %s was prepaid and has paid later bills since; it cannot be reversed"),
			old->receipt, money_format(old->prepaid, text));
	after.prepaid -= old->prepaid;
	for (size_t i = 0; i < old->bills.n; i++) {
		unpay_bill(&after, &parts[i], session->mem);
		countered[i] = parts[i];
		countered[i].paid = -parts[i].paid;
	}
	/* What other payments left as prepaid pays what is owed again. */
	struct bill_list moved;
	pay_bills(&after, &after.prepaid, &moved, session->mem);
	event_append(session, &account_schema, account, &after, "void",
		arena_printf(session->mem, "%s: %s", old->receipt, reason));
	struct event *event = after.events.items;
	event[after.events.n - 1].ref = payment->receipt;
	payment->amount = -old->amount;
	payment->prepaid = -old->prepaid;
	payment->method = old->method;
	payment->account = old->account;
	payment->voids = old->receipt;
	payment->reason = reason;
	payment->bills = (struct bill_list){countered, old->bills.n};
	*account = after;
	return 0;
}
