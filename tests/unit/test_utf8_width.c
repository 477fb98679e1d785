/* base/utf8.h: characters that are told without asking the tables of Unicode are told as these would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistr.h>
#include <uniwidth.h>

#include "base/utf8.h"

enum { FIRST = 0x2E80, LAST = 0xA4CF, CHARACTER_BYTES = 6 };

static void utf8_width__is_that_of_the_tables(void **state)
{
	(void)state;
	for (ucs4_t c = FIRST; c <= LAST; c++) {
		char text[CHARACTER_BYTES + 1] = "";
		struct err err = {0};
		u8_uctomb((uint8_t *)text, c, CHARACTER_BYTES);
		const int columns = uc_width(c, "UTF-8");
		if (utf8_width(text) != (size_t)(columns > 0 ? columns : 0))
			fail_msg("U+%04X: %zu columns, not %d", (unsigned)c, utf8_width(text), columns);
		if (utf8_count(text) != 1 || utf8_check(text, 3, false, &err))
			fail_msg("U+%04X: %s", (unsigned)c, err.msg);
	}
}

static void utf8_check__refuses_what_is_cut_or_broken(void **state)
{
	static const struct {
		const char *text;
		size_t length;
	} rows[] = {{"\xE4", 1}, {"\xE4\xB8", 2}, {"\xE4\xB8x", 3}, {"\xE4x\xAD", 3}, {"\xE9\xBF\xC0", 3}, {"\xE4\xE4\xB8", 3},
		{"\xE9\x7F\xBF", 3}, {"\xE5\xC0\x80", 3}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		if (utf8_check(rows[i].text, rows[i].length, false, &err) == 0)
			fail_msg("row %zu was taken", i);
		assert_int_equal(err.code, ERR_MALFORMED);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_width__is_that_of_the_tables),
		cmocka_unit_test(utf8_check__refuses_what_is_cut_or_broken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
