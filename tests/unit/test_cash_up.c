/* Sums of a day book by method, and what was counted of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "payment/cash_up.h"

static struct payment_list book(struct payment *items, size_t n)
{
	return (struct payment_list){items, n};
}

static void cash_count_sums__are_by_method_in_their_order(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct payment items[] = {
		{.method = METHOD_POS, .amount = 700},
		{.method = METHOD_CASH, .amount = 1000},
		{.method = METHOD_CASH, .amount = -1000},
		{.method = METHOD_POS, .amount = 50},
	};
	const struct payment_list entries = book(items, 4);
	const struct cash_sum_list sums = cash_count_sums(&entries, &mem);
	const struct words words = cash_count_words(&sums, false, &mem);
	assert_int_equal(sums.n, 2);
	assert_int_equal(words.n, 2);
	assert_string_equal(words.items[0], "cash=0.00");
	assert_string_equal(words.items[1], "pos=7.50");
	assert_int_equal(sums.items[0].entries, 2);
	assert_int_equal(cash_count_words(&sums, true, &mem).n, 0);
	arena_clear(&mem);
}

static void cash_count_take__says_what_is_over_and_short(void **state)
{
	(void)state;
	/* What is counted, what is over of all, whether something is, or why it is refused. */
	static const struct {
		const char *label;
		const char *words[3];
		size_t n;
		int64_t over;
		bool any;
		const char *says;
	} rows[] = {
		{"nothing counted", {NULL}, 0, 0, false, NULL},
		{"as the book has it", {"cash=10.00", "pos=5"}, 2, 0, false, NULL},
		{"short", {"cash=9.00", "pos=5.00"}, 2, -100, true, NULL},
		{"over and short are two things", {"cash=9.00", "pos=6.00"}, 2, 0, true, NULL},
		{"of a method the book has nothing of", {"cash=10.00", "wechat=0.50", "pos=5.00"}, 3, 50, true,
			NULL},
		{"less than nothing", {"cash=-10.00", "pos=5.00"}, 2, -2000, true, NULL},
		{"one left out", {"cash=10.00"}, 1, 0, false, "POS card was not counted; the book has 5.00 of it"},
		{"one twice", {"cash=10.00", "pos=5.00", "cash=1.00"}, 3, 0, false, "cash was counted twice"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena mem = {0};
		struct err err = {0};
		int64_t over = 0;
		bool any = false;
		struct payment items[] = {{.method = METHOD_CASH, .amount = 1000},
			{.method = METHOD_POS, .amount = 500}};
		const struct payment_list entries = book(items, 2);
		struct cash_sum_list sums = cash_count_sums(&entries, &mem);
		const char *typed[3];
		memcpy(typed, rows[i].words, sizeof typed);
		const struct words words = {typed, rows[i].n};
		const int rc = cash_count_take(&sums, &words, &mem, &err);
		if ((rc != 0) != (rows[i].says != NULL))
			fail_msg("%s: %s", rows[i].label, err.msg);
		if (rc)
			assert_string_equal(err.msg, rows[i].says);
		for (size_t s = 0; s < sums.n; s++) {
			over += sums.items[s].over;
			any = any || sums.items[s].over;
		}
		if (!rc && (over != rows[i].over || any != rows[i].any))
			fail_msg("%s: over or short", rows[i].label);
		for (size_t s = 1; s < sums.n; s++)
			assert_true(sums.items[s - 1].method < sums.items[s].method);
		arena_clear(&mem);
	}
}

static void cash_count_check__takes_a_method_and_an_amount(void **state)
{
	(void)state;
	static const char *const good[] = {"cash=1", "bank=0.00", "alipay=86.40", "pos=-5.00", "POS card=1.00"};
	static const char *const bad[] = {"", "cash", "=1.00", "cash=", "cash=x", "gold=1.00", "cas=1.00",
		"cashes=1.00", "cash=1.001", "cash 1.00"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct err err = {0};
		if (cash_count_check(good[i], &err))
			fail_msg("%s: %s", good[i], err.msg);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = {0};
		if (cash_count_check(bad[i], &err) == 0)
			fail_msg("%s was taken", bad[i]);
		assert_int_equal(err.code, ERR_MALFORMED);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cash_count_sums__are_by_method_in_their_order),
		cmocka_unit_test(cash_count_take__says_what_is_over_and_short),
		cmocka_unit_test(cash_count_check__takes_a_method_and_an_amount),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
