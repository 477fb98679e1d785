#include "check/check_money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "account/account.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "check/check_fold.h"
#include "check/check_receipt.h"
#include "check/check_register.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/session.h"
#include "store/store.h"
#include "value/money.h"

/* Each event once, for day books and registers. */
void check_money_events(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event_list *events)
{
	const bool registers = findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY;
	for (size_t i = 0; i < events->n; i++) {
		check_receipt_known(findings, account, &events->items[i]);
		if (registers)
			check_register_event(findings, place, account, &events->items[i]);
	}
}

/* ---- An account ---------------------------------------------------------------------------------- */

static int64_t owes_less_prepaid(const struct bill_list *bills, int64_t prepaid)
{
	int64_t fen = -prepaid;
	for (size_t i = 0; i < bills->n; i++)
		fen += bills->items[i].amount - bills->items[i].paid;
	return fen;
}

/* What a fold brought, and what every event since entered. */
static int64_t entered(const struct account *account, const struct settlement *settled)
{
	const struct holding_list carried = settled->carry ? settled->carry->holdings : (struct holding_list){0};
	int64_t fen = 0;
	for (size_t i = 0; i < carried.n; i++)
		fen += owes_less_prepaid(&carried.items[i].bills, carried.items[i].prepaid);
	for (size_t i = 0; i < account->events.n; i++) {
		const struct event *event = &account->events.items[i];
		const int sign = account_money_charges(event);
		if (account_money_moves(event))
			fen -= event->amount;
		for (size_t b = 0; sign && b < event->bills.n; b++) {
			const struct bill *bill = &event->bills.items[b];
			const struct settled_bill *of = settlement_bill(settled, bill->period);
			/* Of two that two desks wrote under one key, one counts. */
			if (!str_equal(event->act, "bill") || (of && of->by == event))
				fen += sign * bill->amount;
		}
	}
	return fen;
}

static int check_equation(const struct account *account, const struct settlement *settled, struct err *err)
{
	char is[MONEY_TEXT_SIZE], says[MONEY_TEXT_SIZE];
	int64_t fen = owes_less_prepaid(&account->bills, account->prepaid);
	for (size_t i = 0; i < account->former.n; i++)
		fen += owes_less_prepaid(&account->former.items[i].bills, account->former.items[i].prepaid);
	const int64_t sum = entered(account, settled);
	if (sum == fen)
		return 0;
	return err_set(err, ERR_REFUSED,
		_("bills less payments are %s, and what is unpaid less what is prepaid is %s"), money_format(sum, is),
		money_format(fen, says));
}

static bool is_billed(const struct settlement *settled, const char *key)
{
	return settlement_bill(settled, key) || settlement_folded(settled, key);
}

/* The key before this one must have been used; of the bills of a month the earlier must have ended. */
static int check_key(const struct settlement *settled, const char *key, struct arena *arena, struct err *err)
{
	struct bill_key parts;
	if (bill_key_parse(key, &parts, err))
		return -1;
	if (parts.number == 1)
		return 0;
	parts.number--;
	const char *before = bill_key_text(&parts, arena);
	const struct settled_bill *bill = settlement_bill(settled, before);
	if (!is_billed(settled, before))
		return err_set(err, ERR_REFUSED, _("the bill is of %s, and there never was a bill of %s"), key, before);
	if (parts.kind == BILL_PERIOD && bill && !bill->ended)
		return err_set(err, ERR_REFUSED, _("the bill is of %s, and that of %s stands"), key, before);
	return 0;
}

/* A reversal takes back all of a receipt of this account; one that was folded away is not here. */
static int check_void(const struct account *account, const struct event *event, bool folded, struct err *err)
{
	for (size_t i = 0; i < account->events.n; i++) {
		const struct event *old = &account->events.items[i];
		if (old == event || !str_equal(old->ref, event->voids) || str_equal(old->act, "void"))
			continue;
		return old->amount == -event->amount
			       ? 0
			       : err_set(err, ERR_REFUSED, _("it does not reverse all of receipt %s"), event->voids);
	}
	return folded && event->voids ? 0
				      : err_set(err, ERR_REFUSED, _("it reverses no receipt of this account"));
}

static int check_event(const struct account *account, const struct event *event, const struct settlement *settled,
	struct arena *arena, struct err *err)
{
	const bool bills = str_equal(event->act, "bill"), carries = account_money_carries(event);
	if (str_equal(event->act, "void") && check_void(account, event, settled->carry, err))
		return -1;
	for (size_t i = 0; i < event->bills.n && !carries; i++) {
		const char *key = event->bills.items[i].period;
		if (!is_billed(settled, key))
			return err_set(err, ERR_REFUSED, _("there never was a bill of %s"), key);
		if (bills && check_key(settled, key, arena, err))
			return -1;
	}
	/* Of a transfer: last bills that stay with who leaves. */
	for (size_t i = 0; i < event->keys.n && !carries; i++)
		if (!is_billed(settled, event->keys.items[i]))
			return err_set(err, ERR_REFUSED, _("there never was a bill of %s"), event->keys.items[i]);
	return 0;
}

int check_money_account(struct findings *findings, const struct findings_place *place,
	const struct account *account, struct check_folds *folds, struct record_words *words, struct arena *scratch,
	struct err *err)
{
	struct settlement settled;
	check_money_events(findings, place, account->number, &account->events);
	if (findings->session->store->settings.format < SETTINGS_FORMAT_MONEY)
		return 0;
	account_settle(&account->events, scratch, &settled);
	if (settled.carry)
		check_fold_carry(folds, place, account->number, settled.carry);
	for (size_t i = 0; i < account->events.n; i++) {
		const struct event *event = &account->events.items[i];
		words->event = event->id;
		if (check_event(account, event, &settled, scratch, err))
			return err_prefix(err, _("event %s"), event->id);
	}
	words->event = NULL;
	return check_equation(account, &settled, err);
}
