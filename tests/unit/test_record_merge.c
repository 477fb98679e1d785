/* Merging, by random histories (histories.h): whatever the clones did and in whatever order they heard of each
 * other, they come to the same records, nothing is lost or doubled, and money adds up.
 *
 * MERGE_HISTORIES=N for another number than 1,000, MERGE_SEED=S for the one of that seed. */
#include "histories.h"

#include <stdlib.h>

#include "base/num.h"
#include "office/event_causal.h"
#include "record/read.h"
#include "record/write.h"

enum { HISTORIES = 1000, STEPS = 32, LONG_EVERY = 20 };

static struct totals {
	size_t merges, events, disputed, folds, resolved, apart, reread;
} totals;

static const struct {
	const struct schema *schema;
	size_t offset;
} kinds[] = {
	{&ticket_schema, offsetof(struct clone, ticket)},
	{&account_schema, offsetof(struct clone, account)},
	{&staff_schema, offsetof(struct clone, staff)},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void *record_of(struct clone *clone, size_t kind)
{
	return (char *)clone + kinds[kind].offset;
}

#define WRONG(history, ...)                                                                       \
	do {                                                                                       \
		print_error("seed %llu: ", (unsigned long long)(history)->seed);                   \
		fail_msg(__VA_ARGS__);                                                             \
	} while (0)

static void expect_same(const struct history *history, size_t kind, const void *a, const void *b, const char *law)
{
	const struct schema *schema = kinds[kind].schema;
	for (size_t i = 0; i < schema->fields_n; i++)
		if (!field_equal(&schema->fields[i], a, b)) {
			struct arena arena = {0};
			print_error("%s: %s | %s\n", schema->fields[i].key, field_format(&schema->fields[i], a, &arena),
				field_format(&schema->fields[i], b, &arena));
			WRONG(history, "%s: a merge that does not %s", schema->name, law);
		}
}

/* ---- What must hold of every record -------------------------------------------------------------- */

static int64_t open_of(const struct bill_list *bills)
{
	int64_t fen = 0;
	for (size_t i = 0; i < bills->n; i++)
		fen += bills->items[i].amount - bills->items[i].paid;
	return fen;
}

static int64_t moved(const struct event *event)
{
	int64_t fen = account_money_moves(event) ? -event->amount : 0;
	for (size_t i = 0; account_money_charges(event) && i < event->bills.n; i++)
		fen += event->bills.items[i].amount;
	return fen;
}

/* What was billed less what was paid, of what is there and what was folded away, is what is owed. */
static void expect_money(const struct history *history, const struct account *account)
{
	int64_t owed = open_of(&account->bills) - account->prepaid;
	const struct event_list *events = &account->events;
	bool carried = false;
	for (size_t i = 0; i < account->former.n; i++)
		owed += open_of(&account->former.items[i].bills) - account->former.items[i].prepaid;
	for (size_t i = 0; i < events->n; i++) {
		owed -= moved(&events->items[i]);
		for (size_t f = 0; f < history->folded.n && events->items[i].folded.n; f++) {
			const struct event_name gone = event_name_parse(history->folded.items[f].id);
			for (size_t w = 0; w < events->items[i].folded.n; w++) {
				const struct event_name last = event_name_parse(events->items[i].folded.items[w]);
				if (event_name_is_beside(gone.desk, last.desk) && gone.number <= last.number)
					owed -= moved(&history->folded.items[f]);
			}
		}
		carried = carried || events->items[i].folded.n;
	}
	if (owed)
		WRONG(history, "%lld fen too much are owed%s", (long long)owed, carried ? " after a fold" : "");
}

static void expect_rereading(const struct history *history, size_t kind, const void *record)
{
	const struct schema *schema = kinds[kind].schema;
	struct arena arena = {0};
	struct str text = {0};
	struct err err = {0};
	void *again = arena_alloc(&arena, schema->size);
	if (record_write(schema, record, true, &text, &err) ||
		record_read(schema, again, "f", str_text(&text), text.length, &arena, &err))
		WRONG(history, "%s", err.msg);
	expect_same(history, kind, record, again, "read as it was written");
	str_close(&text);
	arena_clear(&arena);
	totals.reread++;
}

static bool has_act(const struct event_list *events, const char *act)
{
	for (size_t i = 0; i < events->n; i++)
		if (str_equal(events->items[i].act, act))
			return true;
	return false;
}

static void expect_sound(const struct history *history, size_t kind, const void *record)
{
	const struct schema *schema = kinds[kind].schema;
	const struct event_list *events = event_list_of(schema, record);
	struct arena arena = {0};
	struct err err = {0};
	const char *differs = "";
	const bool known = knows_resolve() || !has_act(events, EVENT_RESOLVE);
	if (event_order_check(events, &arena, &err) || event_check(schema, record, &arena, &err) ||
		event_check_set(schema, events, &err) ||
		(schema == &ticket_schema && known && transition_check(record, &err)) ||
		(schema == &account_schema && account_settle_check(record, &arena, &differs, &err)))
		WRONG(history, "%s: %s", schema->name, err.msg);
	if (schema == &account_schema)
		expect_money(history, record);
	/* The first events of a record are a record: it is read as of a day. */
	struct event_list some = {events->items, events->n / 2};
	if (!has_act(events, "carry") && event_order_check(&some, &arena, &err))
		WRONG(history, "%s, the first half: %s", schema->name, err.msg);
	arena_clear(&arena);
}

/* ---- The laws of merging ------------------------------------------------------------------------- */

static void *merge(struct history *history, size_t kind, const void *ours, const void *theirs)
{
	const struct schema *schema = kinds[kind].schema;
	void *merged = arena_alloc(&history->mem, schema->size);
	struct err err = {0};
	if (record_merge(schema, ours, theirs, merged, &history->mem, &err))
		WRONG(history, "%s: %s", schema->name, err.msg);
	totals.merges++;
	return merged;
}

static bool is_folded(const struct event_list *events, const char *id)
{
	for (size_t i = 0; i < events->n; i++)
		for (size_t f = 0; f < events->items[i].folded.n; f++)
			if (event_name_is_beside(events->items[i].folded.items[f], id) &&
				event_name_parse(id).number <= event_name_parse(events->items[i].folded.items[f]).number)
				return true;
	return false;
}

/* Every event of `from` is in the record once, as it was, or was folded away. */
static void expect_all(const struct history *history, size_t kind, const void *from, const void *record)
{
	const struct event_list *events = event_list_of(kinds[kind].schema, record);
	const struct event_list *some = event_list_of(kinds[kind].schema, from);
	for (size_t i = 0; i < some->n; i++) {
		size_t n = 0;
		for (size_t e = 0; e < events->n; e++)
			n += str_equal(events->items[e].id, some->items[i].id) &&
			     record_equal(&event_schema, &events->items[e], &some->items[i]);
		if (n != (is_folded(events, some->items[i].id) ? 0 : 1))
			WRONG(history, "event %s is there %zu times", some->items[i].id, n);
	}
}

static void sync(struct history *history, struct clone *to, struct clone *from, struct clone *third)
{
	for (size_t k = 0; k < KINDS; k++) {
		void *ours = record_of(to, k), *theirs = record_of(from, k), *others = record_of(third, k);
		void *merged = merge(history, k, ours, theirs);
		expect_same(history, k, merged, merge(history, k, theirs, ours), "commute");
		expect_same(history, k, merged, merge(history, k, merged, theirs), "absorb");
		expect_same(history, k, ours, merge(history, k, ours, ours), "stay");
		expect_same(history, k, merge(history, k, merged, others),
			merge(history, k, ours, merge(history, k, theirs, others)), "associate");
		expect_all(history, k, ours, merged);
		expect_all(history, k, theirs, merged);
		expect_sound(history, k, merged);
		const struct event_list *events = event_list_of(kinds[k].schema, merged);
		totals.apart += !event_order_is_linear(events, events->n);
		if (draw(history, 16) == 0)
			expect_rereading(history, k, merged);
		memcpy(ours, merged, kinds[k].schema->size);
	}
}

/* Each takes what any has, in whatever order, and all are the same. */
static void converge(struct history *history)
{
	for (size_t to = 0; to < history->clones_n; to++)
		for (size_t i = 0, from = draw(history, history->clones_n); i < history->clones_n;
			i++, from = (from + 1) % history->clones_n)
			for (size_t k = 0; k < KINDS; k++)
				memcpy(record_of(&history->clones[to], k),
					merge(history, k, record_of(&history->clones[to], k), record_of(&history->clones[from], k)),
					kinds[k].schema->size);
	for (size_t k = 0; k < KINDS; k++) {
		for (size_t c = 1; c < history->clones_n; c++)
			expect_same(history, k, record_of(&history->clones[0], k), record_of(&history->clones[c], k), "converge");
		expect_sound(history, k, record_of(&history->clones[0], k));
		expect_rereading(history, k, record_of(&history->clones[0], k));
	}
}

static size_t disputed_of(struct clone *clone, size_t kind)
{
	const struct field *field = field_find(kinds[kind].schema, "disputed");
	return ((const struct words *)(void *)((char *)record_of(clone, kind) + field->offset))->n;
}

/* What is disputed where all are the same is settled by one of them, once. */
static void settle(struct history *history)
{
	struct clone *clone = &history->clones[draw(history, history->clones_n)];
	for (size_t k = 0; k < KINDS; k++) {
		struct dispute_list disputes = {0};
		const struct event_list *events = event_list_of(kinds[k].schema, record_of(clone, k));
		struct err err = {0};
		if (!disputed_of(clone, k))
			continue;
		totals.disputed++;
		if (event_disputes(kinds[k].schema, events, &history->mem, &disputes, &err))
			WRONG(history, "%s", err.msg);
		wind(history, clone);
		resolve(history, clone, kinds[k].schema, record_of(clone, k));
		totals.resolved++;
		if (disputed_of(clone, k))
			WRONG(history, "%s: still disputed after it was resolved", kinds[k].schema->name);
		expect_sound(history, k, record_of(clone, k));
	}
}

static void live(uint64_t seed)
{
	static struct history one;
	struct history *history = &one;
	const int steps = seed % LONG_EVERY ? STEPS : 5 * STEPS;
	history_begin(history, seed);
	for (int step = 1; step <= steps; step++) {
		history_write(history);
		if (step % (STEPS + STEPS / 2) == 0) {
			/* All have heard of all; what happens in the days after is not folded. */
			converge(history);
			settle(history);
			converge(history);
			history->now += 3 * DAY;
			for (int i = 0; i < 6; i++)
				history_write(history);
			wind(history, &history->clones[0]);
			fold(history, &history->clones[0]);
		}
		if (draw(history, 4) == 0)
			sync(history, &history->clones[draw(history, history->clones_n)],
				&history->clones[draw(history, history->clones_n)],
				&history->clones[draw(history, history->clones_n)]);
	}
	for (size_t c = 0; c < history->clones_n; c++)
		for (size_t k = 0; k < KINDS; k++)
			expect_sound(history, k, record_of(&history->clones[c], k));
	converge(history);
	settle(history);
	converge(history);
	totals.events += history->clones[0].ticket.events.n + history->clones[0].account.events.n + history->folded.n;
	totals.folds += history->folds;
	history_end(history);
}

static int64_t asked(const char *name, int64_t otherwise)
{
	const char *text = getenv(name);
	int64_t value = otherwise;
	struct err err = {0};
	if (text && num_parse(text, 1, INT64_MAX, &value, &err))
		fail_msg("%s: %s", name, err.msg);
	return value;
}

static void record_merge__keeps_its_laws_in_random_histories(void **state)
{
	const int64_t n = asked("MERGE_HISTORIES", HISTORIES);
	const int64_t only = asked("MERGE_SEED", 0);
	(void)state;
	for (int64_t seed = only ? only : 1; seed <= (only ? only : n); seed++)
		live((uint64_t)seed);
	print_message("%zu events, %zu merges, %zu of records written apart, %zu folds, %zu disputed, %zu resolved\n",
		totals.events, totals.merges, totals.apart, totals.folds, totals.disputed, totals.resolved);
	if (only)
		return;
	/* They are not all alike. */
	assert_true(totals.apart > (size_t)n && totals.disputed > (size_t)n / 10 && totals.folds > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(record_merge__keeps_its_laws_in_random_histories),
	};
	return cmocka_run_group_tests_name("record_merge", tests, NULL, NULL);
}
