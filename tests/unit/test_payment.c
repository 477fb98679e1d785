/* Bills, adjustments, payments, reversals and refunds in random orders, against a model that is too simple to be wrong: no fen
 * is made or lost, the oldest bill is paid first, and what is refused changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "account/account_settle.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/billing.h"
#include "payment/payment.h"
#include "record/write.h"

enum { SEQUENCES = 3000, STEPS = 24, ACCOUNTS = 3, PERIODS = 12, ENTRIES = STEPS };

/* What an account must be.  Periods are by age, so the first that is not paid is the oldest. */
struct model {
	int64_t amount[PERIODS]; /* with adjustments */
	bool billed[PERIODS];
	bool ended[PERIODS];
	int64_t given[PERIODS]; /* by parts of payments */
	int64_t ahead;          /* what came in for no bill, less what was given back */
	int64_t paid[PERIODS];  /* from here on made of it by model_settle */
	int64_t pool;           /* before it pays bills */
	int64_t prepaid;
};

/* An entry of the day book, and what the model says it paid. */
struct entry {
	struct payment payment;
	size_t account;
	int64_t parts[PERIODS];
	int64_t ahead;
	bool countered;
};

struct world {
	struct arena arena;
	struct session session;
	struct staff staff;
	struct account accounts[ACCOUNTS];
	struct model models[ACCOUNTS];
	struct entry entries[ENTRIES];
	size_t entries_n;
	uint64_t random;
};

static const char *const periods[PERIODS] = {"2025-11", "2025-12", "2026-01", "2026-02", "2026-03",
	"2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"};

static uint64_t draw(struct world *world, uint64_t n)
{
	world->random ^= world->random << 13;
	world->random ^= world->random >> 7;
	world->random ^= world->random << 17;
	return world->random % n;
}

static void begin(struct world *world, uint64_t seed)
{
	*world = (struct world){.random = seed * UINT64_C(2654435761) + 88172645463325252};
	world->staff.id = "wangmin";
	world->session = (struct session){.mem = &world->arena, .staff = &world->staff,
		.actor.staff = world->staff.id, .desk = "XS",
		.now = 1789693200, .today = 20714};
	for (size_t i = 0; i < ACCOUNTS; i++) {
		const struct account nothing = {0};
		world->accounts[i] = (struct account){
			.number = arena_printf(&world->arena, "000000000%zu", i), .state = ACCOUNT_ACTIVE,
			.holder = "王小明"};
		event_append(&world->session, &account_schema, &nothing, &world->accounts[i], "open", NULL);
	}
}

/* The account as the bytes of its record. */
static const char *bytes_of(struct world *world, const struct account *account)
{
	struct str text = {0};
	struct err err = {0};
	if (record_write(&account_schema, account, true, &text, &err))
		fail_msg("%s", err.msg);
	const char *bytes = arena_dup(&world->arena, str_text(&text));
	str_close(&text);
	return bytes;
}

static int64_t model_worth(const struct model *model, size_t period)
{
	return model->ended[period] ? 0 : model->amount[period];
}

static void model_settle(struct model *model)
{
	model->pool = model->ahead;
	for (size_t i = 0; i < PERIODS; i++) {
		int64_t worth = model_worth(model, i);
		model->paid[i] = model->given[i] < worth ? model->given[i] : worth;
		model->pool += model->given[i] - model->paid[i];
	}
	model->prepaid = model->pool;
	for (size_t i = 0; i < PERIODS; i++) {
		int64_t open = model_worth(model, i) - model->paid[i];
		int64_t part = model->prepaid < open ? model->prepaid : open;
		if (part > 0) {
			model->paid[i] += part;
			model->prepaid -= part;
		}
	}
}

/* The oldest first; what is over is ahead. */
static void model_pay(struct model *model, int64_t fen, struct entry *entry)
{
	for (size_t i = 0; i < PERIODS; i++) {
		int64_t open = model_worth(model, i) - model->paid[i];
		entry->parts[i] = fen < open ? fen : open;
		model->given[i] += entry->parts[i];
		fen -= entry->parts[i];
	}
	entry->ahead = fen;
	model->ahead += fen;
	model_settle(model);
}

