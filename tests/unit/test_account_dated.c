/* What is in force on a day. */
#include "account/account_dated.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Day numbers will do: nothing here is a month. */
struct base_case {
	const char *label;
	struct account account;
	int day;
	int64_t volume;
	int from;
	int until;
	int64_t next;
};

static void account_dated__is_the_base_volume_of_the_day(void **state)
{
	static const struct account stands = {.base_volume = 25};
	static const struct account to_come = {
		.base_volume = 20, .base_next = 30, .base_next_from = 100, .base_next_until = 199};
	static const struct account follows = {.base_volume = 30, .base_from = 50, .base_until = 99,
		.base_next = 35, .base_next_from = 100, .base_next_until = 199};
	static const struct account gap = {.base_volume = 30, .base_from = 50, .base_until = 89,
		.base_next = 35, .base_next_from = 100};
	static const struct account old = {.base_volume = 30, .base_from = 100, .base_until = 199};
	const struct base_case cases[] = {
		{"one that no report changed", stands, 100, 25, 0, 0, 0},
		{"the day before", to_come, 99, 20, 0, 0, 30},
		{"the first day", to_come, 100, 30, 100, 199, 0},
		{"the last day", to_come, 199, 30, 100, 199, 0},
		{"the day after: the default", to_come, 200, 20, 200, 0, 0},
		{"long after", to_come, 9999, 20, 200, 0, 0},
		{"until another follows", follows, 99, 30, 50, 99, 35},
		{"which follows", follows, 100, 35, 100, 199, 0},
		{"the last day before a gap", gap, 89, 30, 50, 89, 35},
		{"in the gap", gap, 90, 20, 90, 0, 35},
		{"after it, without an end", gap, 9999, 35, 100, 0, 0},
		{"an old record, the day before", old, 99, 20, 0, 0, 30},
		{"an old record, the first day", old, 100, 30, 100, 199, 0},
		{"an old record, after", old, 200, 20, 200, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct base_case *c = &cases[i];
		struct account account = c->account;
		/* Twice is once, and by way of an earlier day is straight. */
		account_dated(&account, c->day - 1);
		account_dated(&account, c->day);
		account_dated(&account, c->day);
		if (account.base_volume != c->volume || account.base_from != c->from ||
			account.base_until != c->until || account.base_next != c->next)
			fail_msg("%s: %lld from %d until %d, then %lld", c->label,
				(long long)account.base_volume, account.base_from, account.base_until,
				(long long)account.base_next);
	}
}

static void account_dated__is_the_use_of_the_day(void **state)
{
	static const char *home[] = {"residential=100"};
	static const char *shop[] = {"non-residential=60", "special=40"};
	static const struct account account = {.use = {home, 1}, .use_next = {shop, 2}, .use_from = 100};
	const struct account nothing = {0};
	struct account before = account;
	struct account after = account;
	(void)state;
	account_dated(&before, 99);
	assert_string_equal(before.use.items[0], home[0]);
	assert_int_equal(before.use_next.n, 2);
	account_dated(&after, 100);
	assert_int_equal(after.use.n, 2);
	assert_string_equal(after.use.items[0], shop[0]);
	assert_int_equal(after.use_next.n, 0);
	assert_int_equal(after.use_from, 100);
	assert_true(account_dated_is_residential(&account, 99));
	assert_false(account_dated_is_residential(&account, 100));
	assert_false(account_dated_is_residential(&nothing, 100));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(account_dated__is_the_base_volume_of_the_day),
		cmocka_unit_test(account_dated__is_the_use_of_the_day),
	};
	return cmocka_run_group_tests_name("account_dated", tests, NULL, NULL);
}
