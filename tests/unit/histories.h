/* Random histories of a ticket, an account and a staff entry at several desks, each with a clone and a clock
 * of its own: all that the transition table allows, what happens to accounts, money, folding; and now and
 * then one clone takes what another has.  A history depends on its seed alone. */
#ifndef HISTORIES_H
#define HISTORIES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "account/account.h"
#include "account/account_fold.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_dispute.h"
#include "office/event_order.h"
#include "office/session.h"
#include "office/staff.h"
#include "merge/record_merge.h"
#include "ticket/ticket.h"
#include "ticket/transition.h"
#include "value/date.h"
#include "value/moment.h"

enum { CLONES_MOST = 7, HOUR = 3600, DAY = 24 * HOUR };

struct clone {
	struct session session;
	int64_t skew; /* seconds by which its clock is wrong */
	struct ticket ticket;
	struct account account;
	struct staff staff;
};

struct history {
	uint64_t seed;
	uint64_t random;
	struct arena mem;
	struct clone clones[CLONES_MOST]; /* the first is the centre */
	size_t clones_n;
	int64_t now;
	int64_t receipts_n, months_n;
	struct event_list folded; /* all that left the account */
	size_t folded_room;
	size_t folds;
};

static inline uint64_t draw(struct history *history, uint64_t n)
{
	history->random ^= history->random << 13;
	history->random ^= history->random >> 7;
	history->random ^= history->random << 17;
	return history->random % n;
}

static inline const char *one_of(struct history *history, const char *const *words, size_t n)
{
	return words[draw(history, n)];
}
#define ONE_OF(history, ...)                                                                      \
	one_of(history, (const char *const[]){__VA_ARGS__},                                        \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static inline struct words with_word(struct history *history, const struct words *words, const char *word, bool there)
{
	struct words more = {arena_array(&history->mem, words->n + 1, sizeof *more.items), 0};
	for (size_t i = 0; i < words->n; i++)
		if (!str_equal(words->items[i], word))
			more.items[more.n++] = words->items[i];
	if (there)
		more.items[more.n++] = word;
	return more;
}

/* ---- Tickets ------------------------------------------------------------------------------------- */

static inline void change_ticket(struct history *history, const struct clone *clone, const char *act,
	struct ticket *after)
{
	const int today = clone->session.today;
	const int64_t now = clone->session.now;
	if (str_equal(act, "assign") || str_equal(act, "transfer")) {
		after->department = ONE_OF(history, "network", "metrology");
		after->handler = ONE_OF(history, "zhaolei", "wumin", NULL);
		after->due = after->due ? after->due : today + (int)draw(history, 3);
		after->first_due = after->first_due ? after->first_due : after->due;
		after->assigned_at = after->assigned_at ? after->assigned_at : now;
	} else if (str_equal(act, "result")) {
		after->result = ONE_OF(history, "fixed", "nothing found", "a new one");
		after->result_by = clone->session.actor.staff;
		after->result_at = now;
	} else if (str_equal(act, "return")) {
		after->returns++;
		after->department = after->handler = NULL;
	} else if (str_equal(act, "extend")) {
		after->extensions++;
		after->extended_days += 1 + (int64_t)draw(history, 2);
		after->due += 1 + (int)draw(history, 2);
	} else if (str_equal(act, "hold")) {
		after->held_on = today;
		after->held_until = today + 5 + (int)draw(history, 2);
	} else if (str_equal(act, "resume")) {
		after->held_days += 1 + (int64_t)draw(history, 2);
		after->held_on = after->held_until = 0;
	} else if (str_equal(act, "require-papers") || str_equal(act, "rest")) {
		after->missing = with_word(history, &after->missing, ONE_OF(history, "id-card", "deed", "licence"), true);
	} else if (str_equal(act, "papers") || str_equal(act, "waive")) {
		const char *paper = ONE_OF(history, "id-card", "deed", "licence");
		after->papers = with_word(history, &after->papers, paper, true);
		after->missing = with_word(history, &after->missing, paper, false);
	} else if (str_equal(act, "papers-complete")) {
		after->missing = (struct words){0};
		after->ready_on = today;
	} else if (str_equal(act, "deliver")) {
		after->told = CHANNEL_PHONE + (int)draw(history, 2);
		after->told_at = now;
	} else if (str_equal(act, "visit")) {
		after->visited_at = now;
		after->solved = ANSWER_YES + (int)draw(history, 2);
	} else if (str_equal(act, "close") || str_equal(act, "close-untold")) {
		after->closed_at = now;
	} else if (str_equal(act, "withdraw") || str_equal(act, "refuse") || str_equal(act, "void")) {
		after->reason = ONE_OF(history, "customer gave it up", "twice entered");
	} else if (str_equal(act, "reopen")) {
		after->state = TICKET_APPROVED;
		after->round++;
		after->department = after->handler = after->result = after->result_by = NULL;
		after->assigned_at = after->result_at = after->told_at = after->visited_at = after->closed_at = 0;
		after->due = after->first_due = after->told = after->solved = 0;
	} else if (str_equal(act, "escalate")) {
		after->escalated_at = now;
	} else if (str_equal(act, "find-cause")) {
		after->cause = CAUSE_DEPARTMENT + (int)draw(history, 2);
	} else if (str_equal(act, "edit")) {
		after->phone = ONE_OF(history, "13800138000", "13900139000");
	}
}

static inline void speak(struct history *history, const struct clone *clone, bool agrees, struct ticket *after)
{
	const struct ticket before = *after;
	const char *department = ONE_OF(history, "meter-reading", "service-center");
	after->agreed = with_word(history, &before.agreed, department, agrees);
	event_append(&clone->session, &ticket_schema, &before, after, agrees ? "agree" : "disagree",
		arena_printf(&history->mem, "%s: -", department));
	event_say(&clone->session, &ticket_schema, after, "agreed");
}

/* What one side had: every field that is not joined or summed. */
static inline void take_side(const struct schema *schema, void *to, const void *side)
{
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type != FIELD_LIST && !(field->flags & (FIELD_SET | FIELD_COUNT | FIELD_DERIVED)))
			memcpy((char *)to + field->offset, (const char *)side + field->offset, field_size(field));
	}
}

