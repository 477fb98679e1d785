#include "form/form_print.h"

#include <string.h>

#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/payment_book.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "value/id.h"

const struct choice form_print_kinds[] = {
	{"register", N_("annex 9, the registration form of a ticket")},
	{"approval", N_("annex 8, the approval form of a suspension, resumption or cancellation")},
	{"transfer", N_("annex 10, the application for a transfer")},
	{"receipt", N_("the receipt of a payment")},
	{"notice", N_("the one-time notice of a service")},
	{NULL, NULL},
};

int form_print_account_at(const struct account *account, const char *ref, struct arena *arena,
	struct form_account *at, struct err *err)
{
	const struct event *event = account->events.items;
	size_t n = str_empty(ref) ? 0 : account->events.n;
	while (n > 0 && !str_equal(event[n - 1].ref, ref))
		n--;
	*at = (struct form_account){*account, *account, NULL};
	if (n == 0)
		return 0;
	struct account before = {0}, after = {0};
	if (event_replay(&account_schema, &account->events, n - 1, &before, arena, err) ||
		event_replay(&account_schema, &account->events, n, &after, arena, err))
		return err_prefix(err, _("account %s"), account->number);
	*at = (struct form_account){before, after, &event[n - 1]};
	return 0;
}

/* What an order works on. */
struct filling {
	const struct session *session;
	const struct form_print_order *order;
	struct form_words names;
	struct form_grid *form;
};

/* A ticket may name an account that this store does not keep: its places stay empty. */
static int load_account(const struct filling *f, const struct ticket *ticket,
	struct form_account *at, struct err *err)
{
	struct account account;
	bool exists = false;
	*at = (struct form_account){0};
	if (str_empty(ticket->account))
		return 0;
	if (account_exists(f->session->store, ticket->account, &exists, err))
		return -1;
	if (!exists)
		return 0;
	return account_load(f->session->store, ticket->account, &account, err) ||
			       form_print_account_at(&account, ticket->id, f->session->mem, at, err)
		       ? -1
		       : 0;
}

static int load_ticket(const struct filling *f, struct ticket *ticket, struct err *err)
{
	const char *id;
	return ticket_find(f->session, f->order->record, &id, err) ||
			       ticket_load(f->session->store, id, ticket, err)
		       ? -1
		       : 0;
}

/* Annexes 8 and 10 are of certain services only. */
static int check_form(const struct filling *f, const struct ticket *ticket, const char *form,
	const struct service **service, struct err *err)
{
	if (catalogue_service(&f->names.catalogue, ticket->service, service, err))
		return -1;
	if (str_equal((*service)->form, form))
		return 0;
	return err_set(err, ERR_REFUSED,
		_("ticket %s is of the service %s, which has no %s; first: form-print register %s"),
		ticket->id, ticket->service, form, ticket->id);
}

static int fill_ticket_form(struct filling *f, struct err *err)
{
	struct ticket ticket = {0};
	struct form_account account = {0};
	const struct service *service = NULL;
	bool approval = f->order->kind == FORM_PRINT_APPROVAL;
	if (f->order->record && load_ticket(f, &ticket, err))
		return -1;
	if (f->order->kind == FORM_PRINT_REGISTER) {
		annex9_register(f->form, &f->names, &ticket, f->session->mem);
		return 0;
	}
	if (f->order->record &&
		(check_form(f, &ticket, approval ? "annex-8" : "annex-10", &service, err) ||
			load_account(f, &ticket, &account, err)))
		return -1;
	(approval ? annex8_approval : annex10_transfer)(f->form, &f->names, service, &ticket, &account,
		f->session->mem);
	return 0;
}

static const struct payment *find_payment(const struct list *entries, const char *receipt)
{
	const struct payment *entry = entries->items;
	for (size_t i = 0; i < entries->n; i++)
		if (str_equal(entry[i].receipt, receipt))
			return &entry[i];
	return NULL;
}

/* The receipt of the entry that took the payment back; NULL: none. */
static const char *find_countering(const struct account *account, const char *receipt)
{
	const struct event *event = account->events.items;
	size_t n = strlen(receipt);
	for (size_t i = 0; i < account->events.n; i++)
		if (str_equal(event[i].act, "void") && str_starts(event[i].text, receipt) &&
			event[i].text[n] == ':')
			return event[i].ref;
	return NULL;
}

static int fill_receipt(struct filling *f, struct err *err)
{
	struct arena *mem = f->session->mem;
	const char *receipt = utf8_fold(f->order->record, mem);
	struct list entries = {0};
	struct account account;
	struct form_account at;
	if (id_check_receipt(receipt, err)) {
		err->code = ERR_USAGE;
		return -1;
	}
	if (payment_day(f->session->store, id_receipt_day(receipt), id_receipt_desk(receipt, mem),
		    &entries, err))
		return -1;
	const struct payment *payment = find_payment(&entries, receipt);
	if (!payment)
		return err_set(err, ERR_REFUSED, _("there is no receipt %s; first: report-payment"),
			receipt);
	if (account_load(f->session->store, payment->account, &account, err) ||
		form_print_account_at(&account, receipt, mem, &at, err))
		return -1;
	receipt_form(f->form, &f->names, payment, &at, find_countering(&account, receipt), mem);
	return 0;
}

static int fill_notice(struct filling *f, struct err *err)
{
	const struct service *service;
	if (catalogue_service(&f->names.catalogue, f->order->record, &service, err))
		return -1;
	checklist_form(f->form, &f->names, service, f->order->for_whom, f->session->mem);
	return 0;
}

int form_print_load(const struct session *session, const struct form_print_order *order, struct form_grid *form,
	struct err *err)
{
	struct filling f = {.session = session, .order = order, .form = form};
	f.names.company = session->store->settings.company;
	if (catalogue_load(session->store, &f.names.catalogue, err) ||
		staff_load_all(session->store, &f.names.staff, err))
		return -1;
	bool of_ticket = order->kind != FORM_PRINT_RECEIPT && order->kind != FORM_PRINT_NOTICE;
	if (!of_ticket && !order->record)
		return err_set(err, ERR_USAGE, _("there is no empty %s"), form_print_kinds[order->kind].name);
	if (of_ticket)
		return fill_ticket_form(&f, err);
	return order->kind == FORM_PRINT_RECEIPT ? fill_receipt(&f, err) : fill_notice(&f, err);
}
