#include "sync/receive_step.h"

#include <string.h>

#include "account/account.h"
#include "account/account_disputed.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "dispute/dispute_account.h"
#include "dispute/dispute_take.h"
#include "office/event.h"
#include "office/event_dispute.h"
#include "office/holding.h"
#include "record/choice.h"
#include "ticket/ticket.h"

/* ---- What it writes ------------------------------------------------------------------------------- */

#define READING "reading", "reading_on"
#define SPAN "suspended_on", "suspended_until"
#define CONTACT "phone", "contact", "address", "pay_by", "bank", "bank_no"
/* What has a day of its own comes into force with the next that is dated (account/account_dated.h). */
#define DATED "use", "use_next", "use_from", "base_volume", "base_from", "base_until", "base_next", "base_next_from", \
	"base_next_until", "population"
#define IN(state) (1U << ACCOUNT_##state)
#define ALIVE (IN(ACTIVE) | IN(SUSPENDED) | IN(PENDING))

enum { MOST = 24 };

struct set_row {
	const char *act;
	const char *keys[MOST];
	unsigned from;  /* states that an account has before: bits 1 << enum account_state; 0: any */
	int to;         /* the state that it has afterwards; 0: the same */
};

/* What is not here writes whatever its record has: it is the centre's, or begins the record. */
static const struct set_row accounts[] = {
	{"bill", {NULL}, 0, 0},
	{"adjust", {NULL}, 0, 0},
	{"bill-void", {NULL}, 0, 0},
	{"pay", {NULL}, 0, 0},
	{"void", {NULL}, 0, 0},
	{"refund", {NULL}, 0, 0},
	{"transfer", {"holder", "id_type", "id_no", "id_reason", "licence", CONTACT, READING, DATED}, ALIVE, 0},
	{"suspend", {"state", READING, SPAN}, IN(ACTIVE), ACCOUNT_SUSPENDED},
	{"resume", {"state", READING, SPAN}, IN(SUSPENDED), ACCOUNT_ACTIVE},
	{"cancel", {"state", "cancelled_on", "meter", READING, SPAN}, ALIVE, ACCOUNT_CANCELLED},
	{"base", {DATED}, ALIVE, 0},
	{"class", {DATED}, ALIVE, 0},
	{"meter", {"meter", "meter_no", "seal", "calibre", "digits", READING}, ALIVE, 0},
	{"read", {READING}, ALIVE, 0},
	{"contact", {CONTACT}, ALIVE, 0},
	{"edit", {"holder", "id_type", "id_no", "id_reason", "licence", "meter_no", "calibre", "digits", "seal", "opened_on",
		"remark", CONTACT}, 0, 0},
};

/* Which state an act leads to says the transition table. */
static const struct set_row tickets[] = {
	{"note", {NULL}, 0, 0},
	{"attach", {"papers", "missing"}, 0, 0},
	{"erase", {NULL}, 0, 0},
	{"attempt", {NULL}, 0, 0},
	{"remind", {NULL}, 0, 0},
	{"inform", {"informed_at"}, 0, 0},
	{"escalate", {"escalated_at"}, 0, 0},
	{"find-cause", {"cause", "accountability"}, 0, 0},
	{"waive", {NULL}, 0, 0},
	{"papers", {"papers"}, 0, 0},
	{"agree", {"agreed"}, 0, 0},
	{"disagree", {"agreed"}, 0, 0},
	{"not-done", {"not_done"}, 0, 0},
	{"finding", {NULL}, 0, 0},
	{"account", {"account"}, 0, 0},
	{"approve", {"state"}, 0, 0},
	{"edit", {"name", "phone", "address", "account", "request", "remark", "result", "satisfaction", "quality"}, 0, 0},
	{"joined", {"duplicates"}, 0, 0},
	{"parted", {"duplicates"}, 0, 0},
	{"follow", {"follows", "followed_by"}, 0, 0},
	{"unfollow", {"follows", "followed_by"}, 0, 0},
};

