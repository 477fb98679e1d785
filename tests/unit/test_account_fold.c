/* Folding at random moments: what is unpaid, owed back and prepaid, of all holders and of each, is what
 * was billed less what was paid, whatever has left the record; and what left and what stayed are together
 * what there was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "account/account_fold.h"
#include "account/account_settle.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_order.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/billing.h"
#include "payment/payment.h"
#include "value/date.h"
#include "value/moment.h"

enum { SEQUENCES = 800, STEPS = 60, RECEIPTS = STEPS };

struct world {
	struct arena arena;
	struct session session;
	struct staff staff;
	struct account account;
	struct event_list past;
	struct payment receipts[RECEIPTS];
	bool countered[RECEIPTS];
	size_t receipts_n;
	size_t folds;
	int64_t owed; /* billed, less what was paid */
	uint64_t random;
};

static uint64_t draw(struct world *world, uint64_t n)
{
	world->random ^= world->random << 13;
	world->random ^= world->random >> 7;
	world->random ^= world->random << 17;
	return world->random % n;
}

static void begin(struct world *world, uint64_t seed)
{
	const struct account nothing = {0};
	struct err err = {0};
	*world = (struct world){.random = seed * UINT64_C(2654435761) + 88172645463325252};
	world->staff.id = "wangmin";
	world->session = (struct session){.mem = &world->arena, .staff = &world->staff,
		.actor.staff = world->staff.id, .desk = "XS"};
	if (date_make(2026, 1, 5, &world->session.today, &err))
		fail_msg("%s", err.msg);
	world->session.now = moment_make(world->session.today, 9, 0, 0);
	world->account = (struct account){.number = "0000000001", .state = ACCOUNT_ACTIVE, .holder = "王小明"};
	event_append(&world->session, &account_schema, &nothing, &world->account, "open", NULL);
}

static void pass_days(struct world *world)
{
	world->session.today += 1 + (int)draw(world, 14);
	world->session.now = moment_make(world->session.today, 9, 0, 0);
	world->session.desk = draw(world, 3) ? "XS" : "DB";
}

static const char *some_period(struct world *world)
{
	int year, month, day;
	date_split(world->session.today - (int)draw(world, 90), &year, &month, &day);
	return arena_printf(&world->arena, "%04d-%02d", year, month);
}

static void step_bill(struct world *world)
{
	struct err err = {0};
	struct bill bill = {.period = some_period(world), .volume_m3 = 10, .amount = 1 + (int64_t)draw(world, 5000)};
	struct settlement settled;
	account_settle(&world->account.events, &world->arena, &settled);
	if (billing_key(&world->account, &settled, &world->session, bill.period, BILL_PERIOD, &bill.period, &err))
		return;
	if (billing_bill(&world->account, &settled, &world->session, &bill, "2026-08/XS-1", &err) == 0)
		world->owed += bill.amount;
}

static void step_change(struct world *world)
{
	struct err err = {0};
	struct settlement whole;
	const struct event_list all = account_unfold(&world->past, &world->account.events, &world->arena);
	account_settle(&all, &world->arena, &whole);
	if (!whole.bills.n)
		return;
	const struct settled_bill bill = whole.bills.items[draw(world, whole.bills.n)];
	struct billing_change change = {.key = bill.key, .amount = (int64_t)draw(world, 3000) - 1500,
		.reason = "抄表差错", .ref = "2026-08/XS-2"};
	if (draw(world, 3) == 0) {
		if (billing_void(&world->account, &world->session, &change, &world->past, &err) == 0)
			world->owed -= bill.amount;
	} else if (billing_adjust(&world->account, &world->session, &change, &world->past, &err) == 0) {
		world->owed += change.amount;
	}
}

static struct payment *next_receipt(struct world *world)
{
	struct payment *payment = &world->receipts[world->receipts_n];
	*payment = (struct payment){.account = world->account.number, .method = METHOD_CASH, .payee = "王小明",
		.reason = "多交", .receipt = arena_printf(&world->arena, "20260918-XS-R%04zu", world->receipts_n + 1)};
	return payment;
}

static void step_pay(struct world *world)
{
	struct err err = {0};
	struct payment *payment = next_receipt(world);
	const bool gives_back = draw(world, 4) == 0;
	payment->reason = gives_back ? payment->reason : NULL;
	int rc = gives_back ? payment_refund(&world->account, &world->session, 0, 0, payment, &err)
			    : payment_apply(&world->account, &world->session, 1 + (int64_t)draw(world, 6000), 0,
				      payment, &err);
	if (rc)
		return;
	world->owed -= payment->amount;
	world->receipts_n++;
}

static void step_void(struct world *world)
{
	struct err err = {0};
	if (!world->receipts_n)
		return;
	size_t at = draw(world, world->receipts_n);
	struct payment *payment = next_receipt(world);
	if (world->countered[at] || payment_void(&world->account, &world->session, &world->receipts[at],
					    &world->past, "收错户", payment, &err))
		return;
	world->countered[at] = true;
	world->owed -= payment->amount;
	world->receipts_n++;
}

