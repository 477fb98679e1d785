#include "form/form_print.h"

#include "account/account_dated.h"
#include "account/account_history.h"
#include "account/account_store.h"
#include "act/ticket_said.h"
#include "base/message.h"
#include "base/str.h"
#include "form/annex10_transfer.h"
#include "form/annex8_approval.h"
#include "form/annex9_register.h"
#include "form/checklist.h"
#include "form/evidence_form.h"
#include "form/form_account.h"
#include "form/form_words.h"
#include "form/notice.h"
#include "form/receipt.h"
#include "form/receipt_load.h"
#include "form/slip.h"
#include "form/statement.h"
#include "form/statement_load.h"
#include "form/voucher.h"
#include "office/event.h"
#include "office/event_correction.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/regulation.h"
#include "store/store.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_promise.h"
#include "ticket/ticket_store.h"

const struct choice form_print_kinds[] = {
	{"register", N_("annex 9, the registration form of a ticket")},
	{"approval", N_("annex 8, the approval form of a suspension, resumption or cancellation")},
	{"transfer", N_("annex 10, the application for a transfer")},
	{"receipt", N_("the receipt of a payment, or the voucher of a refund")},
	{"notice", N_("the one-time notice of a service, or of a ticket that rests")},
	{"slip", N_("what a customer takes home: number, promise, whom to ask")},
	{"evidence", N_("the evidence of a ticket, round by round")},
	{"statement", N_("the statement of an account: what was billed and paid, and what is owed")},
	{NULL, NULL},
};

/* What an order works on. */
struct form_fill {
	const struct session *session;
	const struct form_print_order *order;
	struct form_words names;
	struct form_grid *form;
};

/* A ticket may name an account that this store does not keep: its places stay empty. */
static int load_account(const struct form_fill *fill, const struct ticket *ticket,
	struct form_account *at, struct err *err)
{
	struct account account;
	bool exists = false;
	*at = (struct form_account){0};
	if (str_empty(ticket->account))
		return 0;
	if (account_exists(fill->session->store, ticket->account, &exists, err))
		return -1;
	if (!exists)
		return 0;
	if (account_load(fill->session->store, ticket->account, &account, err))
		return -1;
	account_dated(&account, fill->session->today);
	return account_whole(fill->session->store, &account, err) ||
			       form_account_at(&account, ticket->id, fill->session->mem, at, err)
		       ? -1
		       : 0;
}

static int load_ticket(const struct form_fill *fill, struct ticket *ticket, struct err *err)
{
	const char *id;
	return ticket_find(fill->session, fill->order->record, &id, err) ||
			       ticket_load(fill->session->store, id, ticket, err)
		       ? -1
		       : 0;
}

/* Annexes 8 and 10 are of certain services only. */
static int check_form(const struct form_fill *fill, const struct ticket *ticket, const char *form,
	const struct service **service, struct err *err)
{
	if (catalogue_service(&fill->names.catalogue, ticket->service, service, err))
		return -1;
	if (str_equal((*service)->form, form))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("ticket %s is of the service %s, which has no %s"),
			ticket->id, (*service)->name, regulation_cite(form)),
		"form-print register %s", ticket->id);
}

static int fill_ticket_form(struct form_fill *fill, struct err *err)
{
	struct ticket ticket = {0};
	struct form_account account = {0};
	const struct service *service = NULL;
	bool approval = fill->order->kind == FORM_PRINT_APPROVAL;
	if (fill->order->record && load_ticket(fill, &ticket, err))
		return -1;
	if (fill->order->kind == FORM_PRINT_REGISTER) {
		annex9_register(fill->form, &fill->names, &ticket, fill->session->mem);
		return 0;
	}
	if (fill->order->record &&
		(check_form(fill, &ticket, approval ? "annex-8" : "annex-10", &service, err) ||
			load_account(fill, &ticket, &account, err)))
		return -1;
	(approval ? annex8_approval : annex10_transfer)(fill->form, &fill->names, service, &ticket,
		&account, fill->session->mem);
	return 0;
}

static int fill_receipt(struct form_fill *fill, struct err *err)
{
	struct receipt receipt;
	if (receipt_load(fill->session, fill->order->record, &receipt, err))
		return -1;
	(receipt_is_refund(receipt.payment) ? voucher_form : receipt_form)(fill->form, &fill->names, &receipt,
		fill->session->mem);
	return 0;
}

