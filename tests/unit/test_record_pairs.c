/* What comes of two acts that did not know of each other: a row of the first table is a ticket as it was, an
 * act at one window, an act at another, and what is disputed then; of the second the same of accounts and money.
 * Both ways round, and by either clock, it must be the same.  Then every act of the transition table against
 * every other, from every state in which both are possible. */
#include "histories.h"

static struct arena arena;

static struct session at_desk(const char *desk, int64_t now)
{
	return (struct session){.mem = &arena, .desk = desk, .actor.staff = "wangmin", .now = now, .today = moment_date(now)};
}

enum { NOW = 1789700000 };

/* "assign department=network due=2026-09-24; result result=x": acts in turn, each with what it sets. */
static void do_acts(const struct schema *schema, const char *desk, int64_t now, const char *acts, void *record)
{
	char *copy = arena_dup(&arena, acts);
	for (char *rest, *act = strtok_r(copy, ";", &rest); act; act = strtok_r(NULL, ";", &rest)) {
		struct session session = at_desk(desk, now++);
		void *before = arena_alloc(&arena, schema->size);
		const char *text = NULL;
		char *left, *what = strtok_r(act, " ", &left);
		const struct transition *row = schema == &ticket_schema
						       ? transition_find(((struct ticket *)record)->state, what)
						       : NULL;
		memcpy(before, record, schema->size);
		if (row && row->to != TICKET_NONE)
			((struct ticket *)record)->state = row->to;
		for (char *one; (one = strtok_r(NULL, " ", &left));) {
			char *equals = strchr(one, '=');
			struct err err = {0};
			*equals = '\0';
			if (str_equal(one, "text"))
				text = arena_printf(&arena, "%s: -", equals + 1);
			else if (field_parse(field_find(schema, one), record, equals + 1, &arena, &err))
				fail_msg("%s: %s", acts, err.msg);
		}
		event_append(&session, schema, before, record, what, text);
		if (text && schema == &ticket_schema)
			event_say(&session, schema, record, "agreed");
	}
}

static const char *disputed_in(const struct schema *schema, const void *record)
{
	return field_format(field_find(schema, "disputed"), record, &arena);
}

/* The merge of what two windows made of `base`; the same whichever is ours. */
static void *meet(const struct schema *schema, const void *base, const char *const acts[2], int64_t skew)
{
	void *sides[2], *merged[2];
	struct err err = {0};
	for (int i = 0; i < 2; i++) {
		sides[i] = arena_alloc(&arena, schema->size);
		memcpy(sides[i], base, schema->size);
		do_acts(schema, i ? "DB" : "XS", NOW + 1000 + (i ? skew : 0), acts[i], sides[i]);
	}
	for (int i = 0; i < 2; i++) {
		merged[i] = arena_alloc(&arena, schema->size);
		if (record_merge(schema, sides[i], sides[1 - i], merged[i], &arena, &err))
			fail_msg("%s | %s: %s", acts[0], acts[1], err.msg);
	}
	if (!record_equal(schema, merged[0], merged[1]))
		fail_msg("%s | %s: two orders, two records", acts[0], acts[1]);
	return merged[0];
}

struct pair_row {
	const char *base;
	const char *acts[2];
	const char *disputed;
	const char *holds; /* "state=done returns=1": what the merge holds besides */
};

#define NEW "receive id=20260918-XS-0001 service=facility state=received round=1 owner=wangmin" \
	" received_at=2026-09-18T09:00:00+08:00"
#define APPROVED NEW ";approve"
#define ASSIGNED APPROVED ";assign department=network due=2026-09-24"
#define DONE ASSIGNED ";result result=fixed"
#define CLOSED DONE ";deliver told=phone;visit solved=yes;close closed_at=2026-09-18T09:00:00+08:00"