static void step_fold(struct world *world)
{
	struct event_list left;
	size_t room = 0;
	if (!account_fold(&world->account, &world->session, &left))
		return;
	world->folds++;
	for (size_t i = 0; i < left.n; i++)
		VEC_PUSH(&world->arena, world->past.items, world->past.n, room) = left.items[i];
}

/* Now and then somebody else takes the account, and what is prepaid with it. */
static void step_transfer(struct world *world)
{
	struct account after = world->account;
	if (draw(world, 4))
		return;
	event_append(&world->session, &account_schema, &world->account, &after, "transfer", NULL);
	struct event *event = event_last(&after.events);
	event->on = world->session.today;
	event->amount = after.prepaid > 0 && draw(world, 2) ? after.prepaid : 0;
	account_settled(&after, &world->arena);
	world->account = after;
}

static int64_t balance_of_one(const struct holding *holding)
{
	return holding_owes(holding) - (holding->prepaid > 0 ? holding->prepaid : 0);
}

static int64_t balance_of(const struct settlement *settled)
{
	int64_t fen = 0;
	for (size_t i = 0; i < settled->holdings.n; i++)
		fen += balance_of_one(&settled->holdings.items[i]);
	return fen;
}

static void check(struct world *world, uint64_t seed)
{
	struct settlement folded, whole;
	struct err err = {0};
	const struct event_list all = account_unfold(&world->past, &world->account.events, &world->arena);
	account_settle(&world->account.events, &world->arena, &folded);
	account_settle(&all, &world->arena, &whole);
	assert_int_equal(balance_of(&folded), world->owed);
	assert_int_equal(balance_of(&whole), world->owed);
	assert_int_equal(folded.holdings.n, whole.holdings.n);
	for (size_t i = 0; i < whole.holdings.n; i++)
		if (balance_of_one(&folded.holdings.items[i]) != balance_of_one(&whole.holdings.items[i]))
			fail_msg("seed %d: holder %zu comes to %lld, and with what was folded away to %lld", (int)seed, i + 1,
				(long long)balance_of_one(&folded.holdings.items[i]),
				(long long)balance_of_one(&whole.holdings.items[i]));
	if (account_settle_check(&world->account, &world->arena, &(const char *){NULL}, &err) ||
		event_check(&account_schema, &world->account, &world->arena, &err))
		fail_msg("seed %d: %s", (int)seed, err.msg);
	/* No event of a desk has the number of another. */
	for (size_t i = 0; i < all.n; i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(all.items[i].id, all.items[j].id);
}

static size_t play(uint64_t seed)
{
	struct world world;
	begin(&world, seed);
	for (size_t step = 0; step < STEPS; step++) {
		pass_days(&world);
		switch (draw(&world, 8)) {
		case 0:
		case 1:
			step_bill(&world);
			break;
		case 2:
		case 3:
			step_pay(&world);
			break;
		case 4:
			step_change(&world);
			break;
		case 5:
			step_void(&world);
			break;
		case 6:
			step_transfer(&world);
			break;
		default:
			step_fold(&world);
		}
		check(&world, seed);
	}
	size_t folds = world.folds;
	arena_clear(&world.arena);
	return folds;
}

static void account_fold__keeps_what_is_owed(void **state)
{
	size_t folds = 0;
	(void)state;
	for (uint64_t seed = 1; seed <= SEQUENCES; seed++)
		folds += play(seed);
	assert_true(folds > SEQUENCES);
}

/* In records of format 1 events of several desks say nothing of what they follow, and stand in the order of their file:
 * a prefix that left would let the rest look as if it had crossed. */
static void account_fold__takes_what_says_nothing_of_its_order_as_a_whole(void **state)
{
	struct world world;
	struct event_list left;
	enum { CHANGES = 40, DAYS_APART = 3 };
	(void)state;
	begin(&world, 1);
	for (int i = 0; i < CHANGES; i++) {
		struct account after = world.account;
		world.session.today += DAYS_APART;
		world.session.now = moment_make(world.session.today, 9, 0, 0);
		world.session.desk = i % 2 ? "XS" : "DB";
		after.phone = arena_printf(&world.arena, "1380013%04d", i);
		event_append(&world.session, &account_schema, &world.account, &after, "contact", NULL);
		event_last(&after.events)->after = (struct words){0};
		world.account = after;
	}
	assert_true(event_order_is_linear(&world.account.events, world.account.events.n));
	for (int days = 0; days <= FOLD_DAYS + 1; days++) {
		struct account folded = world.account;
		const bool done = account_fold(&folded, &world.session, &left);
		if (done)
			assert_true(event_order_is_linear(&folded.events, folded.events.n));
		assert_int_equal(done, days > FOLD_DAYS);
		assert_string_equal(folded.phone, "13800130039");
		world.session.now = moment_make(++world.session.today, 9, 0, 0);
	}
	arena_clear(&world.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(account_fold__keeps_what_is_owed),
		cmocka_unit_test(account_fold__takes_what_says_nothing_of_its_order_as_a_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
