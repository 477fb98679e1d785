/* base/str.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static void str__is_the_empty_text_before_anything_was_added(void **state)
{
	struct str str = {0};
	(void)state;

	assert_string_equal(str_text(&str), "");
	str_clear(&str);
	assert_string_equal(str_text(&str), "");
	str_close(&str);
	str_close(&str);
}

static void str_add__appends(void **state)
{
	struct str str = {0};
	(void)state;

	str_add(&str, "");
	assert_string_equal(str_text(&str), "");
	str_add(&str, "户号");
	str_add_char(&str, ' ');
	str_add_n(&str, "12345", 3);
	str_add_n(&str, NULL, 0);
	str_add_format(&str, " %s=%d", "n", -7);
	assert_string_equal(str_text(&str), "户号 123 n=-7");
	assert_int_equal(str.length, strlen("户号 123 n=-7"));
	str_close(&str);
}

static void str_add_number__is_as_printf_has_it(void **state)
{
	static const int64_t numbers[] = {0, 1, -1, 9, 10, -10, 86400, 1234567890123456789, INT64_MAX, INT64_MIN};
	(void)state;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct str str = {0}, printed = {0};
		str_add_number(&str, numbers[i]);
		str_add_format(&printed, "%lld", (long long)numbers[i]);
		assert_string_equal(str_text(&str), str_text(&printed));
		str_close(&str);
		str_close(&printed);
	}
}

static void str_add_n__keeps_zero_bytes(void **state)
{
	struct str str = {0};
	(void)state;

	str_add_n(&str, "a\0b", 3);
	assert_int_equal(str.length, 3);
	assert_memory_equal(str_text(&str), "a\0b", 4);
	str_close(&str);
}

static void str_add__grows_without_limit(void **state)
{
	struct str str = {0};
	(void)state;

	for (int i = 0; i < 100000; i++)
		str_add_char(&str, (char)('a' + i % 26));
	str_add_format(&str, "%*d", 300000, 1);
	assert_int_equal(str.length, 400000);
	assert_int_equal(strlen(str_text(&str)), 400000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(str.text[i], 'a' + i % 26);
	assert_int_equal(str.text[399999], '1');
	str_close(&str);
}

static void str_clear__keeps_the_memory(void **state)
{
	struct str str = {0};
	(void)state;

	str_add(&str, "something");
	const char *before = str.text;
	str_clear(&str);
	assert_int_equal(str.length, 0);
	assert_string_equal(str_text(&str), "");
	str_add(&str, "else");
	assert_ptr_equal(str.text, before);
	assert_string_equal(str_text(&str), "else");
	str_close(&str);
	assert_int_equal(str.length, 0);
	assert_string_equal(str_text(&str), "");
	str_add(&str, "again");
	assert_string_equal(str_text(&str), "again");
	str_close(&str);
}

static void str_equal__counts_null_as_empty(void **state)
{
	(void)state;

	assert_true(str_equal("a", "a"));
	assert_false(str_equal("a", "b"));
	assert_false(str_equal("a", "ab"));
	assert_true(str_equal(NULL, NULL));
	assert_true(str_equal(NULL, ""));
	assert_false(str_equal("a", NULL));
	assert_true(str_empty(NULL));
	assert_true(str_empty(""));
	assert_false(str_empty(" "));
}

static void str_starts_and_ends__compare_a_part(void **state)
{
	static const struct {
		const char *label, *text, *part;
		bool starts, ends;
	} rows[] = {
	        {"the whole", "abc", "abc", true, true},
	        {"the beginning", "abc", "ab", true, false},
	        {"the end", "abc", "bc", false, true},
	        {"nothing", "abc", "", true, true},
	        {"more than there is", "bc", "abc", false, false},
	        {"in the middle", "abc", "b", false, false},
	        {"no text", NULL, "a", false, false},
	        {"no text and nothing", NULL, "", true, true},
	        {"Chinese", "报停申请", "报停", true, false},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_starts(rows[i].text, rows[i].part) != rows[i].starts ||
		        str_ends(rows[i].text, rows[i].part) != rows[i].ends)
			fail_msg("%s", rows[i].label);
}

static void str_contains__finds_a_part_anywhere(void **state)
{
	(void)state;

	assert_true(str_contains("abc", "b"));
	assert_true(str_contains("abc", "abc"));
	assert_true(str_contains("abc", ""));
	assert_false(str_contains("abc", "cb"));
	assert_false(str_contains(NULL, "a"));
	assert_true(str_contains("报停申请", "停申"));
}

static void str_keep__leaves_the_text_in_the_arena_and_the_str_empty(void **state)
{
	struct arena arena = {0};
	struct str text = {0};
	(void)state;

	assert_string_equal(str_keep(&text, &arena), "");
	str_add(&text, "报停");
	const char *kept = str_keep(&text, &arena);
	assert_int_equal(text.length, 0);
	assert_null(text.text);
	assert_string_equal(kept, "报停");
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(str__is_the_empty_text_before_anything_was_added),
	        cmocka_unit_test(str_add__appends),
	        cmocka_unit_test(str_add_n__keeps_zero_bytes),
	        cmocka_unit_test(str_add__grows_without_limit),
	        cmocka_unit_test(str_add_number__is_as_printf_has_it),
	        cmocka_unit_test(str_clear__keeps_the_memory),
	        cmocka_unit_test(str_equal__counts_null_as_empty),
	        cmocka_unit_test(str_starts_and_ends__compare_a_part),
	        cmocka_unit_test(str_contains__finds_a_part_anywhere),
	        cmocka_unit_test(str_keep__leaves_the_text_in_the_arena_and_the_str_empty),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