static const struct pair_row ticket_rows[] = {
	{ASSIGNED, {"note", "result result=x"}, "", "state=done"},
	{ASSIGNED, {"remind", "result result=x"}, "", "state=done"},
	{ASSIGNED, {"inform", "return returns=1"}, "", "state=approved"},
	{DONE ";deliver told=phone;visit solved=yes", {"close", "note"}, "", "state=closed"},
	{CLOSED, {"reopen state=approved round=2", "note"}, "", "state=approved"},
	/* The same twice is once. */
	{ASSIGNED, {"result result=x", "result result=x"}, "", "state=done"},
	{ASSIGNED, {"return returns=1 department=", "return returns=1 department="}, "", "returns=1"},
	{ASSIGNED, {"extend extensions=1 due=2026-09-25", "extend extensions=1 due=2026-09-25"}, "", "extensions=1"},
	{APPROVED, {"assign department=network", "assign department=network"}, "", "state=assigned"},
	{CLOSED, {"reopen state=approved round=2", "reopen state=approved round=2"}, "", "round=2"},
	{ASSIGNED, {"hold held_until=2026-10-10", "hold held_until=2026-10-10"}, "", "state=on-hold"},
	{ASSIGNED, {"withdraw reason=x", "withdraw reason=x"}, "", "state=withdrawn"},
	/* One goes further. */
	{NEW, {"approve", "approve;assign department=network"}, "", "state=assigned"},
	{ASSIGNED, {"result result=x", "result result=x;deliver told=phone"}, "", "state=delivered"},
	{APPROVED, {"withdraw reason=x", "assign department=network;withdraw reason=x"}, "", "state=withdrawn"},
	/* Two decisions. */
	{ASSIGNED, {"result result=x", "result result=y"}, "result", ""},
	{APPROVED, {"assign department=network", "assign department=metrology"}, "department", ""},
	{ASSIGNED, {"extend extensions=1 due=2026-09-26", "extend extensions=1 due=2026-09-27"}, "due", ""},
	{ASSIGNED, {"extend extensions=1 due=2026-09-26",
			   "hold held_until=2026-10-10;resume held_until= due=2026-09-28 held_days=2"}, "due", ""},
	{ASSIGNED, {"extend extensions=1 due=2026-09-26", "hold held_until=2026-10-10"}, "",
		"state=on-hold due=2026-09-26"},
	{ASSIGNED, {"withdraw reason=x", "result result=y"}, "state", ""},
	{ASSIGNED, {"withdraw reason=x", "result result=y;deliver told=phone"}, "state", ""},
	{APPROVED, {"assign department=network", "refuse reason=x"}, "state", ""},
	{ASSIGNED ";hold held_until=2026-10-10", {"resume held_until=", "withdraw reason=x"}, "state", ""},
	{ASSIGNED, {"hold held_until=2026-10-10;resume held_until=", "return returns=1 department="}, "state", ""},
	{ASSIGNED, {"escalate escalated_at=2026-09-18T10:00:00+08:00", "result result=x"}, "", "state=done"},
	{ASSIGNED, {"withdraw reason=x", "withdraw reason=y"}, "reason", "state=withdrawn"},
	/* Joined. */
	{NEW, {"agree text=net agreed=net", "agree text=lab agreed=lab"}, "", ""},
	{NEW, {"agree text=net agreed=net", "disagree text=lab"}, "", "agreed=net"},
	{NEW, {"agree text=net agreed=net", "disagree text=net"}, "agreed", ""},
	{NEW ";agree text=net agreed=net", {"disagree text=net agreed=", "agree text=net"}, "agreed", ""},
	{NEW, {"papers papers=deed", "papers papers=id-card"}, "", ""},
	{NEW, {"require-papers missing=deed", "require-papers missing=id-card"}, "", "state=incomplete"},
	{ASSIGNED, {"edit phone=13800138000", "edit phone=13900139000"}, "phone", ""},
	{ASSIGNED, {"edit phone=13800138000", "result result=x"}, "", "phone=13800138000 state=done"},
};

#define OPEN_ACCOUNT "open number=0000012345 state=active holder=w reading=9"

