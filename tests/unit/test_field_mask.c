/* record/field_mask.h: two values whose masks are alike are seen to differ, and no more than that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "record/field_mask.h"

struct pair_case {
	unsigned flags;
	const char *before;
	const char *after;
	const char *shown[2];
};

static void field_mask_apart__shows_the_first_character_that_differs(void **state)
{
	static const struct pair_case cases[] = {
		{FIELD_PHONE, "13800138000", "13900138000", {"138****8000", "139****8000"}},
		{FIELD_PHONE, "13800138000", "13811138000", {"1380***8000", "1381***8000"}},
		{FIELD_NUMBER, "6228480000000008101", "6228480000100008101",
			{"6228******0****8101", "6228******1****8101"}},
		{FIELD_NUMBER, "E12345678", "E12345679", {"********8", "********9"}},
		{FIELD_NAME, "王小明", "王大明", {"…小…", "…大…"}},
		{FIELD_NAME, "李明", "李强", {"…明", "…强"}},
		{FIELD_NAME, "李明", "李明", {"李*", "李*"}},
		{FIELD_ADDRESS, "象山大道12号3室", "象山大道12号4室", {"象山大道**号3室", "象山大道**号4室"}},
		{FIELD_ADDRESS, "象山大道1号", "象山大道2号", {"…1…", "…2…"}},
		{FIELD_PROSE, "电话13800138000", "电话13811138000", {"电话1380***8000", "电话1381***8000"}},
		{FIELD_NAME, NULL, "李明", {"", "李*"}},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct field field = {.key = "x", .type = FIELD_LINE, .flags = cases[i].flags};
		const char *shown[2];
		field_mask_apart(&field, cases[i].before, cases[i].after, &arena, shown);
		for (int k = 0; k < 2; k++)
			if (strcmp(shown[k], cases[i].shown[k]) != 0)
				fail_msg("case %zu: \"%s\", not \"%s\"", i, shown[k], cases[i].shown[k]);
	}
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field_mask_apart__shows_the_first_character_that_differs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
