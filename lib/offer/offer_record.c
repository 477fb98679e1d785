#include "offer/offer_record.h"

#include <stdlib.h>
#include <string.h>

#include "account/account_beginning.h"
#include "account/account_store.h"
#include "base/str.h"
#include "base/vec.h"
#include "cli/tail.h"
#include "dispute/dispute_account.h"
#include "dispute/dispute_row.h"
#include "offer/offer_code.h"
#include "offer/offer_order.h"
#include "rules/catalogue.h"
#include "office/event_dispute.h"
#include "payment/day_book.h"
#include "payment/unmatched.h"
#include "record/field_mask.h"
#include "ticket/ticket.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "value/date.h"
#include "value/id.h"
#include "value/money.h"

enum { DAY_DIGITS = 8, RECEIPT_DAYS = 31, UNMATCHED_DAYS_SHOWN = 62 };

/* With fewer digits every file of accounts would have to be opened while somebody waits for TAB. */
enum { ACCOUNT_TAIL_LEAST = 4 };

/* A candidate, kept until all are there to be sorted. */
struct offered {
	const char *id;
	const char *about;
};

struct offer_search {
	struct offer *offer;
	struct catalogue catalogue;
	struct offered *items;
	size_t n;
	size_t room;
	size_t printed;
	const struct ticket_walk *walk;
};

/* Nothing begins with what is typed: of an id it may be the end, as at a terminal (office/session.h). */
static void print_tail(const struct offer *offer, size_t least,
	int (*find)(const struct session *session, const char *typed, const char **id, struct err *err))
{
	struct session session = offer->run->session;
	struct err none = {0};
	const char *id;
	session.by_tail = true;
	if (strlen(offer->list.typed) >= least && find(&session, offer->list.typed, &id, &none) == 0 &&
		!str_equal(id, offer->list.typed))
		candidate_print_whole(&offer->list, id);
}

/* Names as a list shows them, masked. */
static const char *masked(const struct schema *schema, const char *key, const char *name, struct arena *arena)
{
	return field_mask(field_find(schema, key), name, true, arena);
}

static const char *joined(struct arena *arena, const char *a, const char *b)
{
	return str_empty(a) ? b : str_empty(b) ? a : arena_printf(arena, "%s · %s", a, b);
}

/* The day that a typed id begins with; 0: it has none yet. */
static int day_of(const char *typed, struct arena *arena)
{
	struct err ignored = {0};
	int day;
	if (strspn(typed, "0123456789") < DAY_DIGITS)
		return 0;
	const char *text = arena_printf(arena, "%.4s-%.2s-%.2s", typed, typed + 4, typed + 6);
	return date_parse(text, &day, &ignored) ? -1 : day;
}

static int add_ticket(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct offer_search *search = context;
	struct arena *arena = search->offer->list.arena;
	char due[DATE_TEXT_SIZE];
	(void)path;
	(void)err;
	if (!str_starts(ticket->id, search->offer->list.typed))
		return 0;
	const char *service = catalogue_service_name(&search->catalogue, ticket->service);
	const char *name = masked(&ticket_schema, "name", ticket->name, arena);
	const bool runs = search->walk->trays == TRAY_OPEN && ticket->due;
	const char *when = runs ? date_format(ticket->due, due) : _(ticket_states[ticket->state].title);
	VEC_PUSH(arena, search->items, search->n, search->room) = (struct offered){
		arena_dup(arena, ticket->id),
		arena_dup(arena, joined(arena, joined(arena, name, service), when)),
	};
	return 0;
}

/* The latest day first, and its latest first. */
static int by_id_down(const void *a, const void *b)
{
	return strcmp(((const struct offered *)b)->id, ((const struct offered *)a)->id);
}

static void print_sorted(struct offer_search *search)
{
	if (search->n)
		qsort(search->items, search->n, sizeof *search->items, by_id_down);
	for (size_t i = 0; i < search->n; i++) {
		candidate_print(&search->offer->list, search->items[i].id, search->items[i].about);
		search->printed += str_starts(search->items[i].id, search->offer->list.typed);
	}
	search->n = 0;
}

static void walk_tickets(struct offer_search *search, unsigned trays, int day)
{
	struct arena scratch = {0};
	struct err ignored = {0};
	const struct ticket_walk walk = {
		.trays = trays, .from = day, .to = day, .each = add_ticket, .context = search};
	search->walk = &walk;
	/* What was found before a fault is right. */
	if (ticket_walk(search->offer->run->session.store, &walk, &scratch, &ignored))
		ignored = (struct err){0};
	arena_clear(&scratch);
	print_sorted(search);
}

void offer_record_tickets(struct offer *offer)
{
	struct offer_search search = {.offer = offer};
	struct err ignored = {0};
	const int day = day_of(offer->list.typed, offer->list.arena);
	if (!offer->run->session.store || day < 0 ||
		catalogue_load_readable(offer->run->session.store, &search.catalogue, &ignored))
		return;
	walk_tickets(&search, TRAY_OPEN, day);
	if (day)
		walk_tickets(&search, TRAY_CLOSED | TRAY_ARCHIVE, day);
	if (!search.printed)
		print_tail(offer, 1, ticket_find);
}