static const struct set_row *row_of(const struct schema *schema, const char *act)
{
	const bool account = schema == &account_schema;
	const struct set_row *rows = account ? accounts : tickets;
	const size_t n = account ? sizeof accounts / sizeof *accounts : sizeof tickets / sizeof *tickets;
	for (size_t i = 0; i < n; i++)
		if (str_equal(rows[i].act, act))
			return &rows[i];
	return NULL;
}

static int check_keys(const struct set_row *row, const struct event *event, struct err *err)
{
	for (size_t p = 0; p < event->set.n; p++) {
		size_t i = 0;
		while (row->keys[i] && !str_equal(row->keys[i], event->set.items[p].key))
			i++;
		if (!row->keys[i])
			return err_set(err, ERR_REFUSED, _("sets \"%s\", which \"%s\" does not do"),
				event->set.items[p].key, event->act);
	}
	return 0;
}

static int check_state(const struct set_row *row, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	const char *set = event_pair(&event->set, "state");
	struct account before = {0};
	if (!row->from)
		return 0;
	if (event_replay(&account_schema, events, at, &before, arena, err))
		return -1;
	const int after = set ? choice_find(account_states, set) : (int)before.state;
	if (row->from & 1U << before.state && after == (row->to ? row->to : (int)before.state))
		return 0;
	return err_set(err, ERR_REFUSED, _("\"%s\" cannot lead from \"%s\" to \"%s\""), event->act,
		_(account_states[before.state].title), after < 0 ? set : _(account_states[after].title));
}

/* ---- Money ---------------------------------------------------------------------------------------- */

/* No more goes out than is prepaid. */
static int check_refund(const struct event_list *events, size_t at, struct arena *arena, struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	const struct event_list before = {events->items, at};
	struct settlement settled;
	account_settle(&before, arena, &settled);
	const struct holding *of = &settled.holdings.items[settled.holdings.n - 1];
	for (size_t i = 0; i < settled.holdings.n; i++)
		if (event->holding && settled.holdings.items[i].number == event->holding)
			of = &settled.holdings.items[i];
	if (event->amount < 0 && -event->amount <= of->prepaid)
		return 0;
	return err_set(err, ERR_REFUSED, _("refunds what is not prepaid"));
}

/* What the books say of the receipt is for who reads them (sync/receive_record.c). */
static int check_reversed(const struct event_list *events, size_t at, struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	const struct event_list before = {events->items, at};
	if (str_empty(event->voids))
		return err_set(err, ERR_REFUSED, _("reverses no receipt"));
	const struct event *first = account_money_reversal(&before, event->voids);
	return first ? err_set(err, ERR_REFUSED, _("%s was reversed already, by %s"), event->voids, first->ref) : 0;
}

static int check_money(const struct event_list *events, size_t at, struct arena *arena, struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	if (str_equal(event->act, "void"))
		return check_reversed(events, at, err);
	if (!str_empty(event->voids))
		return err_set(err, ERR_REFUSED, _("reverses a receipt, which \"%s\" does not do"), event->act);
	if (str_equal(event->act, "refund"))
		return check_refund(events, at, arena, err);
	return str_equal(event->act, "pay") && event->amount <= 0
		       ? err_set(err, ERR_REFUSED, _("a payment is more than 0"))
		       : 0;
}

/* One event opens an account, and is the first; or what was folded away began it. */
static bool begins_rightly(const struct event_list *events, size_t at)
{
	const struct event *event = events->items;
	bool folded = false;
	for (size_t i = 0; at == 0 && i < events->n; i++)
		folded = folded || event[i].folded.n;
	return folded || str_equal(event[at].act, "open") == (at == 0);
}

/* ---- What is undone -------------------------------------------------------------------------------- */

/* What stood there once, or nothing. */
static bool stood(const struct event_list *events, size_t at, const struct pair *pair)
{
	const struct event *event = events->items;
	bool found = str_empty(pair->value);
	for (size_t i = 0; !found && i < at; i++) {
		const char *value = event_pair(&event[i].set, pair->key);
		found = value && str_equal(value, pair->value);
	}
	return found;
}