static const struct pair_row account_rows[] = {
	{"", {OPEN_ACCOUNT, "open number=0000012345 state=active holder=v reading=9"}, "holder", ""},
	{OPEN_ACCOUNT, {"contact phone=13800138000", "contact bank=A"}, "", "phone=13800138000 bank=A"},
	{OPEN_ACCOUNT, {"base base_volume=25", "class use=special=100"}, "", "base_volume=25"},
	{OPEN_ACCOUNT, {"contact phone=13800138000", "contact phone=13900139000"}, "phone", ""},
	{OPEN_ACCOUNT, {"suspend state=suspended reading=20", "suspend state=suspended reading=22"}, "reading", ""},
	{OPEN_ACCOUNT, {"suspend state=suspended reading=20", "suspend state=suspended reading=20"}, "", "reading=20"},
	{OPEN_ACCOUNT, {"suspend state=suspended", "cancel state=cancelled"}, "state", ""},
	{OPEN_ACCOUNT, {"transfer holder=x", "transfer holder=y"}, "holder", ""},
	{OPEN_ACCOUNT, {"transfer holder=x", "contact phone=13900139000"}, "", "holder=x"},
};

static const struct pair_row staff_rows[] = {
	{"join id=lihua name=L roles=clerk", {"change badge=1", "change login=l"}, "", "badge=1 login=l"},
	{"join id=lihua name=L roles=clerk", {"change badge=1", "change badge=2"}, "badge", ""},
	{"join id=lihua name=L roles=clerk", {"change roles=clerk,handler", "change roles=clerk,supervisor"}, "roles", ""},
};

static void expect_holds(const struct schema *schema, const struct pair_row *row, const void *merged)
{
	char *copy = arena_dup(&arena, row->holds);
	for (char *rest, *one = strtok_r(copy, " ", &rest); one; one = strtok_r(NULL, " ", &rest)) {
		char *equals = strchr(one, '=');
		*equals = '\0';
		const char *value = field_format(field_find(schema, one), merged, &arena);
		if (!str_equal(value, equals + 1))
			fail_msg("%s | %s: %s is %s", row->acts[0], row->acts[1], one, value);
	}
}

static void try_rows(const struct schema *schema, const struct pair_row *rows, size_t n)
{
	static const int64_t skews[] = {500, -500, 0};
	for (size_t i = 0; i < n; i++)
		for (size_t s = 0; s < sizeof skews / sizeof *skews; s++) {
			void *base = arena_alloc(&arena, schema->size);
			do_acts(schema, "HQ", NOW, rows[i].base, base);
			const void *merged = meet(schema, base, rows[i].acts, skews[s]);
			if (!str_equal(disputed_in(schema, merged), rows[i].disputed))
				fail_msg("%s | %s: disputed \"%s\"", rows[i].acts[0], rows[i].acts[1],
					disputed_in(schema, merged));
			expect_holds(schema, &rows[i], merged);
		}
}

static void record_merge__of_two_acts_is_that_of_the_table(void **state)
{
	(void)state;
	try_rows(&ticket_schema, ticket_rows, sizeof ticket_rows / sizeof *ticket_rows);
	try_rows(&account_schema, account_rows, sizeof account_rows / sizeof *account_rows);
	try_rows(&staff_schema, staff_rows, sizeof staff_rows / sizeof *staff_rows);
}

/* ---- Money --------------------------------------------------------------------------------------- */

/* "pay 80.00 2026-08=50.00 R1": an act, its amount, the part of a bill or what is billed, and its receipt or
 * that which it voids. */
struct money_act {
	const char *act;
	int64_t amount;
	const char *key;
	int64_t part; /* of a bill its amount, of a receipt what the bill got */
	const char *receipt;
	const char *voids;
};

