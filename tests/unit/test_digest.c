/* Sums that tell what was summed up. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/digest.h"

static uint64_t digest(const char *text, const char *more, int64_t number)
{
	uint64_t hash = digest_begin();
	hash = digest_text(hash, text);
	hash = digest_text(hash, more);
	return digest_end(digest_number(hash, number));
}

static void digest__tells_things_apart(void **state)
{
	static const struct {
		const char *text;
		const char *more;
		int64_t number;
	} things[] = {
		{"", "", 0}, {"a", "", 0}, {"", "a", 0}, {"ab", "", 0}, {"a", "b", 0}, {"a", "b", 1}, {"a", "b", -1},
		{"a", "b", 256}, {"b", "a", 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(digest(things[i].text, things[i].more, things[i].number),
				digest(things[k].text, things[k].more, things[k].number));
	assert_int_equal(digest(NULL, "a", 3), digest("", "a", 3));
}

/* What a wrong hand does most: one is taken from here and added there, or two change places. */
static void digest__sums_tell_lists_apart(void **state)
{
	(void)state;
	uint64_t sums[3] = {0};
	for (int64_t i = 0; i < 1000; i++) {
		sums[0] += digest("receipt", NULL, i);
		sums[1] += digest("receipt", NULL, 999 - i);
		sums[2] += digest("receipt", NULL, i == 10 ? 11 : i == 20 ? 19 : i);
	}
	assert_int_equal(sums[0], sums[1]);
	assert_int_not_equal(sums[0], sums[2]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digest__tells_things_apart),
		cmocka_unit_test(digest__sums_tell_lists_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
