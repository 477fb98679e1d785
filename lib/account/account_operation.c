#include "account/account_operation.h"

#include <string.h>

#include "account/account_rule.h"
#include "account/account_store.h"
#include "account/account_ticket.h"
#include "account/account_unique.h"
#include "act/ticket_act.h"
#include "act/ticket_change.h"
#include "act/ticket_deed.h"
#include "act/ticket_handling.h"
#include "act/ticket_said.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/catalogue.h"
#include "rules/paper.h"
#include "rules/regulation.h"
#include "store/store.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_promise.h"
#include "ticket/ticket_store.h"
#include "ticket/transition.h"
#include "txn/op.h"
#include "txn/txn.h"

int account_check_opinion(const char *text, struct err *err)
{
	const char *equals = strchr(text, '=');
	if (equals && equals > text && equals[1])
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a valid opinion (<department>=<opinion>)"), text);
}

/* What the operation works on while it is decided. */
struct operation_decision {
	struct session *session;
	const struct account_operation *operation;
	const struct account_operation_order *order;
	struct account_operation_order named; /* the order, with the codes of its papers */
	const void *argument; /* of the rule */
	const struct catalogue *catalogue;
	const struct service *service;
	struct account account;
	struct ticket ticket;
	size_t events; /* of the ticket, before */
	struct txn *txn;
	const char *made; /* by the deed */
};

/* A paper with a note is asked for only in the case that its note names: the clerk knows. */
static bool is_always_needed(const struct operation_decision *d, const struct paper *paper)
{
	bool unit = d->account.id_type == ID_CREDIT_CODE;
	return str_empty(paper->note) &&
	       (paper->for_whom == PAPER_ANY ||
		       paper->for_whom == (unit ? PAPER_UNIT : PAPER_PERSON));
}

static int check_papers(const struct operation_decision *d, struct words *shown, struct err *err)
{
	const struct service *service = d->service;
	const struct paper *papers = service->papers.items;
	bool waived = d->order->waive != NULL;
	bool all = words_have(&d->order->papers, "all");
	const char **codes = NULL;
	size_t n = 0, room = 0;
	struct str lacking = {0}, names = {0};
	for (size_t p = 0; p < service->papers.n; p++) {
		bool needed = is_always_needed(d, &papers[p]);
		bool there = (all && needed) || words_have(&d->order->papers, papers[p].code) ||
			     words_have(&d->ticket.papers, papers[p].code);
		if (there)
			VEC_PUSH(d->session->mem, codes, n, room) = papers[p].code;
		else if (needed && !words_have(&(struct words){codes, n}, papers[p].code)) {
			str_add_format(&names, "%s%s", names.length ? _(", ") : "", papers[p].name);
			str_add_format(&lacking, "%s%s", lacking.length ? "," : "", papers[p].code);
		}
	}
	*shown = (struct words){codes, n};
	int rc = 0;
	if (lacking.length && words_have(&service->guards, "papers") && !waived)
		rc = err_hint(err,
			err_set(err, ERR_REFUSED,
				_("documents still missing for %s: %s (%s)"), service->name,
					str_text(&names), regulation_cite("五（二）")),
			_("--paper <document>,... (or all), or --missing %s to let the matter rest"),
				str_text(&lacking));
	str_close(&lacking);
	str_close(&names);
	return rc;
}

/* What the service rests on, as people speak of it: "annex 10". */
static const char *form_name(const struct operation_decision *d)
{
	const struct service *service = d->service;
	return regulation_cite(str_empty(service->form) ? service->article : service->form);
}

static int check_open_tickets(const struct operation_decision *d, struct err *err)
{
	const char *found;
	if (!words_have(&d->service->guards, "no-open-ticket"))
		return 0;
	if (account_ticket_open(d->session, d->account.number, NULL, d->ticket.id, &found, err))
		return -1;
	if (found)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s has an open ticket, %s (%s)"),
				d->account.number, found, form_name(d)),
			"ticket-show %s", found);
	return 0;
}

/* A ticket of this service that is open already is the one to go on with. */
static int check_duplicate(const struct operation_decision *d, struct err *err)
{
	const char *duplicate;
	if (account_ticket_open(d->session, d->account.number, d->service->code, NULL, &duplicate, err))
		return -1;
	if (duplicate)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("account %s already has an open ticket of this service: %s"),
					d->account.number, duplicate),
			"%s %s --ticket %s", d->session->actor.program, d->account.number,
				duplicate);
	return 0;
}

