/* value/quoted.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "value/quoted.h"

static void quoted_mask__hides_what_the_file_says_of_people(void **state)
{
	static const struct {
		const char *label, *message, *file, *shown;
	} rows[] = {
		{"a mobile number", "a: \"13800138000\" is wrong", "x: 13800138000", "a: \"138****8000\" is wrong"},
		{"an identity number", "\"11010519491231002X\"", "11010519491231002X", "\"1101**********002X\""},
		{"a landline", "\"0724-4230034\"", "0724-4230034", "\"0724-*****34\""},
		{"a name", "\"王小明\" is wrong", "name: 王小明", "\"王*明\" is wrong"},
		{"a name in Chinese marks", "状态“王小明”无效", "name: 王小明", "状态“王*明”无效"},
		{"a name in Latin letters", "\"Wang Ming\"", "Wang Ming", "\"W*******g\""},
		{"a title that the file does not say", "“已转办”不能", "state: assigned", "“已转办”不能"},
		{"a code", "\"nonsense\" is wrong", "state: nonsense", "\"nonsense\" is wrong"},
		{"a ticket id", "\"20260918-XS-0001\"", "20260918-XS-0001", "\"20260918-XS-0001\""},
		{"a moment", "\"2026-02-30T09:00:00+08:00\"", "2026-02-30T09:00:00+08:00",
			"\"2026-02-30T09:00:00+08:00\""},
		{"an amount", "\"86.4\"", "86.4", "\"86.4\""},
		{"two of them", "\"李四\" and \"13800138000\"", "李四 13800138000",
			"\"李*\" and \"138****8000\""},
		{"cut off with the message", "\"王小", "王小明", "\"王*"},
		{"nothing quoted", "line 3: 13800138000", "13800138000", "line 3: 13800138000"},
		{"an empty quotation", "\"\" is wrong", "", "\"\" is wrong"},
		{"an empty message", "", "x", ""},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *shown = quoted_mask(&arena, rows[i].message, rows[i].file, strlen(rows[i].file));
		if (strcmp(shown, rows[i].shown) != 0)
			fail_msg("%s: %s", rows[i].label, shown);
	}
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quoted_mask__hides_what_the_file_says_of_people),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
