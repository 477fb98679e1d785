#include "payment/payment_refund.h"

#include <stddef.h>

#include "account/account_history.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "act/ticket_act.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/payment_book.h"
#include "payment/payment_former.h"
#include "store/store.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "txn/op.h"
#include "txn/txn.h"
#include "value/money.h"

/* Money of a holder before him may have passed on; where none paid ahead, a paid bill was ended. */
const char *payment_refund_who_took(const struct event_list *events, size_t holding, struct arena *mem)
{
	struct settlement settled;
	const char *last = NULL;
	account_settle(events, mem, &settled);
	for (size_t i = events->n; i > 0; i--) {
		const struct event *event = &events->items[i - 1];
		if (!str_equal(event->act, "pay") || account_money_reversal(events, event->ref) ||
			settlement_holder_of_event(&settled, event) > holding)
			continue;
		if (account_money_rest(event) > 0)
			return event->by;
		last = last ? last : event->by;
	}
	return last;
}

static int check_person(const struct account *account, const struct session *session, int64_t holding,
	int *shown, struct err *err)
{
	struct event_list past;
	struct settlement settled;
	if (account_history_load(session->store, account, &past, err))
		return -1;
	const struct event_list all = account_unfold(&past, &account->events, session->mem);
	account_settle(&all, session->mem, &settled);
	const size_t index = holding ? (size_t)holding - 1 : settled.holdings.n - 1;
	return separation_from(session, payment_refund_who_took(&all, index, session->mem), ROLE_CLERK | ROLE_SUPERVISOR,
		shown, err);
}

int payment_refund_enter(struct account *account, struct session *session, struct txn *txn,
	const struct payment_refund_order *order, struct payment *payment, struct err *err)
{
	struct account after = *account;
	struct payment_book book;
	const struct holding *of = NULL;
	struct payment made = {.account = account->number, .method = order->method, .payee = order->payee,
		.reason = order->reason};
	if ((order->former && payment_former_creditor(account, &of, err)) ||
		payment_book_open(session, &book, err) || payment_book_number(&book, &made, err))
		return -1;
	const int64_t holding = of ? of->number : 0;
	const int64_t prepaid = of ? of->prepaid : account->prepaid;
	if (payment_refund(&after, session, order->amount, holding, &made, err) ||
		check_person(account, session, holding, &made.separation, err))
		return -1;
	separation_show(&after.events, made.separation);
	if (payment_book_enter(&book, txn, &made, err))
		return -1;
	if (order->left)
		*order->left = prepaid + made.amount;
	*account = after;
	*payment = made;
	return 0;
}

/* The ticket that asked for it says that it was done. */
static int note_on_ticket(struct session *session, struct txn *txn, const struct payment_refund_order *order,
	const struct payment *payment, struct err *err)
{
	struct ticket ticket = {0};
	const char *id;
	char text[MONEY_TEXT_SIZE];
	if (!order->ticket)
		return 0;
	if (ticket_find(session, order->ticket, &id, err) || ticket_load(session->store, id, &ticket, err))
		return -1;
	if (!str_empty(ticket.account) && !str_equal(ticket.account, payment->account))
		return err_set(err, ERR_REFUSED, _("ticket %s is of account %s, not %s"), id, ticket.account,
			payment->account);
	txn_trailer(txn, "Ticket", id);
	return ticket_note(&ticket, session,
		       arena_printf(session->mem, "退费%s元，收据%s",
			       money_format(-payment->amount, text), payment->receipt),
		       err) ||
			       ticket_save(txn, session->store, &ticket, err)
		       ? -1
		       : 0;
}

int payment_refund_make(struct session *session, const struct payment_refund_order *order,
	struct payment *payment, struct err *err)
{
	struct txn *txn = NULL;
	struct account account = {0};
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		payment->receipt = op_id(txn_repeated(txn), 0);
		rc = 0;
		goto done;
	}
	if (account_load(session->store, order->account, &account, err) ||
		payment_refund_enter(&account, session, txn, order, payment, err))
		goto done;
	txn_result(txn, payment->receipt);
	txn_trailer(txn, "Account", account.number);
	txn_trailer(txn, "Article", "五（二）");
	if (note_on_ticket(session, txn, order, payment, err) ||
		account_save(txn, session->store, &account, 1, err) ||
		txn_commit(txn, err, "%s %s", account.number, payment->receipt))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