/* The ticket that was given, or a new one of the account's own data. */
static int take_ticket(struct operation_decision *d, struct err *err)
{
	const struct account_operation_order *order = d->order;
	const char *id;
	if (order->ticket) {
		if (ticket_find(d->session, order->ticket, &id, err) ||
			ticket_load(d->session->store, id, &d->ticket, err))
			return -1;
		if (!str_equal(d->ticket.service, d->service->code))
			return err_set(err, ERR_REFUSED, _("ticket %s is of the service %s, not %s"), id,
				catalogue_service_name(d->catalogue, d->ticket.service), d->service->name);
		if (!str_empty(d->ticket.account) && !str_equal(d->ticket.account, d->account.number))
			return err_set(err, ERR_REFUSED, _("ticket %s is of account %s, not %s"), id,
				d->ticket.account, d->account.number);
		d->events = d->ticket.events.n;
		return 0;
	}
	int64_t last = 0;
	const struct ticket form = {
		.channel = CHANNEL_WINDOW,
		.name = d->account.holder,
		.phone = d->account.phone,
		.address = d->account.address,
		.account = d->account.number,
		.request = d->operation->request,
		.missing = order->missing, .rest = order->rest,
	};
	if (check_duplicate(d, err))
		return -1;
	if (ticket_next_id(d->session->store, d->session->desk, d->session->today, &last, &id, err))
		return -1;
	return ticket_receive(&d->ticket, d->session, d->service, &form, id, NULL, err);
}

const char *account_operation_said_for(const struct words *words, const char *department)
{
	size_t n = strlen(department);
	for (size_t i = 0; i < words->n; i++)
		if (str_starts(words->items[i], department) && words->items[i][n] == '=')
			return words->items[i] + n + 1;
	return NULL;
}

static int take_opinions(struct operation_decision *d, struct err *err)
{
	const struct words *opinions = &d->order->opinions;
	for (size_t i = 0; i < opinions->n; i++) {
		const char *equals = strchr(opinions->items[i], '=');
		const char *department = arena_dup_n(d->session->mem, opinions->items[i],
			(size_t)(equals - opinions->items[i]));
		const struct opinion opinion = {.department = department, .agrees = true, .text = equals + 1,
			.given_by = account_operation_said_for(&d->order->given_by, department)};
		if (ticket_said_opinion(&d->ticket, d->session, d->service, &opinion, err))
			return -1;
	}
	return 0;
}

/* A ticket that is only about to be opened cannot be reviewed: its opinions come with the operation. */
static int require_opinions(const struct operation_decision *d, struct err *err)
{
	const struct words *needed = &d->service->approvals;
	if (d->order->ticket)
		return ticket_require_opinions(&d->ticket, d->catalogue, d->service, err);
	for (size_t i = 0; i < needed->n; i++)
		if (!words_have(&d->ticket.agreed, needed->items[i]))
			return err_hint(err,
				err_set(err, ERR_REFUSED,
					_("the opinion of %s is still missing (service %s, %s)"),
						catalogue_department_name(d->catalogue, needed->items[i]),
						d->service->name, form_name(d)),
				_("--opinion %s=<opinion>"), needed->items[i]);
	return 0;
}

/* The window delivers: what a department has done waits for it. */
static bool may_deliver(const struct session *session)
{
	const struct transition *deliver = transition_find(TICKET_DONE, "deliver");
	return !deliver || !deliver->roles || (deliver->roles & staff_role_bits(session->staff));
}

/* Review, assignment, result and delivery: whatever the ticket has not had yet. */
static int finish_ticket(struct operation_decision *d, struct err *err)
{
	struct ticket *ticket = &d->ticket;
	const char *department = str_empty(d->service->department) ? "service-center"
								   : d->service->department;
	if (ticket->state == TICKET_INCOMPLETE && ticket_papers_complete(ticket, d->session, NULL, err))
		return -1;
	if (ticket->state == TICKET_RECEIVED &&
		(take_opinions(d, err) || require_opinions(d, err) ||
			ticket_approve(ticket, d->session, NULL, err)))
		return -1;
	bool at_once = ticket->state == TICKET_APPROVED;
	if (at_once && ticket_assign(ticket, d->session,
			       &(struct hand_over){
				       .service = d->service, .department = department, .at_once = true},
			       err))
		return -1;
	if (ticket_result(ticket, d->session, NULL, d->operation->result, true, err))
		return -1;
	if (!may_deliver(d->session))
		return 0;
	if (ticket_deliver(ticket, d->session, CHANNEL_WINDOW, NULL, err))
		return -1;
	/* A direct service is done before the customer's eyes: nobody is called back. */
	const struct visit none = {.present = true, .reason = d->operation->result};
	if (!at_once || d->service->class != CLASS_DIRECT)
		return 0;
	return ticket_visit(ticket, d->session, &none, err) || ticket_close(ticket, d->session, NULL, err)
		       ? -1
		       : 0;
}

int account_operation_finish(struct session *session, const struct catalogue *catalogue,
	const struct service *service, const char *result, struct ticket *ticket, struct err *err)
{
	const struct account_operation operation = {.service = service->code, .result = result};
	const struct account_operation_order order = {.ticket = ticket->id};
	struct operation_decision d = {
		.session = session,
		.operation = &operation,
		.order = &order,
		.catalogue = catalogue,
		.service = service,
		.ticket = *ticket,
	};
	if (finish_ticket(&d, err))
		return -1;
	*ticket = d.ticket;
	return 0;
}

static bool rests(const struct account_operation_order *order)
{
	return order->missing.n || !str_empty(order->rest);
}