static void check_account(const struct account *account, const struct model *model)
{
	const struct bill *bill = account->bills.items;
	size_t n = 0;
	assert_int_equal(account->prepaid, model->prepaid);
	for (size_t i = 0; i < PERIODS; i++) {
		if (model->paid[i] == model_worth(model, i))
			continue;
		assert_in_range(n, 0, account->bills.n - 1);
		assert_string_equal(bill[n].period, periods[i]);
		assert_int_equal(bill[n].amount, model->amount[i]);
		assert_int_equal(bill[n].paid, model->paid[i]);
		n++;
	}
	assert_int_equal(account->bills.n, n);
	assert_true(account->prepaid <= 0 || n == 0);
}

/* Whatever the order of the events, they come to the same. */
static void check_order(struct world *world, const struct account *account)
{
	struct account shuffled = *account;
	struct err err = {0};
	shuffled.events.items = arena_array(&world->arena, account->events.n, sizeof *shuffled.events.items);
	for (size_t i = 0; i < account->events.n; i++) {
		size_t at = draw(world, i + 1);
		shuffled.events.items[i] = shuffled.events.items[at];
		shuffled.events.items[at] = account->events.items[i];
	}
	if (account_settle_check(&shuffled, &world->arena, &(const char *){NULL}, &err))
		fail_msg("%s", err.msg);
}

/* The day book against the accounts: what came in is what of the bills was paid, and prepaid. */
static void check_world(struct world *world)
{
	int64_t taken[ACCOUNTS] = {0};
	for (size_t i = 0; i < world->entries_n; i++) {
		const struct payment *payment = &world->entries[i].payment;
		const struct bill *part = payment->bills.items;
		int64_t parts = payment->prepaid;
		for (size_t p = 0; p < payment->bills.n; p++)
			parts += part[p].paid;
		assert_int_equal(payment->amount, parts);
		assert_string_equal(payment->account, world->accounts[world->entries[i].account].number);
		taken[world->entries[i].account] += payment->amount;
	}
	for (size_t i = 0; i < ACCOUNTS; i++) {
		const struct model *model = &world->models[i];
		int64_t billed = 0;
		for (size_t p = 0; p < PERIODS; p++)
			billed += model_worth(model, p);
		check_account(&world->accounts[i], model);
		check_order(world, &world->accounts[i]);
		int64_t unpaid = 0;
		for (size_t b = 0; b < world->accounts[i].bills.n; b++)
			unpaid += world->accounts[i].bills.items[b].amount - world->accounts[i].bills.items[b].paid;
		assert_int_equal(billed - taken[i], unpaid - world->accounts[i].prepaid);
	}
}

static void check_refused(struct world *world, const struct account *account, const char *before, int rc,
	bool refused, const struct err *err)
{
	assert_int_equal(rc, refused ? -1 : 0);
	if (!refused)
		return;
	assert_true(err->code == ERR_REFUSED || err->code == ERR_USAGE);
	assert_string_equal(bytes_of(world, account), before);
}

static int put_bill(struct account *account, const struct session *session, const struct bill *bill,
	const char *ref, struct err *err)
{
	struct settlement settled;
	account_settle(&account->events, session->mem, &settled);
	return billing_bill(account, &settled, session, bill, ref, err);
}

static void step_bill(struct world *world, size_t which)
{
	struct account *account = &world->accounts[which];
	struct model *model = &world->models[which];
	size_t period = draw(world, PERIODS);
	const struct bill bill = {.period = periods[period], .volume_m3 = (int64_t)draw(world, 50) - 1,
		.amount = (int64_t)draw(world, 5000) - 50};
	const char *before = bytes_of(world, account);
	struct err err = {0};
	bool refused = bill.amount < 0 || bill.volume_m3 < 0 || model->billed[period] ||
		       period + 1 == PERIODS; /* still to come */
	int rc = put_bill(account, &world->session, &bill, "2026-08/HQ-1", &err);
	check_refused(world, account, before, rc, refused, &err);
	if (refused)
		return;
	model->billed[period] = true;
	model->amount[period] = bill.amount;
	model_settle(model);
}

/* Adjust a bill, or end it. */
static void step_change(struct world *world, size_t which)
{
	struct account *account = &world->accounts[which];
	struct model *model = &world->models[which];
	size_t period = draw(world, PERIODS);
	bool end = draw(world, 3) == 0;
	const struct billing_change change = {.key = periods[period], .reason = draw(world, 9) ? "抄表差错" : "",
		.amount = (int64_t)draw(world, 4000) - 2000, .ref = "2026-08/HQ-2"};
	const char *before = bytes_of(world, account);
	struct err err = {0};
	bool refused = !*change.reason || !model->billed[period] || model->ended[period] ||
		       (!end && (change.amount == 0 || model->amount[period] + change.amount < 0));
	int rc = end ? billing_void(account, &world->session, &change, NULL, &err)
		     : billing_adjust(account, &world->session, &change, NULL, &err);
	check_refused(world, account, before, rc, refused, &err);
	if (refused)
		return;
	if (end)
		model->ended[period] = true;
	else
		model->amount[period] += change.amount;
	model_settle(model);
}