static inline void resolve(struct history *history, const struct clone *clone, const struct schema *schema, void *record)
{
	struct dispute_list disputes;
	struct err err = {0};
	void *before = arena_alloc(&history->mem, schema->size);
	void *side = arena_alloc(&history->mem, schema->size);
	memcpy(before, record, schema->size);
	if (event_disputes(schema, event_list_of(schema, record), &history->mem, &disputes, &err))
		fail_msg("%s", err.msg);
	if (disputes.n) {
		const char *event = disputes.items[draw(history, disputes.n)].event;
		if (event_dispute_side(schema, event_list_of(schema, record), event, side, &history->mem, &err))
			fail_msg("seed %llu: %s", (unsigned long long)history->seed, err.msg);
		take_side(schema, record, side);
	}
	event_append(&clone->session, schema, before, record, "resolve", "-");
	if (schema == &account_schema)
		account_settled(record, &history->mem);
}

static inline bool knows_resolve(void)
{
	return transition_find(TICKET_RECEIVED, "resolve") != NULL;
}

static inline void act_on_ticket(struct history *history, struct clone *clone)
{
	struct ticket *ticket = &clone->ticket;
	const struct ticket before = *ticket;
	const struct transition *row = &transitions[draw(history, transitions_n)];
	if (ticket->disputed.n) {
		if (knows_resolve() && draw(history, 2))
			resolve(history, clone, &ticket_schema, ticket);
		else
			event_append(&clone->session, &ticket_schema, &before, ticket, "note", "seen");
		return;
	}
	/* Two steps of three lead on, that histories come far. */
	if (draw(history, 3) && transition_forward(ticket->state))
		row = transition_forward(ticket->state);
	if (!transition_begins_in(row, ticket->state) || str_equal(row->act, "resolve") || str_equal(row->act, "link"))
		return;
	if (str_equal(row->act, "agree") || str_equal(row->act, "disagree")) {
		speak(history, clone, str_equal(row->act, "agree"), ticket);
		return;
	}
	if (row->to != TICKET_NONE)
		ticket->state = row->to;
	change_ticket(history, clone, row->act, ticket);
	event_append(&clone->session, &ticket_schema, &before, ticket, row->act, "-");
}

/* ---- Accounts ------------------------------------------------------------------------------------ */

static inline struct event *append(struct clone *clone, const struct account *before, const char *act)
{
	event_append(&clone->session, &account_schema, before, &clone->account, act, NULL);
	return event_last(&clone->account.events);
}

static inline struct bill_list one_bill(struct history *history, struct bill bill)
{
	struct bill *items = arena_array(&history->mem, 1, sizeof *items);
	*items = bill;
	return (struct bill_list){items, 1};
}

static inline const char *next_receipt(struct history *history, const struct clone *clone)
{
	return arena_printf(&history->mem, "20260105-%s-R%04lld", clone->session.desk, (long long)++history->receipts_n);
}