void offer_record_accounts(struct offer *offer)
{
	struct account_beginnings found;
	struct err ignored = {0};
	struct arena *arena = offer->list.arena;
	if (!offer->run->session.store ||
		account_beginning_list(offer->run->session.store, offer->list.typed, arena, &found, &ignored))
		return;
	if (found.n)
		candidate_ask(&offer->list, "nospace");
	for (size_t i = 0; i < found.n; i++)
		candidate_print(&offer->list, found.items[i].number,
			arena_printf(arena, _("up to %zu accounts"), found.items[i].most));
	for (size_t i = 0; i < found.accounts.n; i++) {
		const struct account *account = &found.accounts.items[i];
		const char *holder = masked(&account_schema, "holder", account->holder, arena);
		candidate_print(&offer->list, account->number,
			account->state == ACCOUNT_ACTIVE
				? joined(arena, holder, masked(&account_schema, "address", account->address, arena))
				: joined(arena, holder, _(account_states[account->state].title)));
	}
	if (found.n + found.accounts.n == 0 && !str_equal(offer->key, "prefix"))
		print_tail(offer, ACCOUNT_TAIL_LEAST, tail_account);
}

static int add_receipts(void *context, int date, const char *desk, struct err *err)
{
	struct offer_search *search = context;
	struct arena *arena = search->offer->list.arena;
	struct payment_list entries;
	if (day_book_load(search->offer->run->session.store, date, desk, &entries, err))
		return -1;
	for (size_t i = 0; i < entries.n; i++) {
		const struct payment *payment = &entries.items[i];
		char amount[MONEY_TEXT_SIZE];
		money_format(payment->amount, amount);
		VEC_PUSH(arena, search->items, search->n, search->room) = (struct offered){
			payment->receipt,
			joined(arena, arena_printf(arena, _("%s yuan"), amount), payment->account),
		};
	}
	return 0;
}

void offer_record_receipts(struct offer *offer)
{
	struct offer_search search = {.offer = offer};
	struct err ignored = {0};
	const int today = offer->run->session.today;
	const int day = day_of(offer->list.typed, offer->list.arena);
	/* A day book may be that of the next working day. */
	const struct day_book_walk walk = {
		.from = day ? day : today - RECEIPT_DAYS,
		.to = day,
		.each = add_receipts,
		.context = &search,
	};
	if (!offer->run->session.store || day < 0)
		return;
	if (day_book_each(offer->run->session.store, &walk, offer->list.arena, &ignored))
		ignored = (struct err){0};
	print_sorted(&search);
	if (!search.printed)
		print_tail(offer, 1, tail_receipt);
}

void offer_record_lines(struct offer *offer)
{
	struct unmatched_list lines;
	struct err ignored = {0};
	struct arena *arena = offer->list.arena;
	const struct unmatched_query query = {.from = offer->run->session.today - UNMATCHED_DAYS_SHOWN};
	if (!offer->run->session.store ||
		unmatched_list(offer->run->session.store, &query, arena, &lines, &ignored))
		return;
	for (size_t i = 0; i < lines.n; i++) {
		char amount[MONEY_TEXT_SIZE];
		if (!lines.items[i].open)
			continue;
		money_format(lines.items[i].open, amount);
		candidate_print(&offer->list, lines.items[i].held.receipt,
			joined(arena, arena_printf(arena, _("%s yuan"), amount), lines.items[i].foreign));
	}
}

void offer_record_bills(struct offer *offer)
{
	struct account account = {0};
	struct err ignored = {0};
	const char *number;
	struct arena *arena = offer->list.arena;
	if (!offer->run->session.store || offer->typed_n == 0 ||
		account_number(offer->typed[0], arena, &number, &ignored) ||
		account_load(offer->run->session.store, number, &account, &ignored))
		return;
	for (size_t i = 0; i < account.bills.n; i++) {
		char amount[MONEY_TEXT_SIZE];
		const struct bill *bill = &account.bills.items[i];
		money_format(bill->amount - bill->paid, amount);
		candidate_print(&offer->list, bill->period, arena_printf(arena, _("%s yuan"), amount));
	}
}

static int sides_of(const struct offer *offer, const struct schema **schema, struct dispute_list *sides,
	struct err *err)
{
	struct session *session = &offer->run->session;
	struct account account = {0};
	struct ticket ticket = {0};
	const char *id;
	*schema = &ticket_schema;
	if (str_starts(offer->program, "ticket-"))
		return ticket_find(session, offer->typed[0], &id, err) || ticket_load(session->store, id, &ticket, err) ||
				       event_disputes(*schema, &ticket.events, offer->list.arena, sides, err)
			       ? -1
			       : 0;
	*schema = &account_schema;
	return account_number(offer->typed[0], offer->list.arena, &id, err) ||
			       account_load(session->store, id, &account, err) ||
			       dispute_account_sides(&account, offer->list.arena, sides, err)
		       ? -1
		       : 0;
}

void offer_record_sides(struct offer *offer)
{
	struct catalogue catalogue;
	struct err ignored = {0};
	struct dispute_list sides;
	const struct schema *schema;
	if (!offer->run->session.store || offer->typed_n == 0 || sides_of(offer, &schema, &sides, &ignored) ||
		catalogue_load_readable(offer->run->session.store, &catalogue, &ignored))
		return;
	const struct dispute_row_how how = {catalogue_name_of, &catalogue, false};
	const struct dispute_row_list rows = dispute_rows(schema, &sides, &how, offer->list.arena);
	for (size_t i = 0; i < rows.n; i++)
		candidate_print(&offer->list, rows.items[i].event,
			arena_printf(offer->list.arena, "%s · %s", rows.items[i].field, rows.items[i].value));
}

void offer_record_of_form(struct offer *offer)
{
	const char *form = offer->typed_n ? offer->typed[0] : "";
	if (str_equal(form, "receipt"))
		offer_record_receipts(offer);
	else if (str_equal(form, "statement"))
		offer_record_accounts(offer);
	else
		offer_record_tickets(offer);
	/* The notice of a service, or of a ticket that rests. */
	if (str_equal(form, "notice"))
		offer_code_services(offer);
}
