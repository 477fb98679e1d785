#include "payment/billing.h"

#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "value/date.h"
#include "value/money.h"

int billing_check_period(const struct session *session, const char *key, struct err *err)
{
	char today[DATE_TEXT_SIZE];
	char period[BILL_PERIOD_SIZE];
	date_format(session->today, today);
	bill_key_period(key, period);
	today[BILL_PERIOD_SIZE - 1] = '\0';
	if (str_less(today, period))
		return err_set(err, ERR_REFUSED, _("%s is still to come"), period);
	return 0;
}

int billing_check_size(const struct bill *bill, struct err *err)
{
	char most[MONEY_TEXT_SIZE];
	if (bill->volume_m3 < 0 || bill->volume_m3 > BILLING_VOLUME_MOST)
		return err_set(err, ERR_REFUSED, _("a volume of %lld m3 is out of range"),
			(long long)bill->volume_m3);
	if (bill->amount < 0 || bill->amount > BILLING_AMOUNT_MOST)
		return err_set(err, ERR_REFUSED, _("a bill is from 0 to %s yuan"),
			money_format(BILLING_AMOUNT_MOST, most));
	return 0;
}

/* The next number of this kind in the period, and the last bill of it that the account knows. */
static int64_t next_number(const struct settlement *settled, const struct bill_key *of,
	const struct settled_bill **last, struct arena *arena)
{
	struct bill_key key = *of;
	*last = NULL;
	for (size_t i = 0; i < settled->bills.n; i++) {
		const struct settled_bill *bill = &settled->bills.items[i];
		if (bill->parts.year == of->year && bill->parts.month == of->month &&
			bill->parts.kind == of->kind && bill->parts.number >= key.number) {
			key.number = bill->parts.number + 1;
			*last = bill;
		}
	}
	while (settlement_folded(settled, bill_key_text(&key, arena)))
		key.number++;
	return key.number;
}

int billing_key(const struct account *account, const struct settlement *settled, const struct session *session,
	const char *period, int kind, const char **key, struct err *err)
{
	struct bill_key parts;
	const struct settled_bill *last;
	if (bill_key_parse(period, &parts, err))
		return -1;
	parts.kind = kind;
	const int64_t number = next_number(settled, &parts, &last, session->mem);
	const bool stands = number > 1 && !(last && last->parts.number == number - 1 && last->ended);
	if (kind == BILL_PERIOD && stands)
		return err_hint(err,
			last && last->by
				? err_set(err, ERR_REFUSED, _("account %s was billed for %s already, by %s"),
					  account->number, period, last->by->ref ? last->by->ref : last->by->id)
				: err_set(err, ERR_REFUSED, _("account %s was billed for %s already"),
					  account->number, period),
			_("bill-adjust %s %s --volume <m3> --amount <yuan> --reason <reason>"), account->number,
			last ? last->key : period);
	parts.number = number;
	*key = bill_key_text(&parts, session->mem);
	return 0;
}

/* Append the event with what it says of one bill. */
static void append(struct account *account, const struct session *session, const char *act,
	const struct bill *bill, const char *reason, const char *ref)
{
	struct account after = *account;
	struct bill *said = arena_array(session->mem, 1, sizeof *said);
	*said = *bill;
	event_append(session, &account_schema, account, &after, act, reason);
	struct event *event = event_last(&after.events);
	event->ref = ref;
	event->bills = (struct bill_list){said, 1};
	account_settled(&after, session->mem);
	*account = after;
}

/* What was added to a bill by adjustments; what was taken off it was waived. */
static int64_t raised(const struct event_list *events, const char *key)
{
	int64_t sum = 0;
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		for (size_t b = 0; b < event->bills.n && str_equal(event->act, "adjust"); b++)
			if (str_equal(event->bills.items[b].period, key) && event->bills.items[b].amount > 0)
				sum += event->bills.items[b].amount;
	}
	return sum;
}

int64_t billing_penalties(const struct event_list *events, const char *period, struct arena *arena)
{
	struct settlement settled;
	char of[BILL_PERIOD_SIZE];
	int64_t sum = 0;
	account_settle(events, arena, &settled);
	for (size_t i = 0; i < settled.bills.n; i++) {
		const struct settled_bill *bill = &settled.bills.items[i];
		bill_key_period(bill->key, of);
		if (bill->ended || bill->parts.kind != BILL_PENALTY || !str_equal(of, period))
			continue;
		sum += bill->by ? bill->by->bills.items[0].amount + raised(events, bill->key) : bill->amount;
	}
	return sum;
}

int billing_check_penalty(const struct event_list *events, const char *number, const char *period, int64_t before,
	int64_t more, struct arena *arena, struct err *err)
{
	struct settlement settled;
	char of[BILL_PERIOD_SIZE];
	char text[MONEY_TEXT_SIZE], stand[MONEY_TEXT_SIZE];
	int64_t principal = 0;
	account_settle(events, arena, &settled);
	const size_t holding = settlement_holder_of_key(&settled, period);
	for (size_t i = 0; i < settled.bills.n; i++) {
		const struct settled_bill *bill = &settled.bills.items[i];
		bill_key_period(bill->key, of);
		if (!bill->ended && bill->parts.kind != BILL_PENALTY && bill->holding == holding &&
			str_equal(of, period))
			principal += bill->amount;
	}
	if (before + more <= principal)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("the penalties of account %s for %s are at most its bills, %s yuan, and %s were billed"),
			number, period, money_format(principal, text), money_format(before, stand)),
		"bill-penalty");
}