static inline void pay(struct history *history, struct clone *clone)
{
	const struct account before = clone->account;
	struct event *event = append(clone, &before, "pay");
	event->ref = next_receipt(history, clone);
	event->amount = 1 + (int64_t)draw(history, 9000);
	if (before.bills.n && draw(history, 4)) {
		struct bill bill = before.bills.items[0];
		const int64_t open = bill.amount - bill.paid;
		bill.paid = open < event->amount ? open : event->amount;
		event->bills = one_bill(history, bill);
	}
}

/* A receipt of the record, of which nobody here knows that it was reversed. */
static inline void reverse(struct history *history, struct clone *clone)
{
	const struct account before = clone->account;
	for (size_t i = draw(history, before.events.n); i < before.events.n; i++) {
		const struct event *paid = &before.events.items[i];
		if (!str_equal(paid->act, "pay") || account_money_reversal(&before.events, paid->ref))
			continue;
		struct event *event = append(clone, &before, "void");
		paid = &before.events.items[i];
		event->ref = next_receipt(history, clone);
		event->voids = paid->ref;
		event->amount = -paid->amount;
		if (paid->bills.n) {
			struct bill bill = paid->bills.items[0];
			bill.paid = -bill.paid;
			event->bills = one_bill(history, bill);
		}
		return;
	}
}

static inline void bill(struct history *history, struct clone *clone)
{
	const struct account before = clone->account;
	struct event *event = append(clone, &before, "bill");
	const int64_t month = history->months_n++;
	event->bills = one_bill(history, (struct bill){.volume_m3 = 10, .amount = 1 + (int64_t)draw(history, 8000),
		.period = arena_printf(&history->mem, "%04lld-%02lld", (long long)(2020 + month / 12), (long long)(month % 12 + 1))});
	event->ref = event->bills.items[0].period;
}

static inline void move_money(struct history *history, struct clone *clone)
{
	const struct account before = clone->account;
	struct event *event;
	const bool centre = clone == history->clones;
	switch (draw(history, 6)) {
	case 0:
	case 1:
		if (centre)
			bill(history, clone);
		else
			pay(history, clone);
		break;
	case 2:
		reverse(history, clone);
		break;
	case 3:
		if (before.prepaid > 0) {
			event = append(clone, &before, "refund");
			event->ref = next_receipt(history, clone);
			event->amount = -1 - (int64_t)draw(history, (uint64_t)before.prepaid);
		}
		break;
	case 4:
		if (centre && before.bills.n) {
			event = append(clone, &before, "adjust");
			event->bills = one_bill(history,
				(struct bill){.period = before.bills.items[0].period, .amount = (int64_t)draw(history, 500)});
		}
		break;
	default:
		pay(history, clone);
	}
	account_settled(&clone->account, &history->mem);
}

/* Every desk has what is to be folded, as who folds makes sure. */
static inline bool is_everywhere(const struct history *history, const struct event_list *left)
{
	for (size_t c = 0; c < history->clones_n; c++)
		for (size_t i = 0; i < left->n; i++) {
			const struct event_list *events = &history->clones[c].account.events;
			size_t at = 0;
			while (at < events->n && !str_equal(events->items[at].id, left->items[i].id))
				at++;
			if (at == events->n)
				return false;
		}
	return true;
}

static inline void fold(struct history *history, struct clone *clone)
{
	struct account folded = clone->account;
	struct event_list left;
	struct session session = clone->session;
	session.today += FOLD_DAYS - 2;
	if (!account_fold(&folded, &session, &left) || !is_everywhere(history, &left))
		return;
	clone->account = folded;
	for (size_t i = 0; i < left.n; i++)
		VEC_PUSH(&history->mem, history->folded.items, history->folded.n, history->folded_room) = left.items[i];
	history->folds++;
}

static inline void change_account(struct history *history, struct clone *clone)
{
	const struct account before = clone->account;
	struct account *account = &clone->account;
	const char *act = ONE_OF(history, "contact", "base", "read", "suspend", "resume", "class", "transfer");
	if (str_equal(act, "contact")) {
		account->phone = draw(history, 2) ? ONE_OF(history, "13800138000", "13900139000") : account->phone;
		account->bank = draw(history, 2) ? ONE_OF(history, "A", "B") : account->bank;
	} else if (str_equal(act, "base")) {
		account->base_volume = 20 + (int64_t)draw(history, 2);
		account->base_from = clone->session.today;
	} else if (str_equal(act, "read")) {
		account->reading += (int64_t)draw(history, 3);
		account->reading_on = clone->session.today;
	} else if (str_equal(act, "suspend") && account->state == ACCOUNT_ACTIVE) {
		account->state = ACCOUNT_SUSPENDED;
		account->suspended_on = clone->session.today;
	} else if (str_equal(act, "resume") && account->state == ACCOUNT_SUSPENDED) {
		account->state = ACCOUNT_ACTIVE;
		account->suspended_on = 0;
	} else if (str_equal(act, "transfer") && draw(history, 4) == 0) {
		account->holder = ONE_OF(history, "李华", "赵磊");
		struct event *event = append(clone, &before, act);
		event->on = clone->session.today;
		account_settled(account, &history->mem);
		return;
	} else {
		return;
	}
	append(clone, &before, act);
	account_settled(account, &history->mem);
}

