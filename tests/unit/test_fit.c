/* table/fit.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "table/fit.h"

/* A list as many are: an id, a name, an address, a telephone number. */
static const struct fit_column list[] = {
	{.heading = "编号", .cells = 16},
	{.heading = "姓名或单位", .cells = 20, .folds = true, .rank = 1},
	{.heading = "地址", .cells = 60, .folds = true, .rank = 2},
	{.heading = "计划完成时限", .cells = 10, .rank = 1},
	{.heading = "电话", .cells = 11, .rank = 4},
};

/* "16 12 -": the width of each column, "-" where it is left out. */
static const char *fitted(const struct fit_column *columns, size_t n, size_t room, bool keeps, struct arena *arena)
{
	struct fit_column *copies = arena_array(arena, n, sizeof *copies);
	const char *text = "";
	memcpy(copies, columns, n * sizeof *copies);
	fit_columns(copies, n, room, keeps, arena);
	for (size_t i = 0; i < n; i++)
		text = copies[i].hidden ? arena_printf(arena, "%s%s-", text, i ? " " : "")
					: arena_printf(arena, "%s%s%zu", text, i ? " " : "", copies[i].width);
	return text;
}

static void fit_columns__leaves_out_what_matters_least(void **state)
{
	static const struct {
		const char *label;
		size_t room;
		bool keeps;
		const char *widths;
	} rows[] = {
		{"all fits", 200, false, "16 20 60 12 11"},
		{"just so", 123, false, "16 20 60 12 11"},
		{"the widest text is folded first", 100, false, "16 20 37 12 11"},
		{"then both", 80, false, "16 18 18 12 11"},
		{"as narrow as text goes", 67, false, "16 12 12 12 11"},
		{"headings are folded before a column goes", 65, false, "16 12 12 10 11"},
		{"the last rank goes", 60, false, "16 14 14 12 -"},
		{"then the next", 41, false, "16 13 - 10 -"},
		{"of one rank what stands at the right", 38, false, "16 20 - - -"},
		{"one is left", 20, false, "16 - - - -"},
		{"and is cut", 10, false, "10 - - - -"},
		{"named columns stay", 57, true, "16 8 8 10 11"},
		{"though it is wider", 20, true, "16 8 8 10 11"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *widths = fitted(list, sizeof list / sizeof *list, rows[i].room, rows[i].keeps, &arena);
		if (!str_equal(widths, rows[i].widths))
			fail_msg("%s, %zu columns: got \"%s\"", rows[i].label, rows[i].room, widths);
	}
	arena_clear(&arena);
}

/* Whatever the columns, the table is no wider than the terminal. */
static void fit_columns__fits_every_width(void **state)
{
	struct arena arena = {0};
	(void)state;

	for (size_t room = 1; room < 200; room++) {
		struct fit_column columns[5];
		size_t total = 0, shown = 0;
		memcpy(columns, list, sizeof columns);
		fit_columns(columns, 5, room, false, &arena);
		for (size_t i = 0; i < 5; i++)
			if (!columns[i].hidden) {
				total += columns[i].width + (shown++ > 0);
				assert_true(columns[i].width > 0);
			}
		assert_true(shown > 0);
		if (total > room)
			fail_msg("%zu columns: %zu", room, total);
	}
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fit_columns__leaves_out_what_matters_least),
		cmocka_unit_test(fit_columns__fits_every_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
