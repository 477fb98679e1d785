#include "account/account_ticket.h"

#include "account/account_block.h"
#include "account/account_deed.h"
#include "account/account_rule.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket_store.h"

static int refuse_unknown(const struct session *session, const char *number, struct err *err)
{
	struct account_block block;
	struct nearest nearest = {.word = number};
	const char *path = path_account_block(number, session->mem);
	if (account_block_read(session->store, path, session->mem, &block, err))
		return -1;
	for (size_t i = 0; i < block.n; i++)
		nearest_offer(&nearest, block.documents[i].number);
	if (nearest.found)
		return err_set(err, ERR_REFUSED, _("there is no account %s; did you mean %s?"), number,
			nearest.found);
	return err_hint(err, err_set(err, ERR_REFUSED, _("there is no account %s"), number),
		_("account-list --find <text>"));
}

int account_ticket_fill(const struct session *session, struct ticket *form, const char **holder,
	struct err *err)
{
	struct account account;
	bool exists = false;
	*holder = NULL;
	if (str_empty(form->account))
		return 0;
	if (account_exists(session->store, form->account, &exists, err))
		return -1;
	if (!exists)
		return refuse_unknown(session, form->account, err);
	if (account_load(session->store, form->account, &account, err))
		return -1;
	if (!str_empty(form->name) && !str_equal(form->name, account.holder))
		*holder = account.holder;
	if (str_empty(form->name) && str_empty(form->anonymous))
		form->name = account.holder;
	if (str_empty(form->phone) && str_empty(form->no_phone) && str_empty(form->anonymous))
		form->phone = account.phone;
	if (str_empty(form->address))
		form->address = account.address;
	return 0;
}

struct open_search {
	const struct session *session;
	const char *number;
	const char *service;
	const char *except;
	const char *found;
};

static int look_for_open(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct open_search *search = context;
	(void)path;
	(void)err;
	/* A matter that is done and only waits to be delivered or visited stands in nobody's way. */
	bool waiting = ticket->state == TICKET_DONE || ticket->state == TICKET_DELIVERED ||
		       ticket->state == TICKET_VISITED || ticket->state == TICKET_LINKED ||
		       ticket_is_final(ticket->state);
	if (waiting || !str_equal(ticket->account, search->number) ||
		(search->except && str_equal(ticket->id, search->except)) ||
		(search->service && !str_equal(ticket->service, search->service)))
		return 0;
	search->found = arena_dup(search->session->mem, ticket->id);
	return 1;
}

int account_ticket_open(const struct session *session, const char *number, const char *service,
	const char *except, const char **found, struct err *err)
{
	struct open_search search = {session, number, service, except, NULL};
	struct arena scratch = {0};
	const struct ticket_walk walk = {
		.trays = TRAY_OPEN,
		.account = number,
		.each = look_for_open,
		.context = &search,
	};
	int rc = ticket_walk(session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	*found = search.found;
	return rc < 0 ? -1 : 0;
}

/* What the service rests on, as people speak of it: "annex 10". */
static const char *form_of(const struct service *service)
{
	bool annex = str_starts(service->form, "annex-");
	return regulation_cite(annex ? service->form : service->article);
}

static bool asks_for_account(const struct service *service)
{
	return words_have(&service->guards, "active") || words_have(&service->guards, "no-arrears") ||
	       words_have(&service->guards, "no-open-ticket");
}

static int refuse_without(const struct service *service, const struct ticket *ticket, struct err *err)
{
	err_set(err, ERR_REFUSED, _("service %s is about an account, and the form names none (%s)"),
		service->name, form_of(service));
	return str_empty(ticket->id)
		       ? err_hint(err, -1, _("--account <number>"))
		       : err_hint(err, -1, _("ticket-edit %s --account <number> --reason <reason>"),
				 ticket->id);
}

static int check_open(const struct session *session, const struct service *service,
	const struct ticket *ticket, struct err *err)
{
	const char *found;
	if (!words_have(&service->guards, "no-open-ticket"))
		return 0;
	if (account_ticket_open(session, ticket->account, NULL, ticket->id, &found, err))
		return -1;
	if (!found)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s has an open ticket, %s (%s)"), ticket->account,
			found, form_of(service)),
		"ticket-show %s", found);
}

int account_ticket_check(const struct session *session, const struct service *service,
	const struct ticket *ticket, struct err *err)
{
	struct account account;
	bool exists = false;
	if (!asks_for_account(service) && !words_have(&service->guards, "account"))
		return 0;
	if (str_empty(ticket->account))
		return asks_for_account(service) ? refuse_without(service, ticket, err) : 0;
	if (account_exists(session->store, ticket->account, &exists, err))
		return -1;
	if (!exists)
		return refuse_unknown(session, ticket->account, err);
	return account_load(session->store, ticket->account, &account, err) ||
			       account_guard(&account, service, err) ||
			       check_open(session, service, ticket, err)
		       ? -1
		       : 0;
}

int account_ticket_guard(const char *act, const struct ticket *ticket, const struct session *session,
	struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (!str_equal(act, "approve"))
		return account_deed_guard(act, ticket, session, err);
	return catalogue_load(session->store, &catalogue, err) ||
			       catalogue_service(&catalogue, ticket->service, &service, err) ||
			       account_ticket_check(session, service, ticket, err)
		       ? -1
		       : 0;
}