static int load_matter(const struct form_fill *fill, struct ticket *ticket,
	const struct service **service, struct err *err)
{
	return load_ticket(fill, ticket, err) ||
			       catalogue_service(&fill->names.catalogue, ticket->service, service, err)
		       ? -1
		       : 0;
}

static int fill_slip(struct form_fill *fill, struct err *err)
{
	struct ticket ticket = {0};
	const struct service *service;
	const struct calendar *calendar;
	struct arena *mem = fill->session->mem;
	if (load_matter(fill, &ticket, &service, err) || session_calendar(fill->session, &calendar, err))
		return -1;
	slip_form(fill->form, &fill->names, service, &ticket,
		ticket_promise_words(&ticket, service, calendar, mem), mem);
	return 0;
}

static int fill_ticket_notice(struct form_fill *fill, struct err *err)
{
	struct ticket ticket = {0};
	const struct service *service;
	if (load_matter(fill, &ticket, &service, err))
		return -1;
	if (ticket.state != TICKET_INCOMPLETE)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s waits for nothing of the customer's"), ticket.id),
			"form-print slip %s", ticket.id);
	notice_form(fill->form, &fill->names, service, &ticket, fill->session->mem);
	return 0;
}

static int fill_notice(struct form_fill *fill, struct err *err)
{
	const struct service *service;
	if (form_print_is_personal(fill->order))
		return fill_ticket_notice(fill, err);
	if (catalogue_service(&fill->names.catalogue, fill->order->record, &service, err))
		return -1;
	checklist_form(fill->form, &fill->names, service, fill->order->for_whom,
		fill->session->mem);
	return 0;
}

static int fill_statement(struct form_fill *fill, struct err *err)
{
	struct statement statement;
	const struct form_print_order *order = fill->order;
	const struct statement_order money = {
		.account = order->record, .holder = order->holder, .from = order->from, .to = order->to};
	if (statement_load(fill->session, &money, &statement, err))
		return -1;
	statement_form(fill->form, &fill->names, &statement, fill->session->mem);
	return 0;
}

static int fill_evidence(struct form_fill *fill, struct err *err)
{
	struct ticket ticket;
	struct evidence evidence;
	if (load_ticket(fill, &ticket, err))
		return -1;
	struct event_list shown = ticket.events;
	event_mask(&ticket_schema, &shown, false, fill->session->mem);
	event_correction_tell(&ticket_schema, &shown, &form_words_corrections, &ticket.events, fill->session->mem);
	ticket_said_tell(&shown, &form_words_remarks, &ticket.events, fill->session->mem);
	if (evidence_collect(fill->session, &ticket, &evidence, err))
		return -1;
	evidence_form(fill->form, &fill->names, &evidence, fill->session->mem);
	return 0;
}

bool form_print_is_personal(const struct form_print_order *order)
{
	if (!order->record)
		return false;
	return order->kind != FORM_PRINT_NOTICE || (*order->record >= '0' && *order->record <= '9');
}

int form_print_load(const struct session *session, const struct form_print_order *order,
	struct form_grid *form, struct err *err)
{
	static int (*const fills[])(struct form_fill *, struct err *) = {
		[FORM_PRINT_REGISTER] = fill_ticket_form,
		[FORM_PRINT_APPROVAL] = fill_ticket_form,
		[FORM_PRINT_TRANSFER] = fill_ticket_form,
		[FORM_PRINT_RECEIPT] = fill_receipt,
		[FORM_PRINT_NOTICE] = fill_notice,
		[FORM_PRINT_SLIP] = fill_slip,
		[FORM_PRINT_EVIDENCE] = fill_evidence,
		[FORM_PRINT_STATEMENT] = fill_statement,
	};
	const struct settings *settings = &session->store->settings;
	struct form_fill fill = {.session = session, .order = order, .form = form,
		.names = {.company = settings->company, .phone = settings->phone,
			.place = settings->place, .hours = settings->hours}};
	if (catalogue_load(session->store, &fill.names.catalogue, err) ||
		staff_load_all(session->store, &fill.names.staff, err))
		return -1;
	if (fills[order->kind] != fill_ticket_form && !order->record)
		return err_set(err, ERR_USAGE, _("\"%s\" has no empty form"),
			form_print_kinds[order->kind].name);
	return fills[order->kind](&fill, err);
}