static inline void act_on_account(struct history *history, struct clone *clone)
{
	if (clone->account.disputed.n && draw(history, 2))
		resolve(history, clone, &account_schema, &clone->account);
	else if (clone == history->clones && draw(history, 4) == 0)
		fold(history, clone);
	else if (draw(history, 3))
		move_money(history, clone);
	else
		change_account(history, clone);
}

static inline void act_on_staff(struct history *history, struct clone *clone)
{
	const struct staff before = clone->staff;
	if (before.disputed.n) {
		resolve(history, clone, &staff_schema, &clone->staff);
		return;
	}
	clone->staff.badge = ONE_OF(history, "001", "002", "003");
	if (draw(history, 2))
		clone->staff.roles = with_word(history, &before.roles, ONE_OF(history, "handler", "supervisor"), draw(history, 2));
	event_append(&clone->session, &staff_schema, &before, &clone->staff, "change", NULL);
}

/* ---- All of it ----------------------------------------------------------------------------------- */

static inline void wind(struct history *history, struct clone *clone)
{
	clone->session.now = history->now + clone->skew;
	clone->session.today = moment_date(clone->session.now);
}

static inline void history_begin(struct history *history, uint64_t seed)
{
	static const char *const desks[CLONES_MOST] = {"HQ", "XS", "DB", "QT", "GM", "LX", "AB"};
	const struct ticket no_ticket = {0};
	const struct account no_account = {0};
	const struct staff nobody = {0};
	int day;
	struct err err = {0};
	*history = (struct history){.seed = seed, .random = seed * UINT64_C(2654435761) + 88172645463325252};
	if (date_make(2026, 1, 5, &day, &err))
		fail_msg("%s", err.msg);
	history->now = moment_make(day, 9, 0, 0);
	history->clones_n = 3 + draw(history, CLONES_MOST - 2);
	for (size_t i = 0; i < history->clones_n; i++) {
		struct clone *clone = &history->clones[i];
		*clone = (struct clone){.session = {.mem = &history->mem, .desk = desks[i], .actor.staff = "wangmin"},
			.skew = (int64_t)draw(history, 2 * HOUR + 1) - HOUR};
		wind(history, clone);
	}
	struct clone *first = &history->clones[0];
	first->ticket = (struct ticket){.id = "20260105-HQ-0001", .service = "facility", .state = TICKET_RECEIVED,
		.round = 1, .owner = "wangmin", .received_at = first->session.now};
	event_append(&first->session, &ticket_schema, &no_ticket, &first->ticket, "receive", NULL);
	first->account = (struct account){.number = "0000012345", .state = ACCOUNT_ACTIVE, .holder = "王小明"};
	event_append(&first->session, &account_schema, &no_account, &first->account, "open", NULL);
	account_settled(&first->account, &history->mem);
	first->staff = (struct staff){.id = "lihua", .name = "李华", .roles = with_word(history, &nobody.roles, "clerk", true)};
	event_append(&first->session, &staff_schema, &nobody, &first->staff, "join", NULL);
	for (size_t i = 1; i < history->clones_n; i++) {
		history->clones[i].ticket = first->ticket;
		history->clones[i].account = first->account;
		history->clones[i].staff = first->staff;
	}
}

/* One of the clones writes something. */
static inline void history_write(struct history *history)
{
	struct clone *clone = &history->clones[draw(history, history->clones_n)];
	history->now += (int64_t)draw(history, draw(history, 4) ? 60 : DAY);
	wind(history, clone);
	switch (draw(history, 8)) {
	case 0:
		act_on_staff(history, clone);
		break;
	case 1:
	case 2:
	case 3:
		act_on_account(history, clone);
		break;
	default:
		act_on_ticket(history, clone);
	}
}

static inline void history_end(struct history *history)
{
	arena_clear(&history->mem);
}

#endif