static struct entry *next_entry(struct world *world, size_t which)
{
	struct entry *entry = &world->entries[world->entries_n];
	*entry = (struct entry){.account = which};
	entry->payment.receipt =
		arena_printf(&world->arena, "20260918-XS-R%04zu", world->entries_n + 1);
	entry->payment.account = world->accounts[which].number;
	return entry;
}

static void step_pay(struct world *world, size_t which)
{
	static const int64_t wrong[] = {0, -1, INT64_MIN, INT64_MAX, INT64_C(10000000001)};
	struct account *account = &world->accounts[which];
	struct entry *entry = next_entry(world, which);
	bool refused = draw(world, 8) == 0;
	int64_t amount = refused ? wrong[draw(world, 5)] : 1 + (int64_t)draw(world, 9000);
	if (!refused && draw(world, 4) == 0 && account_owes(account))
		amount = account_owes(account);
	const char *before = bytes_of(world, account);
	struct err err = {0};
	int rc = payment_apply(account, &world->session, amount, 0, &entry->payment, &err);
	check_refused(world, account, before, rc, refused, &err);
	if (refused)
		return;
	model_pay(&world->models[which], amount, entry);
	assert_int_equal(entry->payment.amount, amount);
	assert_int_equal(entry->payment.prepaid, entry->ahead);
	world->entries_n++;
}

static void step_refund(struct world *world, size_t which)
{
	struct account *account = &world->accounts[which];
	struct model *model = &world->models[which];
	struct entry *entry = next_entry(world, which);
	int64_t amount = draw(world, 2) ? (int64_t)draw(world, 5000) : 0;
	entry->payment.method = draw(world, 9) ? METHOD_CASH : METHOD_NONE;
	entry->payment.payee = "王小明";
	entry->payment.reason = "多交";
	const char *before = bytes_of(world, account);
	struct err err = {0};
	bool refused = !entry->payment.method || model->prepaid <= 0 || amount > model->prepaid;
	int rc = payment_refund(account, &world->session, amount, 0, &entry->payment, &err);
	check_refused(world, account, before, rc, refused, &err);
	if (refused)
		return;
	entry->ahead = -(amount ? amount : model->prepaid);
	model->ahead += entry->ahead;
	model_settle(model);
	world->entries_n++;
}

static void step_void(struct world *world)
{
	if (world->entries_n == 0)
		return;
	struct entry *old = &world->entries[draw(world, world->entries_n)];
	if (old->countered) /* the day book knows; payment_make refuses it */
		return;
	struct account *account = &world->accounts[old->account];
	struct model *model = &world->models[old->account];
	struct model after = *model;
	struct entry *entry = next_entry(world, old->account);
	const char *reason = draw(world, 6) ? "收错户" : NULL;
	after.ahead -= old->ahead;
	for (size_t i = 0; i < PERIODS; i++) {
		after.given[i] -= old->parts[i];
		entry->parts[i] = -old->parts[i];
	}
	entry->ahead = -old->ahead;
	model_settle(&after);
	bool refused = !reason || old->payment.voids || (after.pool < 0 && after.pool < model->pool);
	const char *before = bytes_of(world, account);
	struct err err = {0};
	int rc = payment_void(account, &world->session, &old->payment, NULL, reason, &entry->payment, &err);
	check_refused(world, account, before, rc, refused, &err);
	if (refused)
		return;
	assert_int_equal(entry->payment.amount, -old->payment.amount);
	assert_string_equal(entry->payment.voids, old->payment.receipt);
	*model = after;
	old->countered = true;
	world->entries_n++;
}

static void play(uint64_t seed)
{
	struct world world;
	begin(&world, seed);
	for (size_t step = 0; step < STEPS; step++) {
		size_t which = draw(&world, ACCOUNTS);
		switch (draw(&world, 8)) {
		case 0:
		case 1:
			step_bill(&world, which);
			break;
		case 2:
		case 3:
			step_pay(&world, which);
			break;
		case 4:
			step_change(&world, which);
			break;
		case 5:
			step_refund(&world, which);
			break;
		default:
			step_void(&world);
		}
		check_world(&world);
	}
	for (size_t i = 0; i < ACCOUNTS; i++) {
		struct err err = {0};
		if (event_check(&account_schema, &world.accounts[i], &world.arena, &err))
			fail_msg("seed %d: %s", (int)seed, err.msg);
	}
	arena_clear(&world.arena);
}

