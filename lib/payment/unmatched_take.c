#include "payment/unmatched_take.h"

#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/separation.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/payment_book.h"
#include "payment/unmatched.h"
#include "txn/txn.h"
#include "value/id.h"

/* What takes the line out of 挂账. */
static struct payment taking(const struct unmatched *line)
{
	return (struct payment){
		.method = line->held.method,
		.amount = -line->open,
		.voids = line->held.receipt,
		.foreign = line->foreign,
	};
}

/* The account gets the line: a payment, or of a refund what it paid before. */
static int apply(struct session *session, const struct unmatched *line, struct account *account,
	struct payment *payment, struct err *err)
{
	payment->account = account->number;
	payment->method = line->held.method;
	payment->foreign = line->foreign;
	if (line->open > 0)
		return payment_apply(account, session, line->open, 0, payment, err);
	payment->payee = str_empty(line->held.payee) ? account->holder : line->held.payee;
	if (str_empty(payment->payee))
		payment->payee = "-";
	payment->reason = str_empty(line->held.reason) ? line->foreign : line->held.reason;
	return payment_refund(account, session, -line->open, 0, payment, err);
}

/* The receipt of the first run of the same command line. */
static int recall(const struct op *done, struct payment *payment, struct err *err)
{
	payment->receipt = op_id(done, 0);
	return id_check_receipt(payment->receipt, err);
}

static int match(struct session *session, const struct unmatched_take *order, struct txn *txn,
	struct payment *payment, struct err *err)
{
	struct unmatched line;
	struct account account = {0};
	struct payment_book book;
	if (unmatched_find(session, order->line, &line, err) ||
		account_load(session->store, order->account, &account, err) ||
		payment_book_open(session, &book, err))
		return -1;
	struct payment out = taking(&line);
	if (payment_book_number(&book, &out, err) || payment_book_add(&book, txn, &out, err) ||
		payment_book_number(&book, payment, err) || apply(session, &line, &account, payment, err))
		return -1;
	txn_result(txn, payment->receipt);
	txn_trailer(txn, "Account", account.number);
	txn_trailer(txn, "Article", "五（二）");
	if (payment_book_enter(&book, txn, payment, err) || account_save(txn, session->store, &account, 1, err))
		return -1;
	return txn_commit(txn, err, "%s %s", account.number, payment->receipt);
}

/* Who gives money back is another person than who booked it, where there is one (office/separation.h). */
static int give_back(const struct session *session, const struct unmatched_take *order, struct payment *payment,
	struct err *err)
{
	struct unmatched line;
	if (unmatched_find(session, order->line, &line, err))
		return -1;
	if (line.open < 0)
		return err_hint(err, err_set(err, ERR_REFUSED, _("line %s is a refund itself"), order->line),
			_("payment-match %s <account>"), order->line);
	*payment = taking(&line);
	payment->payee = str_empty(order->payee) ? line.held.payee : order->payee;
	payment->reason = order->reason;
	if (str_empty(payment->payee) || str_empty(payment->reason))
		return err_hint(err,
			err_set(err, ERR_USAGE, _("a refund needs a payee and a reason")),
			_("--payee <name> --reason <reason>"));
	return separation_from(session, line.held.by, ROLE_CLERK | ROLE_SUPERVISOR, &payment->separation, err);
}

/* What was booked twice is taken out of the book once; the bank has it once. */
static int take_out(const struct session *session, const struct unmatched_take *order, struct payment *payment,
	struct err *err)
{
	struct unmatched line;
	if (unmatched_look_up(session, order->line, &line, err))
		return -1;
	if (str_empty(order->reason))
		return err_hint(err, err_set(err, ERR_USAGE, _("taking a line out needs a reason")),
			_("--reason <reason>"));
	if (line.brought <= line.taken + 1)
		return err_set(err, ERR_REFUSED, _("number %s was booked once"), line.foreign);
	if (line.open == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("number %s was booked more than once, each time for an account: %s"),
				line.foreign, line.receipts),
			_("account-pay --void <receipt> --reason <reason>, which puts it back"));
	*payment = taking(&line);
	payment->amount = -line.amount;
	payment->reason = order->reason;
	return 0;
}

static int end_line(struct session *session, const struct unmatched_take *order, struct txn *txn,
	struct payment *payment, struct err *err)
{
	struct payment_book book;
	if ((order->twice ? take_out(session, order, payment, err) : give_back(session, order, payment, err)) ||
		payment_book_open(session, &book, err) || payment_book_number(&book, payment, err))
		return -1;
	txn_result(txn, payment->receipt);
	txn_trailer(txn, "Article", "五（二）");
	if (payment_book_enter(&book, txn, payment, err))
		return -1;
	return txn_commit(txn, err, "%s", payment->receipt);
}

int unmatched_take(struct session *session, const struct unmatched_take *order, struct payment *payment,
	struct err *err)
{
	struct txn *txn = NULL;
	int rc = txn_begin(session->store, &session->actor, &txn, err);
	if (rc == 0 && txn_repeated(txn))
		rc = recall(txn_repeated(txn), payment, err);
	else if (rc == 0)
		rc = order->account ? match(session, order, txn, payment, err) : end_line(session, order, txn, payment, err);
	txn_end(txn);
	return rc;
}
