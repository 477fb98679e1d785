#include "account/account_open.h"

#include "account/account_operation.h"
#include "account/account_reading.h"
#include "account/account_rule.h"
#include "account/account_store.h"
#include "account/account_unique.h"
#include "act/ticket_change.h"
#include "act/ticket_deed.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "rules/catalogue.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "txn/txn.h"

/* Who opens an account at the window does so today; what a table leaves out nobody knows. */
static int open_today(struct account *account, const struct session *session, const struct account *given,
	struct err *err)
{
	struct account form = *given;
	if (account_check_opened(form.opened_on, session->today, err))
		return -1;
	if (!form.opened_on)
		form.opened_on = session->today;
	if (form.reading != ACCOUNT_READING_NONE && !form.reading_on)
		form.reading_on = session->today;
	return account_open(account, session, &form, err);
}

static int refuse_known(const struct session *session, const char *number, struct err *err)
{
	struct account known;
	bool exists;
	if (account_exists(session->store, number, &exists, err))
		return -1;
	if (!exists)
		return 0;
	if (account_load(session->store, number, &known, err))
		return -1;
	return err_hint(err, err_set(err, ERR_REFUSED, _("account %s exists already"), number),
		"account-show %s", number);
}

int account_create(struct session *session, const struct account *given, const char *force,
	struct account *account, struct err *err)
{
	struct txn *txn = NULL;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = account_load(session->store, op_id(txn_repeated(txn), 0), account, err);
		goto done;
	}
	txn_trailer(txn, "Account", given->number);
	txn_result(txn, given->number);
	if (refuse_known(session, given->number, err) || open_today(account, session, given, err) ||
		account_unique_check(session, &(struct account){0}, account, force, err) ||
		account_save(txn, session->store, account, 1, err) ||
		txn_commit(txn, err, "%s open", account->number))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

/* What a ticket is opened an account for. */
struct open_work {
	struct session *session;
	struct catalogue catalogue;
	const struct service *service;
	struct ticket ticket;
	size_t events; /* of the ticket, before */
	struct account given;
	const char *force;
};

/* The ticket must be one that ends in the program that runs. */
static int take_ticket(struct open_work *work, const char *typed, struct err *err)
{
	struct session *session = work->session;
	const char *id;
	if (ticket_find(session, typed, &id, err) || ticket_load(session->store, id, &work->ticket, err) ||
		catalogue_load(session->store, &work->catalogue, err) ||
		catalogue_service(&work->catalogue, work->ticket.service, &work->service, err))
		return -1;
	work->events = work->ticket.events.n;
	if (!str_equal(work->service->deed, session->actor.program))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is of the service %s, which opens no account"), id,
				work->service->name),
			"ticket-show %s", id);
	if (!str_empty(work->ticket.account) && !str_equal(work->ticket.account, work->given.number))
		return err_set(err, ERR_REFUSED, _("ticket %s is of account %s, not %s"), id,
			work->ticket.account, work->given.number);
	return 0;
}

static void fill_from_ticket(struct account *given, const struct ticket *ticket)
{
	if (str_empty(given->holder))
		given->holder = ticket->name;
	if (str_empty(given->phone))
		given->phone = ticket->phone;
	if (str_empty(given->address))
		given->address = ticket->address;
}

static int open_and_finish(struct open_work *work, struct account *account, struct err *err)
{
	struct ticket *ticket = &work->ticket;
	fill_from_ticket(&work->given, ticket);
	if (str_empty(work->given.holder))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s has no name, and the account needs a holder"),
				ticket->id),
			_("--name <name>"));
	if (refuse_known(work->session, work->given.number, err) ||
		open_today(account, work->session, &work->given, err) ||
		account_unique_check(work->session, &(struct account){0}, account, work->force, err))
		return -1;
	account_refer(account, ticket->id);
	if (str_empty(ticket->account) &&
		ticket_deed_account(ticket, work->session, account->number, err))
		return -1;
	return account_operation_finish(work->session, &work->catalogue, work->service,
		arena_printf(work->session->mem, "已立户，用户编号%s", account->number), ticket, err);
}

int account_create_for(struct session *session, const struct account *given, const char *force,
	const char *typed, struct account *account, struct err *err)
{
	struct txn *txn = NULL;
	struct open_work work = {.session = session, .given = *given, .force = force};
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = account_load(session->store, op_id(txn_repeated(txn), 0), account, err);
		goto done;
	}
	if (take_ticket(&work, typed, err) || open_and_finish(&work, account, err))
		goto done;
	txn_trailer(txn, "Account", account->number);
	txn_result(txn, account->number);
	if (account_save(txn, session->store, account, 1, err) ||
		ticket_commit(txn, session, &work.ticket, work.events, err))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