static int check_undo(const struct event_list *events, size_t at, struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	for (size_t p = 0; p < event->set.n; p++)
		if (!stood(events, at, &event->set.items[p]))
			return err_set(err, ERR_REFUSED, _("goes back to a \"%s\" that never stood there"),
				event->set.items[p].key);
	return 0;
}

static int check_set(const struct schema *schema, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	const struct set_row *row = row_of(schema, event->act);
	if (schema == &account_schema && !begins_rightly(events, at))
		return err_set(err, ERR_REFUSED, _("\"%s\" does not begin an account, or does so twice"), event->act);
	if (schema == &ticket_schema && str_equal(event->act, "undo"))
		return check_undo(events, at, err);
	if (schema == &account_schema && check_money(events, at, arena, err))
		return -1;
	return row && (check_keys(row, event, err) || check_state(row, events, at, arena, err)) ? -1 : 0;
}

/* ---- What is disputed ----------------------------------------------------------------------------- */

/* The record as the first `count` events make it. */
static int replay(const struct schema *schema, const struct event_list *events, size_t count, void *record,
	struct arena *arena, struct err *err)
{
	if (event_replay(schema, events, count, record, arena, err))
		return -1;
	if (schema == &account_schema)
		account_settled(record, arena);
	return 0;
}

static bool is_same(const struct schema *schema, const void *a, const void *b)
{
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type != FIELD_LIST && !(field->flags & FIELD_DERIVED) && !field_equal(field, a, b))
			return false;
	}
	return true;
}

static int sides(const struct schema *schema, const void *record, struct arena *arena, struct dispute_list *list,
	struct err *err)
{
	return schema == &account_schema ? dispute_account_sides(record, arena, list, err)
					 : event_disputes(schema, event_list_of(schema, record), arena, list, err);
}

static int take(const struct schema *schema, const void *record, const struct dispute_list *list, const char *event,
	void *after, struct arena *arena, struct err *err)
{
	return schema == &account_schema
		       ? dispute_account_take(record, event, after, arena, err)
		       : dispute_take(schema, event_list_of(schema, record), list, event, after, arena, err);
}

/* The event does not say whose side it takes, but its record is as one of them has it. */
static int check_side(const struct schema *schema, const void *before, const void *after, struct arena *arena,
	struct err *err)
{
	struct dispute_list list;
	void *taken = arena_alloc(arena, schema->size);
	if (sides(schema, before, arena, &list, err))
		return -1;
	for (size_t i = 0; i < list.n; i++) {
		struct err ignored = {0};
		memcpy(taken, before, schema->size);
		if (take(schema, before, &list, list.items[i].event, taken, arena, &ignored) == 0 &&
			is_same(schema, taken, after))
			return 0;
	}
	return err_set(err, ERR_REFUSED, list.n ? _("takes what no side of the dispute has")
						: _("settles what is not disputed"));
}

static int check_disputed(const struct schema *schema, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err)
{
	const char *act = ((const struct event *)events->items)[at].act;
	void *before = arena_alloc(arena, schema->size), *after = arena_alloc(arena, schema->size);
	if (replay(schema, events, at, before, arena, err) || replay(schema, events, at + 1, after, arena, err))
		return -1;
	if (str_equal(act, "resolve"))
		return check_side(schema, before, after, arena, err);
	if (schema == &account_schema)
		return account_disputed_check(before, after, err);
	return str_equal(act, "note") ? 0 : ticket_rule_disputed(before, err);
}

int receive_step_check(const struct schema *schema, const struct event_list *events, size_t at, bool disputed,
	struct arena *arena, struct err *err)
{
	const struct event *event = &((const struct event *)events->items)[at];
	if ((disputed || str_equal(event->act, "resolve")) && check_disputed(schema, events, at, arena, err))
		return -1;
	return check_set(schema, events, at, arena, err);
}
