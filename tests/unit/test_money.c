/* value/money.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "value/money.h"

static void money_parse__takes_yuan_with_at_most_two_decimals(void **state)
{
	static const struct {
		const char *text;
		int64_t fen;
	} rows[] = {
	        {"86.40", 8640},
	        {"86.4", 8640},
	        {"86", 8600},
	        {"-5.00", -500},
	        {"0", 0},
	        {"-0.00", 0},
	        {"0.01", 1},
	        {"-0.01", -1},
	        {"0.10", 10},
	        {"007.00", 700},
	        {"999999999999.99", 99999999999999},
	        {"-999999999999.99", -99999999999999},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int64_t fen = 99;
		if (money_parse(rows[i].text, &fen, &err))
			fail_msg("%s: %s", rows[i].text, err.msg);
		assert_int_equal(fen, rows[i].fen);
	}
}

static void money_parse__refuses_everything_else(void **state)
{
	static const char *const rows[] = {"", "-", ".", ".5", "5.", "86.405", "86.", "1,000.00",
	        "1 000", "+5", "--5", "5-", " 5", "5 ", "5.5.5", "5.-5", "1e3", "0x10", "8６.40",
	        "￥5", "5元", "1000000000000", "0000000000001", "99999999999999999999", "-.5",
	        "nan"};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		char expected[sizeof err.msg];
		int64_t fen = 99;
		if (money_parse(rows[i], &fen, &err) != -1)
			fail_msg("\"%s\" was taken", rows[i]);
		snprintf(expected, sizeof expected,
		        "\"%s\" is not an amount of money (yuan like 86.40, no separators)",
		        rows[i]);
		assert_string_equal(err.msg, expected);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_int_equal(fen, 99);
	}
}

static void money_format__always_gives_two_decimals(void **state)
{
	static const struct {
		int64_t fen;
		const char *text;
	} rows[] = {
	        {0, "0.00"},
	        {1, "0.01"},
	        {-1, "-0.01"},
	        {10, "0.10"},
	        {8640, "86.40"},
	        {-500, "-5.00"},
	        {-8605, "-86.05"},
	        {99999999999999, "999999999999.99"},
	        {INT64_MAX, "92233720368547758.07"},
	        {INT64_MIN, "-92233720368547758.08"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[MONEY_TEXT_SIZE];
		assert_ptr_equal(money_format(rows[i].fen, text), text);
		assert_string_equal(text, rows[i].text);
	}
}

static void money__survives_the_way_to_text_and_back(void **state)
{
	uint64_t seed = 1;
	(void)state;

	for (int i = 0; i < 100000; i++) {
		char text[MONEY_TEXT_SIZE];
		struct err err = {0};
		int64_t back;
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		int64_t fen = (int64_t)(seed >> 17) % (100000000000000 >> (i % 40));
		fen = i % 2 ? fen : -fen;
		if (money_parse(money_format(fen, text), &back, &err))
			fail_msg("%s: %s", text, err.msg);
		assert_int_equal(back, fen);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(money_parse__takes_yuan_with_at_most_two_decimals),
	        cmocka_unit_test(money_parse__refuses_everything_else),
	        cmocka_unit_test(money_format__always_gives_two_decimals),
	        cmocka_unit_test(money__survives_the_way_to_text_and_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
