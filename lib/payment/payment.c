#include "payment/payment.h"

#include <stddef.h>

#include "account/account_money.h"
#include "account/account_settle.h"
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
	FIELD(at, MOMENT, N_("at"), .rank = 4, .flags = FIELD_REQUIRED),
	FIELD(by, ID, N_("by"), .rank = 3, .flags = FIELD_REQUIRED, .check = id_check_staff, .names = "staff"),
	FIELD(claimed, FLAG, N_("identity not verified")),
	FIELD(account, ID, N_("account"), .rank = 1, .check = id_check_account),
	FIELD(method, ENUM, N_("method"), .rank = 2, .flags = FIELD_REQUIRED, .choices = payment_methods),
	FIELD(amount, MONEY, N_("amount (yuan)"), .flags = FIELD_FIGURE),
	FIELD(prepaid, MONEY, N_("prepaid (yuan)"), .rank = 3, .flags = FIELD_RIGHT),
	FIELD(voids, ID, N_("reverses"), .rank = 4, .check = id_check_receipt),
	FIELD(reason, TEXT, N_("reason"), .rank = 3, .flags = FIELD_PROSE),
	FIELD(payee, LINE, N_("payee"), .rank = 3, .flags = FIELD_NAME),
	FIELD(foreign, LINE, N_("number there"), .rank = 4),
	FIELD(separation, ENUM, N_("by the same"), .choices = event_separations),
	FIELD(op, LINE, N_("operation")),
	FIELD(bills, LIST_OF(bill), N_("bills paid")),
};
#undef RECORD

const struct schema payment_schema = {
	.name = "payment",
	.title = N_("entries of day books"),
	.size = sizeof(struct payment),
	SCHEMA_FIELDS(payment_fields),
	.summary = N_("an entry of a day book"),
};

/* No window takes a hundred million yuan at once, and sums of such amounts can still be written. */
static const int64_t PAYMENT_MOST = INT64_C(10000000000);
static const int64_t PREPAID_MOST = INT64_C(99999999999999);

/* The holder with this number, or who holds now. */
static const struct holding *find_holding(const struct settlement *settled, int64_t number)
{
	const struct holding_list *holdings = &settled->holdings;
	for (size_t i = 0; i < holdings->n; i++)
		if (number && holdings->items[i].number == number)
			return &holdings->items[i];
	return &holdings->items[holdings->n - 1];
}

/* Append the event that says what the payment does. */
static void append(struct account *account, const struct session *session, const char *act, int64_t holding,
	const struct payment *payment)
{
	struct account after = *account;
	event_append(session, &account_schema, account, &after, act, payment->reason);
	struct event *event = event_last(&after.events);
	event->ref = payment->receipt;
	event->amount = payment->amount;
	event->bills = payment->bills;
	event->voids = payment->voids;
	event->holding = holding;
	event->separation = payment->separation;
	account_settled(&after, session->mem);
	*account = after;
}

/* What the amount pays, the oldest bill first; returns what is over. */
static int64_t pay_bills(const struct holding *holding, int64_t fen, struct bill_list *parts,
	struct arena *mem)
{
	size_t room = 0;
	*parts = (struct bill_list){0};
	for (size_t i = 0; i < holding->bills.n && fen > 0; i++) {
		struct bill part = holding->bills.items[i];
		const int64_t owed = part.amount - part.paid;
		part.paid = fen < owed ? fen : owed;
		fen -= part.paid;
		VEC_PUSH(mem, parts->items, parts->n, room) = part;
	}
	return fen;
}

static int check_amount(int64_t amount, struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	if (amount <= 0)
		return err_hint(err, err_set(err, ERR_REFUSED, _("a payment is more than 0")),
			_("account-pay --void <receipt> --reason <reason>, which reverses one"));
	if (amount > PAYMENT_MOST)
		return err_set(err, ERR_REFUSED, _("a payment is at most %s yuan"),
			money_format(PAYMENT_MOST, text));
	return 0;
}

/* State never refuses money that is owed; nothing is prepaid on what will have no bill. */
static int check_state(const struct account *account, const struct holding *holding, bool former,
	int64_t amount, struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	const int64_t owes = holding_owes(holding);
	if ((account->state != ACCOUNT_CANCELLED && !former) || amount <= owes)
		return 0;
	if (former)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the former holder of account %s owes %s, and no more can be taken"),
				account->number, money_format(owes, text)),
			"account-pay %s %s --former", account->number, text);
	if (owes == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("account %s is cancelled, owes nothing and takes no payment"), account->number),
			"account-show %s", account->number);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s is cancelled and owes %s; no more can be taken"),
			account->number, money_format(owes, text)),
		"account-pay %s %s", account->number, text);
}

int payment_apply(struct account *account, const struct session *session, int64_t amount,
	int64_t holding, struct payment *payment, struct err *err)
{
	struct settlement settled;
	char text[MONEY_TEXT_SIZE];
	account_settle(&account->events, session->mem, &settled);
	const struct holding *of = find_holding(&settled, holding);
	const bool former = of != &settled.holdings.items[settled.holdings.n - 1];
	if (check_amount(amount, err) || check_state(account, of, former, amount, err))
		return -1;
	const int64_t rest = pay_bills(of, amount, &payment->bills, session->mem);
	if (of->prepaid + rest > PREPAID_MOST)
		return err_set(err, ERR_REFUSED, _("account %s: no more than %s yuan can be prepaid"),
			account->number, money_format(PREPAID_MOST, text));
	payment->amount = amount;
	payment->prepaid = rest;
	append(account, session, "pay", former ? of->number : 0, payment);
	return 0;
}

