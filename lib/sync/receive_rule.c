#include "sync/receive_rule.h"

#include <string.h>

#include "account/account.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "act/ticket_again.h"
#include "base/message.h"
#include "base/str.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/separation.h"
#include "payment/payment.h"
#include "payment/payment_refund.h"
#include "rules/regulation.h"
#include "sync/receive_fold.h"
#include "sync/receive_then.h"
#include "ticket/ticket.h"
#include "value/money.h"

#define WINDOW (ROLE_CLERK | ROLE_SUPERVISOR)

/* The office as he had it, while this event is looked at. */
static int begin(struct receive_look *look, struct arena *arena, struct receive_then **then, struct err *err)
{
	if (receive_then_of(look, then, err))
		return -1;
	(*then)->session.mem = arena;
	return 0;
}

/* ---- Tickets ------------------------------------------------------------------------------------- */

int receive_rule_ticket(struct receive_look *look, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err)
{
	struct ticket before = {0}, after = {0};
	struct receive_then *then;
	return begin(look, arena, &then, err) || event_replay(&ticket_schema, events, at, &before, arena, err) ||
			       event_replay(&ticket_schema, events, at + 1, &after, arena, err) ||
			       ticket_again(&before, &after, &then->session, &then->catalogue, err)
		       ? -1
		       : 0;
}

/* ---- Another person ------------------------------------------------------------------------------- */

/* What needs another than `other`: refused, or shown for what it is. */
static int check_person(const struct receive_then *then, const char *other, int shown, struct err *err)
{
	int made;
	if (separation_of_persons(&then->staff, then->session.staff, other, WINDOW, then->session.today, &made, err))
		return -1;
	if (made == shown)
		return 0;
	return err_set(err, ERR_REFUSED,
		made ? _("does not say that nobody else was there who should have done it")
		     : _("says that nobody else was there who should have done it"));
}

int receive_rule_reopened(struct receive_look *look, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err)
{
	const struct event *event = events->items;
	struct receive_then *then;
	if (at == 0 || !str_equal(event[at].act, "reopen"))
		return 0;
	return begin(look, arena, &then, err) || check_person(then, event[at - 1].by, event[at].separation, err) ? -1 : 0;
}

/* ---- Money --------------------------------------------------------------------------------------- */

/* An account before an event that moves its money. */
struct money_look {
	struct receive_look *look;
	struct receive_then *then;
	const struct event *event;
	struct account account;
	struct event_list past; /* what was folded away before */
	struct event_list all;  /* with that */
	struct arena *arena;
};

static bool same_bills(const struct bill_list *a, const struct bill_list *b)
{
	bool same = a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++)
		same = str_equal(a->items[i].period, b->items[i].period) && a->items[i].paid == b->items[i].paid;
	return same;
}

static int refuse_others(struct err *err)
{
	return err_set(err, ERR_REFUSED, _("gives its money to others than the rule does"));
}

/* The rule gives what the event says: of the same holder, for the same bills. */
static int compare(const struct event *is, const struct account *made, struct err *err)
{
	struct event_list events = made->events;
	const struct event *event = event_last(&events);
	if (event->amount == is->amount && event->holding == is->holding && same_bills(&event->bills, &is->bills))
		return 0;
	return refuse_others(err);
}

static int check_payment(struct money_look *of, struct err *err)
{
	struct payment made = {.receipt = of->event->ref};
	return payment_apply(&of->account, &of->then->session, of->event->amount, of->event->holding, &made, err) ||
			       compare(of->event, &of->account, err)
		       ? -1
		       : 0;
}

/* What the receipt brought, by the event that says so; false: it is of a time when events had no money. */
static bool find_reversed(const struct money_look *of, struct payment *old)
{
	for (size_t i = 0; i < of->all.n; i++) {
		const struct event *event = &of->all.items[i];
		if (!event->amount || !str_equal(event->ref, of->event->voids))
			continue;
		*old = (struct payment){.receipt = event->ref, .account = of->account.number, .amount = event->amount,
			.voids = event->voids, .prepaid = account_money_rest(event), .bills = event->bills};
		return true;
	}
	return false;
}

static int check_reversal(struct money_look *of, struct err *err)
{
	struct payment old = {0}, made = {.receipt = of->event->ref};
	if (!find_reversed(of, &old))
		return 0;
	if (payment_void(&of->account, &of->then->session, &old, of->past.n ? &of->past : NULL, "-", &made, err))
		return -1;
	/* The rest is for who reads the books (sync/receive_record.c). */
	return event_last(&of->account.events)->holding == of->event->holding ? 0 : refuse_others(err);
}

static size_t holder_at(const struct settlement *settled, int64_t number)
{
	for (size_t i = 0; number && i < settled->holdings.n; i++)
		if (settled->holdings.items[i].number == number)
			return i;
	return settled->holdings.n - 1;
}

static int check_refund(struct money_look *of, struct err *err)
{
	struct payment made = {.receipt = of->event->ref, .method = METHOD_CASH, .payee = "-", .reason = "-"};
	struct settlement settled;
	account_settle(&of->all, of->arena, &settled);
	const char *took = payment_refund_who_took(&of->all, holder_at(&settled, of->event->holding), of->arena);
	struct err apart = {0};
	if (payment_refund(&of->account, &of->then->session, -of->event->amount, of->event->holding, &made, err) ||
		compare(of->event, &of->account, err))
		return -1;
	/* What a bank gave back only the book tells. */
	if (check_person(of->then, took, of->event->separation, &apart))
		receive_money_apart(&of->look->money, of->event->ref, &apart);
	return 0;
}

/* Who owes something neither leaves nor is suspended, where the service of that name says so. */
static int check_arrears(struct money_look *of, struct err *err)
{
	const struct service *service;
	struct err none = {0};
	char owed[MONEY_TEXT_SIZE];
	const int64_t owes = account_owes(&of->account);
	if (owes <= 0 || catalogue_service(&of->then->catalogue, of->event->act, &service, &none) ||
		!words_have(&service->guards, "no-arrears"))
		return 0;
	return err_set(err, ERR_REFUSED, _("account %s owes %s (%s)"), of->account.number, money_format(owes, owed),
		regulation_cite(service->form));
}

/* What is kept is of what is prepaid. */
static int check_transfer(struct money_look *of, struct err *err)
{
	const int64_t prepaid = of->account.prepaid > 0 ? of->account.prepaid : 0;
	if (of->event->amount < 0 || of->event->amount > prepaid)
		return refuse_others(err);
	return check_arrears(of, err);
}

int receive_rule_money(struct receive_look *look, const char *number, const struct event_list *events, size_t at,
	struct arena *arena, struct err *err)
{
	static const struct {
		const char *act;
		int (*check)(struct money_look *of, struct err *err);
		bool past;
	} acts[] = {{"pay", check_payment, false}, {"void", check_reversal, true}, {"refund", check_refund, true},
		{"transfer", check_transfer, false}, {"suspend", check_arrears, false}, {"cancel", check_arrears, false}};
	const struct event_list before = {events->items, at};
	struct money_look of = {.look = look, .event = &events->items[at], .all = before, .arena = arena};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		if (!str_equal(acts[i].act, of.event->act))
			continue;
		if (begin(look, arena, &of.then, err) ||
			event_replay(&account_schema, events, at, &of.account, arena, err) ||
			(acts[i].past && receive_fold_past(look, number, &before, arena, &of.past, err)))
			return -1;
		account_settled(&of.account, arena);
		if (of.past.n)
			of.all = account_unfold(&of.past, &before, arena);
		return acts[i].check(&of, err);
	}
	return 0;
}