/* What was shown before the customer had to go stays shown. */
static int keep_shown(struct operation_decision *d, struct err *err)
{
	const struct account_operation_order *order = d->order;
	const struct paper_list *papers = &d->service->papers;
	bool all = words_have(&order->papers, "all");
	struct words shown = {arena_array(d->session->mem, papers->n, sizeof *shown.items), 0};
	for (size_t i = 0; i < papers->n; i++) {
		const char *code = papers->items[i].code;
		bool named = words_have(&order->papers, code) ||
			     (all && is_always_needed(d, &papers->items[i]));
		if (named && !words_have(&order->missing, code))
			shown.items[shown.n++] = code;
	}
	shown = words_union(&d->ticket.papers, &shown, d->session->mem);
	return shown.n > d->ticket.papers.n ? ticket_show_papers(&d->ticket, d->session, &shown, err) : 0;
}

static bool waits_for(const struct ticket *ticket, const struct words *missing)
{
	bool same = missing->n == ticket->missing.n;
	for (size_t i = 0; i < missing->n; i++)
		same = same && words_have(&ticket->missing, missing->items[i]);
	return ticket->state == TICKET_INCOMPLETE && same;
}

/* "Not now": the ticket rests with all that was typed, the account stays as it is. */
static int let_rest(struct operation_decision *d, struct err *err)
{
	const struct account_operation_order *order = d->order;
	struct ticket *ticket = &d->ticket;
	if (!order->ticket && ticket_promise_note(ticket, d->session, d->catalogue, d->service, err))
		return -1;
	if (order->missing.n && !waits_for(ticket, &order->missing) &&
		ticket_require_papers(ticket, d->session, &order->missing, NULL, err))
		return -1;
	if (order->ticket && !str_empty(order->rest) &&
		ticket_said_rest(ticket, d->session, order->rest, err))
		return -1;
	return keep_shown(d, err) ||
			       ticket_said_keep(ticket, d->session, d->events, &order->typed, err)
		       ? -1
		       : 0;
}

static int apply(struct operation_decision *d, struct err *err)
{
	const struct account_operation *operation = d->operation;
	return operation->deed
		       ? operation->deed(&d->account, d->session, d->txn, d->argument, &d->made, err)
		       : operation->rule(&d->account, d->session, d->argument, err);
}

static int decide(struct operation_decision *d, struct err *err)
{
	struct words shown;
	const struct account before = d->account;
	/* Nothing more can come of a cancelled account, not even a matter that waits for papers. */
	if (d->account.state == ACCOUNT_CANCELLED)
		return account_guard(&d->account, d->service, err);
	d->order = memcpy(&d->named, d->order, sizeof d->named);
	if (paper_name(d->service, &d->named.missing, false, d->session->mem, err) ||
		paper_name(d->service, &d->named.papers, true, d->session->mem, err) || take_ticket(d, err))
		return -1;
	if (rests(d->order))
		return let_rest(d, err);
	if (account_guard(&d->account, d->service, err) || check_open_tickets(d, err) ||
		check_papers(d, &shown, err) || apply(d, err) ||
		account_unique_check(d->session, &before, &d->account, d->order->force, err))
		return -1;
	account_refer(&d->account, d->ticket.id);
	if (d->order->waive && ticket_deed_waive(&d->ticket, d->session, d->order->waive, err))
		return -1;
	if (shown.n && ticket_show_papers(&d->ticket, d->session, &shown, err))
		return -1;
	return finish_ticket(d, err);
}

static int commit(struct operation_decision *d, struct err *err)
{
	txn_trailer(d->txn, "Account", d->account.number);
	if (!rests(d->order) && account_save(d->txn, d->session->store, &d->account, 1, err))
		return -1;
	return ticket_commit_made(d->txn, d->session, &d->ticket, d->events, d->made, err);
}

/* What the first run of the command line did. */
static int repeat(struct operation_decision *d, const struct op *done, struct err *err)
{
	if (ticket_as_left_by(done, d->session, &d->ticket, err))
		return -1;
	d->made = str_empty(op_id(done, 2)) ? NULL : op_id(done, 2);
	return 0;
}

int account_operation_run(struct session *session, const struct account_operation *operation,
	const struct account_operation_order *order, const void *argument,
	struct account_operation_result *result, struct err *err)
{
	struct catalogue catalogue;
	struct operation_decision d = {
		.session = session,
		.operation = operation,
		.order = order,
		.argument = argument,
		.catalogue = &catalogue,
	};
	const char *number;
	int rc = -1;

	if (account_number(order->number, session->mem, &number, err) ||
		catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, operation->service, &d.service, err) ||
		txn_begin(session->store, &session->actor, &d.txn, err) ||
		account_load(session->store, number, &d.account, err))
		goto done;
	const struct op *repeated = txn_repeated(d.txn);
	if (repeated ? repeat(&d, repeated, err) : decide(&d, err) || commit(&d, err))
		goto done;
	*result = (struct account_operation_result){d.ticket, d.account, d.service, d.made};
	rc = 0;
done:
	txn_end(d.txn);
	return rc;
}