/* The number of the holder whose money the receipt is, where it is not who holds now. */
static int64_t holder_of_receipt(const struct settlement *settled, const struct event_list *events,
	const char *receipt)
{
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		if (!event->amount || !str_equal(event->ref, receipt))
			continue;
		const size_t h = settlement_holder_of_event(settled, event);
		return h + 1 < settled->holdings.n ? settled->holdings.items[h].number : 0;
	}
	return 0;
}

/* All that ever was, with what was folded away. */
static struct event_list all_of(const struct event_list *past, const struct event_list *events,
	struct arena *mem)
{
	return past && past->n ? account_unfold(past, events, mem) : *events;
}

static int64_t pool_of(const struct event_list *all, int64_t holding, struct arena *mem)
{
	struct settlement settled;
	account_settle(all, mem, &settled);
	return settled.pools[find_holding(&settled, holding) - settled.holdings.items];
}

/* What the holder was refunded, less refunds that were reversed. */
static int64_t refunded_to(const struct event_list *all, int64_t holding, struct arena *mem)
{
	struct settlement settled;
	int64_t fen = 0;
	account_settle(all, mem, &settled);
	const size_t of = (size_t)(find_holding(&settled, holding) - settled.holdings.items);
	for (size_t i = 0; i < all->n; i++) {
		const struct event *event = &all->items[i];
		const bool reversed = str_equal(event->act, "void") && event->amount > 0;
		if ((reversed || str_equal(event->act, "refund")) &&
			settlement_holder_of_event(&settled, event) == of)
			fen -= event->amount;
	}
	return fen;
}

/* The receipt of the last refund to that holder that still stands; NULL: there is none. */
static const char *last_refund(const struct event_list *all, int64_t holding, struct arena *mem)
{
	struct settlement settled;
	const char *receipt = NULL;
	account_settle(all, mem, &settled);
	const size_t of = (size_t)(find_holding(&settled, holding) - settled.holdings.items);
	for (size_t i = 0; i < all->n; i++) {
		const struct event *event = &all->items[i];
		if (str_equal(event->act, "refund") && settlement_holder_of_event(&settled, event) == of &&
			!account_money_reversal(all, event->ref))
			receipt = event->ref;
	}
	return receipt;
}

/* Money that was refunded cannot be taken back once more.  What passed on to the next holder can: who left
 * owes it. */
static int check_refunded(const struct event_list *before, const struct event_list *after,
	int64_t holding, const struct payment *old, struct arena *mem, struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	const int64_t pool = pool_of(after, holding, mem);
	const int64_t refunded = refunded_to(before, holding, mem);
	if (pool >= 0 || pool >= pool_of(before, holding, mem) || refunded <= 0)
		return 0;
	const char *refund = last_refund(before, holding, mem);
	err_set(err, ERR_REFUSED, _("of what %s brought, %s was refunded since; it cannot be reversed"),
		old->receipt, money_format(refunded < -pool ? refunded : -pool, text));
	return refund ? err_hint(err, -1, _("account-pay --void %s --reason <reason>"), refund) : -1;
}

int payment_void(struct account *account, const struct session *session, const struct payment *old,
	const struct event_list *past, const char *reason, struct payment *payment, struct err *err)
{
	struct account after = *account;
	struct settlement settled;
	struct bill *countered = arena_array(session->mem, old->bills.n, sizeof *countered);
	const struct event_list before = all_of(past, &account->events, session->mem);
	const struct event *reversal = account_money_reversal(&before, old->receipt);
	if (reversal)
		return err_set(err, ERR_REFUSED, _("%s was reversed already, by %s"), old->receipt, reversal->ref);
	if (str_empty(reason))
		return err_hint(err, err_set(err, ERR_USAGE, _("a reversal needs a reason")),
			_("--reason <reason>"));
	if (!str_empty(old->voids))
		return err_set(err, ERR_REFUSED, _("%s is a reversal itself and cannot be reversed"),
			old->receipt);
	for (size_t i = 0; i < old->bills.n; i++) {
		countered[i] = old->bills.items[i];
		countered[i].paid = -countered[i].paid;
	}
	account_settle(&before, session->mem, &settled);
	const int64_t holding = holder_of_receipt(&settled, &before, old->receipt);
	payment->amount = -old->amount;
	payment->prepaid = -old->prepaid;
	payment->method = old->method;
	payment->account = old->account;
	payment->voids = old->receipt;
	payment->reason = reason;
	payment->bills = (struct bill_list){countered, old->bills.n};
	append(&after, session, "void", holding, payment);
	const struct event_list now = all_of(past, &after.events, session->mem);
	if (check_refunded(&before, &now, holding, old, session->mem, err))
		return -1;
	*account = after;
	return 0;
}

int payment_refund(struct account *account, const struct session *session, int64_t amount, int64_t holding,
	struct payment *payment, struct err *err)
{
	struct settlement settled;
	char text[MONEY_TEXT_SIZE];
	account_settle(&account->events, session->mem, &settled);
	const struct holding *of = find_holding(&settled, holding);
	const bool former = of != &settled.holdings.items[settled.holdings.n - 1];
	if (str_empty(payment->payee) || str_empty(payment->reason) || !payment->method)
		return err_hint(err, err_set(err, ERR_USAGE, _("a refund needs method, payee and reason")),
			_("--method <method> --payee <name> --reason <reason>"));
	if (of->prepaid <= 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("nothing is prepaid on account %s"), account->number),
			"account-show %s", account->number);
	if (amount < 0 || amount > of->prepaid)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("on account %s, %s is prepaid; no more can be refunded"),
				account->number, money_format(of->prepaid, text)),
			"account-show %s", account->number);
	payment->amount = -(amount ? amount : of->prepaid);
	payment->prepaid = payment->amount;
	payment->bills = (struct bill_list){0};
	append(account, session, "refund", former ? of->number : 0, payment);
	return 0;
}