static void payment__no_fen_is_made_or_lost(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEQUENCES; seed++)
		play(seed);
}

static void payment__a_cancelled_account_takes_what_it_owes_and_no_more(void **state)
{
	struct world world;
	struct err err = {0};
	(void)state;
	begin(&world, 1);
	struct account *account = &world.accounts[0];
	const struct bill owed = {.period = "2026-08", .volume_m3 = 1, .amount = 100};
	const struct bill more = {.period = "2026-09", .volume_m3 = 1, .amount = 1};
	struct payment payment = {.receipt = "20260918-XS-R0001", .account = account->number};
	struct payment again = {.receipt = "20260918-XS-R0002", .account = account->number};
	if (put_bill(account, &world.session, &owed, NULL, &err))
		fail_msg("%s", err.msg);
	account->state = ACCOUNT_CANCELLED;
	const char *before = bytes_of(&world, account);
	assert_int_equal(put_bill(account, &world.session, &more, NULL, &err), -1);
	assert_int_equal(payment_apply(account, &world.session, 101, 0, &payment, &err), -1);
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(bytes_of(&world, account), before);
	assert_int_equal(payment_apply(account, &world.session, 100, 0, &payment, &err), 0);
	assert_int_equal(account_owes(account), 0);
	assert_int_equal(payment_apply(account, &world.session, 1, 0, &again, &err), -1);
	assert_int_equal(payment_void(account, &world.session, &payment, NULL, "收错户", &again, &err), 0);
	assert_int_equal(account_owes(account), 100);
	/* Once; the account and who asks for it are as they were. */
	struct payment third = {.receipt = "20260918-XS-R0003", .account = account->number};
	before = bytes_of(&world, account);
	assert_int_equal(payment_void(account, &world.session, &payment, NULL, "收错户", &third, &err), -1);
	assert_int_equal(err.code, ERR_REFUSED);
	assert_non_null(strstr(err.msg, "was reversed already, by 20260918-XS-R0002"));
	assert_string_equal(bytes_of(&world, account), before);
	arena_clear(&world.arena);
}

static void billing_bill__keeps_what_came_first_before_what_came_later(void **state)
{
	static const char *const order[] = {"2026-03", "2026-01", "2026-04", "2026-02"};
	struct world world;
	struct err err = {0};
	(void)state;
	begin(&world, 1);
	struct account *account = &world.accounts[0];
	for (size_t i = 0; i < 4; i++) {
		const struct bill bill = {.period = order[i], .amount = 100};
		if (put_bill(account, &world.session, &bill, NULL, &err))
			fail_msg("%s", err.msg);
	}
	struct payment payment = {.receipt = "20260918-XS-R0001"};
	if (payment_apply(account, &world.session, 150, 0, &payment, &err))
		fail_msg("%s", err.msg);
	const struct bill *left = account->bills.items;
	assert_int_equal(account->bills.n, 3);
	assert_string_equal(left[0].period, "2026-02");
	assert_int_equal(left[0].paid, 50);
	assert_string_equal(left[2].period, "2026-04");
	assert_int_equal(left[2].paid, 0);
	arena_clear(&world.arena);
}

static void payment_apply__does_not_let_the_prepaid_grow_beyond_what_can_be_written(void **state)
{
	struct world world;
	struct err err = {0};
	(void)state;
	begin(&world, 1);
	struct account *account = &world.accounts[0];
	struct event *event = event_last(&account->events);
	event->act = "pay";
	event->amount = INT64_C(99999999999999);
	account_settled(account, &world.arena);
	struct payment payment = {.receipt = "20260918-XS-R0001"};
	const char *before = bytes_of(&world, account);
	assert_int_equal(payment_apply(account, &world.session, 1, 0, &payment, &err), -1);
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(bytes_of(&world, account), before);
	arena_clear(&world.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(payment__no_fen_is_made_or_lost),
		cmocka_unit_test(payment__a_cancelled_account_takes_what_it_owes_and_no_more),
		cmocka_unit_test(billing_bill__keeps_what_came_first_before_what_came_later),
		cmocka_unit_test(payment_apply__does_not_let_the_prepaid_grow_beyond_what_can_be_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