static int check_bill(const struct account *account, const struct settlement *settled,
	const struct session *session, const struct bill *bill, struct err *err)
{
	struct bill_key key;
	if (bill_key_parse(bill->period, &key, err))
		return -1;
	if (account->state == ACCOUNT_CANCELLED && key.kind != BILL_PENALTY)
		return err_set(err, ERR_REFUSED, _("account %s is cancelled and takes no bill"),
			account->number);
	if (billing_check_period(session, bill->period, err) || billing_check_size(bill, err))
		return -1;
	if (settlement_bill(settled, bill->period) || settlement_folded(settled, bill->period))
		return err_set(err, ERR_REFUSED, _("account %s was billed for %s already"),
			account->number, bill->period);
	return 0;
}

int billing_bill(struct account *account, const struct settlement *settled, const struct session *session,
	const struct bill *bill, const char *ref, struct err *err)
{
	if (check_bill(account, settled, session, bill, err))
		return -1;
	const struct bill fresh = {bill->period, bill->volume_m3, bill->amount, 0};
	append(account, session, "bill", &fresh, NULL, ref);
	return 0;
}

/* What the penalties of the period come to, as they stand. */
static int64_t standing_penalties(const struct event_list *events, const char *period, struct arena *arena)
{
	struct settlement settled;
	char of[BILL_PERIOD_SIZE];
	int64_t sum = 0;
	account_settle(events, arena, &settled);
	for (size_t i = 0; i < settled.bills.n; i++) {
		const struct settled_bill *bill = &settled.bills.items[i];
		bill_key_period(bill->key, of);
		if (!bill->ended && bill->parts.kind == BILL_PENALTY && str_equal(of, period))
			sum += bill->amount;
	}
	return sum;
}

/* Nor is a penalty raised above what it is of. */
static int check_raised(const struct account *account, const struct session *session,
	const struct billing_change *change, const struct event_list *past, const struct settled_bill *bill,
	struct err *err)
{
	char period[BILL_PERIOD_SIZE];
	if (bill->parts.kind != BILL_PENALTY || change->amount <= 0)
		return 0;
	const struct event_list all =
		past && past->n ? account_unfold(past, &account->events, session->mem) : account->events;
	bill_key_period(change->key, period);
	return billing_check_penalty(&all, account->number, period,
		standing_penalties(&all, period, session->mem), change->amount, session->mem, err);
}

/* The bill as it stands, among the events of the record or those that were folded away. */
static int find_bill(const struct account *account, const struct session *session, const char *key,
	const struct event_list *past, struct settled_bill *bill, struct err *err)
{
	struct settlement settled;
	account_settle(&account->events, session->mem, &settled);
	const struct settled_bill *found = settlement_bill(&settled, key);
	if (!found && past && settlement_folded(&settled, key)) {
		const struct event_list all = account_unfold(past, &account->events, session->mem);
		account_settle(&all, session->mem, &settled);
		found = settlement_bill(&settled, key);
	}
	if (!found)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s has no bill %s"), account->number, key),
			"account-show %s --statement", account->number);
	if (found->ended)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("bill %s of account %s was ended"), key, account->number),
			"account-show %s --statement", account->number);
	*bill = *found;
	return 0;
}

static int check_reason(const struct billing_change *change, struct err *err)
{
	if (!str_empty(change->reason))
		return 0;
	return err_hint(err, err_set(err, ERR_USAGE, _("the reason must be stated")), _("--reason <reason>"));
}

int billing_adjust(struct account *account, const struct session *session,
	const struct billing_change *change, const struct event_list *past, struct err *err)
{
	struct settled_bill bill;
	char text[MONEY_TEXT_SIZE];
	if (check_reason(change, err) || find_bill(account, session, change->key, past, &bill, err))
		return -1;
	if (!change->volume_m3 && !change->amount)
		return err_hint(err, err_set(err, ERR_USAGE, _("nothing to change")),
			_("--volume <m3> --amount <yuan>"));
	if (change->volume_m3 < -bill.volume_m3 || change->amount < -bill.amount)
		return err_set(err, ERR_REFUSED,
			_("bill %s of account %s is of %lld m3, %s yuan; an adjustment cannot take it below 0"),
			change->key, account->number, (long long)bill.volume_m3,
			money_format(bill.amount, text));
	const struct bill after = {change->key, bill.volume_m3 + change->volume_m3,
		bill.amount + change->amount, 0};
	if (billing_check_size(&after, err) || check_raised(account, session, change, past, &bill, err))
		return -1;
	const struct bill said = {change->key, change->volume_m3, change->amount, 0};
	append(account, session, "adjust", &said, change->reason, change->ref);
	event_last(&account->events)->ticket = change->ticket;
	return 0;
}

int billing_void(struct account *account, const struct session *session,
	const struct billing_change *change, const struct event_list *past, struct err *err)
{
	struct settled_bill bill;
	if (check_reason(change, err) || find_bill(account, session, change->key, past, &bill, err))
		return -1;
	const struct bill net = {change->key, bill.volume_m3, bill.amount, 0};
	append(account, session, "bill-void", &net, change->reason, change->ref);
	event_last(&account->events)->ticket = change->ticket;
	return 0;
}
