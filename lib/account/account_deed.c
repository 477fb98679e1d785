#include "account/account_deed.h"

#include "account/account.h"
#include "account/account_history.h"
#include "account/account_store.h"
#include "act/ticket_deed.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"

/* Does the account of the ticket show an event that belongs to it? */
static int find_deed(const struct session *session, const struct ticket *ticket, bool *found,
	struct err *err)
{
	struct account account;
	bool exists = false;
	*found = false;
	if (str_empty(ticket->account))
		return 0;
	if (account_exists(session->store, ticket->account, &exists, err) ||
		(exists && (account_load(session->store, ticket->account, &account, err) ||
				   account_whole(session->store, &account, err))))
		return -1;
	for (size_t i = 0; exists && i < account.events.n; i++)
		*found = *found || str_equal(account.events.items[i].ref, ticket->id);
	return 0;
}

/* Its entries live as long as the session. */
static int find_service(const struct session *session, const struct ticket *ticket,
	const struct service **service, struct err *err)
{
	struct catalogue catalogue;
	return catalogue_load(session->store, &catalogue, err) ||
			       catalogue_service(&catalogue, ticket->service, service, err)
		       ? -1
		       : 0;
}

static int refuse(const struct service *service, const struct ticket *ticket, struct err *err)
{
	bool known = !str_empty(ticket->account);
	err_set(err, ERR_REFUSED,
		_("the result of ticket %s (%s) needs the deed on its account, which shows none (%s)"),
		ticket->id, service->name, regulation_cite(service->article));
	return known ? err_hint(err, -1, _("%s %s --ticket %s, or --not-done <reason>"), service->deed,
			       ticket->account, ticket->id)
		     : err_hint(err, -1, _("%s <account> --ticket %s, or --not-done <reason>"),
			       service->deed, ticket->id);
}

int account_deed_guard(const char *act, const struct ticket *ticket, const struct session *session,
	struct err *err)
{
	const struct service *service;
	bool found;
	if (!str_equal(act, "result") || !str_empty(ticket->not_done))
		return 0;
	if (find_service(session, ticket, &service, err))
		return -1;
	if (str_empty(service->deed))
		return 0;
	if (find_deed(session, ticket, &found, err))
		return -1;
	return found ? 0 : refuse(service, ticket, err);
}

int account_deed_not_done(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err)
{
	const struct service *service;
	bool found;
	if (find_service(session, ticket, &service, err) || find_deed(session, ticket, &found, err))
		return -1;
	if (str_empty(service->deed))
		return err_set(err, ERR_REFUSED,
			_("service %s changes no account, so nothing needs to be said of what was not done"),
			service->name);
	if (found)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s shows that it was done for ticket %s"),
				ticket->account, ticket->id),
			"account-show %s --history", ticket->account);
	return ticket_deed_not_done(ticket, session, reason, err);
}
