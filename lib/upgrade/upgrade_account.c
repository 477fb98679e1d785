#include "upgrade/upgrade_account.h"

#include <string.h>

#include "account/account.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "store/path.h"
#include "upgrade/upgrade_bill.h"
#include "upgrade/upgrade_book.h"
#include "upgrade/upgrade_stream.h"
#include "value/money.h"

/* What is computed is set no more. */
static bool drop_prepaid(struct event *event)
{
	const size_t n = event->set.n;
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (!str_equal(event->set.items[i].key, "prepaid"))
			event->set.items[kept++] = event->set.items[i];
	event->set.n = kept;
	return kept < n;
}

static int take_bill(struct upgrade *upgrade, const struct account *account, struct event *event,
	struct arena *arena, struct err *err)
{
	struct bill *bill = arena_array(arena, 1, sizeof *bill);
	if (upgrade_bill_read(event, bill, arena, err))
		return err_prefix(err, _("account %s"), account->number);
	event->bills = (struct bill_list){bill, 1};
	event->ref = upgrade_bill_ref(upgrade, event, bill, arena);
	event->text = NULL;
	upgrade->billed_n++;
	upgrade->billed += bill->amount;
	return 0;
}

static int take_receipt(const struct upgrade *upgrade, const struct account *account,
	struct event *event, struct err *err)
{
	const struct payment *payment = upgrade_book_find(upgrade, event->ref);
	if (!payment || !str_equal(payment->account, account->number))
		return err_set(err, ERR_REFUSED, _("account %s: no day book has receipt %s"), account->number,
			event->ref);
	event->amount = payment->amount;
	event->bills = payment->bills;
	event->voids = payment->voids;
	event->text = payment->reason;
	return 0;
}

/* Is what was paid of each bill a part of the bill as it was put on the account? */
static int check_parts(const struct account *account, const struct settlement *settlement, struct err *err)
{
	for (size_t i = 0; i < account->events.n; i++) {
		const struct event *event = &account->events.items[i];
		for (size_t b = 0; b < event->bills.n; b++) {
			const struct bill *part = &event->bills.items[b];
			const struct settled_bill *bill = settlement_bill(settlement, part->period);
			if (!bill || bill->amount != part->amount || bill->volume_m3 != part->volume_m3)
				return err_set(err, ERR_REFUSED,
					_("account %s: event %s holds another bill of %s than was put on the account"),
					account->number, event->id, part->period);
		}
	}
	return 0;
}

/* Is each bill that was unpaid the one that was put on the account? */
static bool knows_bills(const struct account *before, const struct settlement *settlement)
{
	for (size_t i = 0; i < before->bills.n; i++) {
		const struct bill *unpaid = &before->bills.items[i];
		const struct settled_bill *bill = settlement_bill(settlement, unpaid->period);
		if (!bill || bill->amount != unpaid->amount || bill->volume_m3 != unpaid->volume_m3)
			return false;
	}
	return true;
}

/* What is owed and prepaid is what it was. */
static int check_money(struct upgrade *upgrade, const struct account *before, struct account *after,
	struct arena *arena, struct err *err)
{
	char was[2][MONEY_TEXT_SIZE], is[2][MONEY_TEXT_SIZE];
	struct settlement settlement;
	account_settle(&after->events, arena, &settlement);
	account_settled(after, arena);
	/* What was prepaid paid the bills in the order in which they came; it pays the oldest first now. */
	if (!field_equal(field_find(&account_schema, "bills"), before, after))
		upgrade->moved++;
	if (!knows_bills(before, &settlement) || account_owes(before) != account_owes(after) ||
		before->prepaid != after->prepaid || after->former.n)
		return err_set(err, ERR_REFUSED,
			_("account %s: %s is unpaid and %s prepaid, and its bills and payments come to %s and %s"),
			after->number, money_format(account_owes(before), was[0]),
			money_format(before->prepaid, was[1]), money_format(account_owes(after), is[0]),
			money_format(after->prepaid, is[1]));
	return check_parts(after, &settlement, err);
}

static int upgrade_account(struct upgrade *upgrade, void *record, bool *changed, struct arena *arena,
	struct err *err)
{
	struct account *account = record;
	const struct account before = *account;
	struct event *event = account->events.items;
	*changed |= upgrade_stream_order(&account->events, arena);
	for (size_t i = 0; i < account->events.n; i++) {
		bool bills = str_equal(event[i].act, "bill");
		bool pays = str_equal(event[i].act, "pay") || str_equal(event[i].act, "void");
		*changed |= bills || pays;
		*changed |= drop_prepaid(&event[i]);
		if ((bills && take_bill(upgrade, account, &event[i], arena, err)) ||
			(pays && take_receipt(upgrade, account, &event[i], err)))
			return -1;
	}
	upgrade->accounts++;
	return check_money(upgrade, &before, account, arena, err) ||
			       event_check(&account_schema, account, arena, err)
		       ? -1
		       : 0;
}

/* First what each entry of a register holds, for its number, then the accounts that refer to it. */
static int count_bills(struct upgrade *upgrade, void *record, bool *changed, struct arena *arena,
	struct err *err)
{
	const struct account *account = record;
	const struct event *event = account->events.items;
	(void)changed;
	for (size_t i = 0; i < account->events.n; i++) {
		struct bill bill;
		if (!str_equal(event[i].act, "bill"))
			continue;
		if (upgrade_bill_read(&event[i], &bill, arena, err))
			return err_prefix(err, _("account %s"), account->number);
		upgrade_bill_count(upgrade, &event[i], &bill, arena);
	}
	return 0;
}

int upgrade_account_all(struct upgrade *upgrade, struct err *err)
{
	return upgrade_stream(upgrade, &account_schema, PATH_ACCOUNTS, count_bills, err) ||
			       upgrade_bill_put(upgrade, err) ||
			       upgrade_stream(upgrade, &account_schema, PATH_ACCOUNTS, upgrade_account, err)
		       ? -1
		       : 0;
}