static void do_money(const char *desk, int64_t now, const struct money_act *act, struct account *account)
{
	const struct account before = *account;
	const struct session session = at_desk(desk, now);
	if (!act->act)
		return;
	event_append(&session, &account_schema, &before, account, act->act, NULL);
	struct event *event = event_last(&account->events);
	const bool charges = account_money_charges(event) != 0;
	event->amount = act->amount;
	event->ref = act->receipt;
	event->voids = act->voids;
	if (act->key) {
		struct bill *bill = arena_array(&arena, 1, sizeof *bill);
		*bill = (struct bill){.period = act->key, .amount = charges ? act->part : 5000,
			.paid = charges ? 0 : act->part};
		event->bills = (struct bill_list){bill, 1};
	}
	account_settled(account, &arena);
}

static void record_merge__of_money_that_crossed(void **state)
{
	static const struct money_act bill = {"bill", .key = "2026-08", .part = 5000};
	static const struct money_act paid = {"pay", 8000, "2026-08", 5000, "20260918-HQ-R0001", NULL};
	static const struct {
		struct money_act base[2];
		struct money_act acts[2];
		const char *disputed;
		int64_t prepaid, unpaid;
	} rows[] = {
		{{bill}, {{"pay", 3000, "2026-08", 3000, "20260918-XS-R0001", NULL},
				 {"pay", 5000, "2026-08", 5000, "20260918-DB-R0001", NULL}}, "", 3000, 0},
		{{bill, paid}, {{"pay", 100, NULL, 0, "20260918-XS-R0001", NULL},
				       {"void", -8000, "2026-08", -5000, "20260918-DB-R0001", "20260918-HQ-R0001"}}, "", 0, 4900},
		{{bill}, {{"pay", 9000, "2026-08", 5000, "20260918-XS-R0001", NULL}, {"bill", .key = "2026-09", .part = 3000}},
			"", 1000, 0},
		{{bill}, {{"bill", .key = "2026-09", .part = 6000}, {"bill", .key = "2026-09", .part = 6600}}, "bills", 0, -1},
		{{bill}, {{"bill", .key = "2026-09", .part = 6000}, {"bill", .key = "2026-09", .part = 6000}}, "", 0, 11000},
		{{bill, paid}, {{"void", -8000, "2026-08", -5000, "20260918-XS-R0001", "20260918-HQ-R0001"},
				       {"void", -8000, "2026-08", -5000, "20260918-DB-R0001", "20260918-HQ-R0001"}},
			"prepaid", -8000, 5000},
		{{bill}, {{"adjust", .key = "2026-08", .part = -1000}, {"adjust", .key = "2026-08", .part = -1000}},
			"prepaid", 0, 3000},
		{{bill}, {{"adjust", .key = "2026-08", .part = -1000},
				 {"pay", 5000, "2026-08", 5000, "20260918-DB-R0001", NULL}}, "", 1000, 0},
		{{bill, paid}, {{"refund", -3000, NULL, 0, "20260918-XS-R0001", NULL},
				       {"refund", -3000, NULL, 0, "20260918-DB-R0001", NULL}}, "prepaid", -3000, 0},
		{{bill, paid}, {{"refund", -3000, NULL, 0, "20260918-XS-R0001", NULL},
				       {"void", -8000, "2026-08", -5000, "20260918-DB-R0001", "20260918-HQ-R0001"}},
			"prepaid", -3000, 5000},
		{{bill, paid}, {{"refund", -3000, NULL, 0, "20260918-XS-R0001", NULL},
				       {"pay", 100, NULL, 0, "20260918-DB-R0001", NULL}}, "", 100, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct account sides[2] = {{0}}, merged = {0}, other = {0};
		struct err err = {0};
		do_acts(&account_schema, "HQ", NOW, OPEN_ACCOUNT, &sides[0]);
		for (int b = 0; b < 2; b++)
			do_money("HQ", NOW + 10 + b, &rows[i].base[b], &sides[0]);
		sides[1] = sides[0];
		for (int s = 0; s < 2; s++)
			do_money(s ? "DB" : "XS", NOW + 100 + s, &rows[i].acts[s], &sides[s]);
		if (record_merge(&account_schema, &sides[0], &sides[1], &merged, &arena, &err) ||
			record_merge(&account_schema, &sides[1], &sides[0], &other, &arena, &err))
			fail_msg("row %zu: %s", i, err.msg);
		int64_t unpaid = 0;
		for (size_t b = 0; b < merged.bills.n; b++)
			unpaid += merged.bills.items[b].amount - merged.bills.items[b].paid;
		if (!record_equal(&account_schema, &merged, &other) ||
			!str_equal(disputed_in(&account_schema, &merged), rows[i].disputed) ||
			merged.prepaid != rows[i].prepaid || (rows[i].unpaid >= 0 && unpaid != rows[i].unpaid))
			fail_msg("row %zu (%s | %s): disputed \"%s\", prepaid %lld, unpaid %lld", i, rows[i].acts[0].act,
				rows[i].acts[1].act, disputed_in(&account_schema, &merged), (long long)merged.prepaid,
				(long long)unpaid);
		if (!*rows[i].disputed)
			continue;
		/* Somebody says that it stays as it is. */
		do_money("QT", NOW + 200, &(struct money_act){.act = "resolve"}, &merged);
		if (merged.disputed.n || merged.prepaid != rows[i].prepaid)
			fail_msg("row %zu: resolved, and \"%s\" is disputed", i, disputed_in(&account_schema, &merged));
	}
}

/* ---- Every act against every other ---------------------------------------------------------------- */

/* A state that both lead to, or neither leads anywhere, or one alone: nobody is asked.  Two states: somebody is. */
static void record_merge__of_every_two_transitions(void **state)
{
	size_t n = 0, disputed = 0;
	(void)state;
	for (int from = TICKET_RECEIVED; from <= TICKET_LINKED; from++)
		for (size_t a = 0; a < transitions_n; a++)
			for (size_t b = 0; b < transitions_n; b++) {
				const struct transition *rows[] = {&transitions[a], &transitions[b]};
				struct ticket base = {0};
				if (!transition_begins_in(rows[0], from) || !transition_begins_in(rows[1], from) ||
					str_equal(rows[0]->act, EVENT_RESOLVE) || str_equal(rows[1]->act, EVENT_RESOLVE))
					continue;
				const char *acts[] = {rows[0]->act, rows[1]->act};
				do_acts(&ticket_schema, "HQ", NOW, NEW, &base);
				const struct ticket before = base;
				base.state = from;
				struct session session = at_desk("HQ", NOW + 1);
				event_append(&session, &ticket_schema, &before, &base, "undo", NULL);
				const struct ticket *merged = meet(&ticket_schema, &base, acts, (n % 3) - 1);
				/* To where one is already nobody goes. */
				const int to[] = {rows[0]->to == from ? TICKET_NONE : rows[0]->to,
					rows[1]->to == from ? TICKET_NONE : rows[1]->to};
				const bool expected = to[0] && to[1] && to[0] != to[1];
				const struct err none = {0};
				struct err err = none;
				if (!str_equal(disputed_in(&ticket_schema, merged), expected ? "state" : ""))
					fail_msg("%s | %s: disputed \"%s\"", acts[0], acts[1], disputed_in(&ticket_schema, merged));
				if (!expected && merged->state != (to[0] ? to[0] : to[1] ? to[1] : from))
					fail_msg("%s | %s: %s", acts[0], acts[1], ticket_states[merged->state].name);
				if (transition_check(merged, &err))
					fail_msg("%s | %s: %s", acts[0], acts[1], err.msg);
				n++;
				disputed += expected;
				arena_clear(&arena);
			}
	assert_true(n > 1000 && disputed > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(record_merge__of_two_acts_is_that_of_the_table),
		cmocka_unit_test(record_merge__of_money_that_crossed),
		cmocka_unit_test(record_merge__of_every_two_transitions),
	};
	int failed = cmocka_run_group_tests_name("record_pairs", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
