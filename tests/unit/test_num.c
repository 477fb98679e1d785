/* base/num.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/num.h"

static void num_parse__takes_whole_numbers(void **state)
{
	static const struct {
		const char *text;
		int64_t least, most, value;
	} rows[] = {
	        {"0", 0, 0, 0},
	        {"7", 1, 10, 7},
	        {"1", 1, 10, 1},
	        {"10", 1, 10, 10},
	        {"007", 0, 10, 7},
	        {"-5", -5, 5, -5},
	        {"-0", 0, 0, 0},
	        {"00000000000000000000000000000000000012", 0, 99, 12},
	        {"9223372036854775807", INT64_MIN, INT64_MAX, INT64_MAX},
	        {"-9223372036854775808", INT64_MIN, INT64_MAX, INT64_MIN},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int64_t value = 99;
		if (num_parse(rows[i].text, rows[i].least, rows[i].most, &value, &err))
			fail_msg("%s: %s", rows[i].text, err.msg);
		assert_int_equal(value, rows[i].value);
	}
}

static void num_parse__refuses_everything_else(void **state)
{
	static const struct {
		const char *text;
		int64_t least, most;
		const char *message;
	} rows[] = {
	        {"", 0, 9, "\"\" is not a whole number"},
	        {"-", -9, 9, "\"-\" is not a whole number"},
	        {"12x", 0, 99, "\"12x\" is not a whole number"},
	        {"x", 0, 99, "\"x\" is not a whole number"},
	        {" 1", 0, 9, "\" 1\" is not a whole number"},
	        {"1 ", 0, 9, "\"1 \" is not a whole number"},
	        {"+1", 0, 9, "\"+1\" is not a whole number"},
	        {"--1", -9, 9, "\"--1\" is not a whole number"},
	        {"1.0", 0, 9, "\"1.0\" is not a whole number"},
	        {"0x1", 0, 9, "\"0x1\" is not a whole number"},
	        {"1e1", 0, 99, "\"1e1\" is not a whole number"},
	        {"１", 0, 9, "\"１\" is not a whole number"},
	        {"99999999999999999999x", 0, 9, "\"99999999999999999999x\" is not a whole number"},
	        {"0", 1, 10, "\"0\" is not between 1 and 10"},
	        {"11", 1, 10, "\"11\" is not between 1 and 10"},
	        {"-1", 0, 10, "\"-1\" is not between 0 and 10"},
	        {"9223372036854775808", INT64_MIN, INT64_MAX,
	                "\"9223372036854775808\" is not between -9223372036854775808 and "
	                "9223372036854775807"},
	        {"-9223372036854775809", INT64_MIN, INT64_MAX,
	                "\"-9223372036854775809\" is not between -9223372036854775808 and "
	                "9223372036854775807"},
	        /* What a 64-bit number would wrap to 1. */
	        {"18446744073709551617", 0, 9, "\"18446744073709551617\" is not between 0 and 9"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int64_t value = 99;
		if (num_parse(rows[i].text, rows[i].least, rows[i].most, &value, &err) != -1)
			fail_msg("\"%s\" was taken", rows[i].text);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, rows[i].message);
		assert_int_equal(value, 99);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(num_parse__takes_whole_numbers),
	        cmocka_unit_test(num_parse__refuses_everything_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
