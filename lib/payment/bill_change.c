#include "payment/bill_change.h"

#include "account/account_history.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/bill.h"
#include "office/session.h"
#include "payment/bill_register.h"
#include "payment/billing.h"
#include "store/store.h"
#include "txn/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

static int check_ticket(const struct session *session, const struct bill_change_order *order, struct err *err)
{
	struct ticket ticket;
	if (!order->ticket)
		return 0;
	if (ticket_load(session->store, order->ticket, &ticket, err))
		return -1;
	if (str_equal(ticket.account, order->account))
		return 0;
	return err_set(err, ERR_REFUSED, _("ticket %s is about another account than %s"), ticket.id, order->account);
}

/* The event with its money, and the same sums in the entry: what a bill is changed by, or the net that ends. */
static int change_account(struct account *account, const struct session *session,
	const struct bill_change_order *order, const char *ref, struct bill_entry *entry, struct err *err)
{
	struct event_list past;
	const struct billing_change change = {.key = order->key, .volume_m3 = order->volume_m3,
		.amount = order->amount, .reason = order->reason, .ref = ref, .ticket = order->ticket};
	if (account_history_load(session->store, account, &past, err) ||
		(order->ends ? billing_void(account, session, &change, &past, err)
			     : billing_adjust(account, session, &change, &past, err)))
		return -1;
	const struct bill *said = &event_last(&account->events)->bills.items[0];
	bill_register_count(entry, said->volume_m3, said->amount);
	entry->account = account->number;
	entry->key = order->key;
	entry->reason = order->reason;
	entry->ticket = order->ticket;
	return 0;
}

static int put(struct session *session, struct txn *txn, const struct bill_change_order *order,
	struct bill_change *change, struct err *err)
{
	struct bill_register reg;
	char period[BILL_PERIOD_SIZE];
	bill_key_period(order->key, period);
	if (check_ticket(session, order, err) || bill_register_read(session->store, period, NULL, &reg, err))
		return -1;
	struct bill_entry *entry = bill_register_add(&reg, session,
		order->ends ? BILL_ACT_VOID : BILL_ACT_ADJUST, &change->ref);
	if (change_account(&change->account, session, order, change->ref, entry, err) ||
		bill_register_put(&reg, txn, err))
		return -1;
	return account_save(txn, session->store, &change->account, 1, err);
}

int bill_change_make(struct session *session, const struct bill_change_order *order,
	struct bill_change *change, struct err *err)
{
	struct txn *txn = NULL;
	struct bill_change made = {0};
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		account_load(session->store, order->account, &made.account, err))
		goto done;
	if (txn_repeated(txn)) {
		made.ref = op_id(txn_repeated(txn), 0);
		*change = made;
		rc = 0;
		goto done;
	}
	if (put(session, txn, order, &made, err))
		goto done;
	txn_result(txn, made.ref);
	txn_trailer(txn, "Account", order->account);
	if (order->ticket)
		txn_trailer(txn, "Ticket", order->ticket);
	txn_trailer(txn, "Article", "五（二）");
	if (txn_commit(txn, err, "%s %s", order->account, made.ref))
		goto done;
	*change = made;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
