/* import/import_shown.h: headings and cells as lists of ours and spreadsheets write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "account/account_view.h"
#include "import/import_shown.h"

static void import_shown_find__tells_keys_from_titles(void **state)
{
	static const struct {
		const char *first;
		const char *key; /* of "meter" beside it */
	} cases[] = {
		{"number", "meter"},
		{"account", "meter"},
		{"telephone", "meter_no"},
		{"holder", "meter"},
		{"name", "meter"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct csv_table_cell cells[] = {{.text = cases[i].first}, {.text = "Meter"}};
		const struct csv_table_row row = {.cells = cells, .cells_n = 2};
		const struct field *field =
			import_shown_find(&account_view_schema, import_shown_naming(&account_view_schema, &row), "Meter");
		assert_non_null(field);
		if (strcmp(field->key, cases[i].key) != 0)
			fail_msg("beside %s: %s, not %s", cases[i].first, field->key, cases[i].key);
	}
	assert_null(import_shown_find(&account_view_schema, IMPORT_SHOWN_KEYS, "colour"));
	assert_null(import_shown_find(&account_view_schema, IMPORT_SHOWN_KEYS, ""));
}

static void import_shown_agrees__whichever_way_it_is_written(void **state)
{
	const struct account_view view = {
		.account = {.number = "0000100001", .state = ACCOUNT_PENDING, .reading = 120, .reading_on = 1,
			.seal = "00123", .remark = "a\nb\tc",
			.use = {(const char *[]){"residential=60", "special=40"}, 2}},
		.owes = 8640,
	};
	static const struct {
		const char *key;
		const char *text;
		bool agrees;
	} cases[] = {
		{"owes", "86.40", true}, {"owes", "86.4", true}, {"owes", "￥86.40", true}, {"owes", "86.41", false},
		{"owes", "", false}, {"owes", "none", false}, {"former_owes", "0", true}, {"former_owes", "0.01", false},
		{"reading", "120", true}, {"reading", "120.00", true}, {"reading", "121", false},
		{"state", "pending", true}, {"state", "Not yet in use", true}, {"state", "active", false},
		{"state", "gone", false}, {"seal", "00123", true}, {"seal", "123", false},
		{"remark", "a b c", true}, {"remark", "a b", false}, {"bills", "0", true}, {"bills", "1", false},
		{"opened_on", "2026-09-18", false},
		{"use", "residential=60,special=40", true}, {"use", "Residential=60、special=40", true},
		{"use", "special=40,residential=60", false}, {"use", "residential=60", false},
		{"use", "residential=60、special=41", false}, {"use", "工业=60", false},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (import_shown_agrees(field_find(&account_view_schema, cases[i].key), &view, cases[i].text, &arena) !=
			cases[i].agrees)
			fail_msg("%s \"%s\"", cases[i].key, cases[i].text);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(import_shown_find__tells_keys_from_titles),
		cmocka_unit_test(import_shown_agrees__whichever_way_it_is_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
