#include "form/receipt_load.h"

#include "account/account_history.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "form/form_account.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/payment_book.h"
#include "value/id.h"

/* The receipt of the entry that took it back; NULL: none. */
static const char *find_countering(const struct account *account, const char *receipt)
{
	const struct event *event = account->events.items;
	for (size_t i = 0; i < account->events.n; i++)
		if (str_equal(event[i].voids, receipt))
			return event[i].ref;
	return NULL;
}

/* Money may be of one who had left by then: the event says the number of the holder. */
static void name_holder(const struct account *now, const struct form_account *at, struct arena *arena,
	struct receipt *receipt)
{
	struct settlement settled;
	receipt->holder = at->after.holder;
	if (!at->event || !at->event->holding)
		return;
	account_settle(&now->events, arena, &settled);
	for (size_t i = 0; i + 1 < settled.holdings.n; i++)
		if (settled.holdings.items[i].number == at->event->holding) {
			receipt->holder = settled.holdings.items[i].holder;
			receipt->former = true;
		}
}

static int take_account(const struct session *session, struct receipt *receipt, struct err *err)
{
	struct account account;
	struct form_account at;
	const struct payment *payment = receipt->payment;
	if (str_empty(payment->account))
		return 0;
	if (account_load(session->store, payment->account, &account, err) ||
		account_whole(session->store, &account, err) ||
		form_account_at(&account, payment->receipt, session->mem, &at, err))
		return -1;
	receipt->account = at.after;
	receipt->countered_by = find_countering(&account, payment->receipt);
	name_holder(&account, &at, session->mem, receipt);
	return 0;
}

int receipt_load(const struct session *session, const char *typed, struct receipt *receipt, struct err *err)
{
	const char *number = utf8_fold(typed, session->mem);
	struct payment *payment = arena_alloc(session->mem, sizeof *payment);
	if (id_check_receipt(number, err)) {
		err->code = ERR_USAGE;
		return -1;
	}
	*receipt = (struct receipt){
		.day = id_receipt_day(number), .desk = id_receipt_desk(number, session->mem)};
	if (payment_book_find(session->store, number, payment, err))
		return -1;
	receipt->payment = payment;
	return take_account(session, receipt, err);
}
