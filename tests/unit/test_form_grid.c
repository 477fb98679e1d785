/* form/form_grid.h and form/form_text.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"
#include "form/form_grid.h"
#include "form/form_text.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* Two rows beside a label of their own, and an area under them. */
static struct form_grid sample(void)
{
	struct form_grid form = {.number = "附件0", .company = "公司", .title = "样表"};
	form_grid_row(&form, &arena, 10);
	form_grid_side(&form, &arena, 2, 2, "用户");
	form_grid_label(&form, &arena, 4, "户名");
	form_grid_value(&form, &arena, 18, "户名", "张𬌗");
	form_grid_row(&form, &arena, 10);
	form_grid_label(&form, &arena, 4, "地址");
	form_grid_value(&form, &arena, 18, "地址", NULL);
	form_grid_row(&form, &arena, 20);
	form_grid_area(&form, &arena, FORM_COLUMNS, "诉求", "水量异常", "签字：＿＿＿＿");
	return form;
}

static void form_add__goes_beside_cells_that_reach_down(void **state)
{
	(void)state;
	struct form_grid form = sample();
	assert_true(form_grid_is_whole(&form));
	assert_int_equal(form.rows, 3);
	assert_int_equal(form_grid_at(&form, 1, 2)->column, 2);
	assert_string_equal(form_grid_at(&form, 1, 2)->name, "地址");
	assert_ptr_equal(form_grid_at(&form, 0, 0), form_grid_at(&form, 1, 1));
	assert_string_equal(form_grid_at(&form, 0, 0)->name, "用户");
	assert_string_equal(form_grid_at(&form, 0, 0)->pieces->text, "用\n户");
	assert_string_equal(form_grid_at(&form, 1, 6)->pieces->text, "");
	assert_null(form_grid_at(&form, 3, 0));
}

static void form_is_whole__sees_gaps_and_what_reaches_out(void **state)
{
	(void)state;
	struct form_grid gap = sample();
	form_grid_row(&gap, &arena, 10);
	assert_false(form_grid_is_whole(&gap));
	form_grid_label(&gap, &arena, FORM_COLUMNS - 1, "短");
	assert_false(form_grid_is_whole(&gap));
	form_grid_label(&gap, &arena, 1, "满");
	assert_true(form_grid_is_whole(&gap));

	struct form_grid wide = sample();
	form_grid_row(&wide, &arena, 10);
	form_grid_label(&wide, &arena, FORM_COLUMNS + 1, "宽");
	assert_false(form_grid_is_whole(&wide));

	struct form_grid deep = sample();
	form_grid_row(&deep, &arena, 10);
	form_grid_side(&deep, &arena, FORM_COLUMNS, 2, "深");
	assert_false(form_grid_is_whole(&deep));

	struct form_grid empty = sample();
	form_grid_row(&empty, &arena, 10);
	form_grid_label(&empty, &arena, FORM_COLUMNS, "行");
	form_grid_label(&empty, &arena, 1, "多");
	assert_false(form_grid_is_whole(&empty));
}

static void form_parts_before__keeps_a_group_together(void **state)
{
	(void)state;
	struct form_grid form = sample();
	assert_true(form_grid_parts_before(&form, 0));
	assert_false(form_grid_parts_before(&form, 1));
	assert_true(form_grid_parts_before(&form, 2));
}

static void form_cell_text__draws_a_line_where_nothing_is_filled_in(void **state)
{
	struct form_grid_piece pieces[] = {{"从", 0}, {"9", 2}, {"月", 0}, {"", 2}, {"日", 0}, {NULL, 1}};
	const struct form_grid_cell cell = {.pieces = pieces, .pieces_n = 6};
	(void)state;
	assert_string_equal(form_grid_cell_text(&cell, "_", &arena), "从_9_月__日_");
	assert_string_equal(form_grid_cell_text(&(struct form_grid_cell){0}, "_", &arena), "");
}

/* The height wanted of a cell is the number in its text. */
static int wanted(void *context, const struct form_grid_cell *cell)
{
	(void)context;
	const char *text = cell->pieces->text;
	return *text >= '0' && *text <= '9' ? (int)strlen(text) : 0;
}

static void form_fit__raises_rows_no_more_than_is_needed(void **state)
{
	struct form_grid form = {0};
	int heights[] = {2, 2, 2};
	(void)state;
	form_grid_row(&form, &arena, 0);
	form_grid_add(&form, &arena,
		&(struct form_grid_cell){.rows = 3, .columns = 12, .pieces = &(struct form_grid_piece){"0123456789", 0},
			.pieces_n = 1});
	form_grid_value(&form, &arena, 12, "a", "0");
	form_grid_row(&form, &arena, 0);
	form_grid_value(&form, &arena, 12, "b", "01234");
	form_grid_row(&form, &arena, 0);
	form_grid_value(&form, &arena, 12, "c", "");
	assert_true(form_grid_is_whole(&form));
	form_grid_fit(&form, 0, wanted, NULL, heights);
	/* 2 + 5 + 2 lacks one of ten: it goes to the first row. */
	assert_int_equal(heights[0], 3);
	assert_int_equal(heights[1], 5);
	assert_int_equal(heights[2], 2);

	int lower[] = {2, 2, 2};
	form_grid_fit(&form, 1, wanted, NULL, lower);
	assert_int_equal(lower[0], 2);
	assert_int_equal(lower[1], 5);
	assert_int_equal(lower[2], 2);
}

static void text_is(const struct form_grid *form, const char *expected)
{
	struct str text = {0};
	form_text(form, &arena, &text);
	assert_string_equal(str_text(&text), expected);
	str_close(&text);
}

static void form_text__draws_boxes_around_chinese(void **state)
{
	(void)state;
	struct form_grid form = sample();
	form.reference = "编号：1";
	text_is(&form,
		"附件0\n"
		"                                     公司\n"
		"                                     样表\n"
		"                                                                        编号：1\n"
		"+-----+------------+----------------------------------------------------------+\n"
		"| 用  |    户名    | 张𬌗                                                     |\n"
		"| 户  +------------+----------------------------------------------------------+\n"
		"|     |    地址    |                                                          |\n"
		"+-----+------------+----------------------------------------------------------+\n"
		"| 水量异常                                                                    |\n"
		"|                                                              签字：＿＿＿＿ |\n"
		"+-----------------------------------------------------------------------------+\n");
}

static void form_text__wraps_and_never_runs_out_of_its_box(void **state)
{
	static const char *const rows[] = {
		"",
		"水",
		"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
		"words that are broken between words, as is usual in a language that has blanks in it, too",
		"https://example.com/a/very/long/word/without/any/place/to/break/it/at/all/0123456789/0123456789",
		"第一行\n\n第三行，后面有空行\n",
		"a\x1b[31m红\x1b[0m",
		"emoji 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct form_grid form = {.title = "题"};
		struct str text = {0};
		form_grid_row(&form, &arena, 1);
		form_grid_label(&form, &arena, 2, rows[i]);
		form_grid_value(&form, &arena, 9, "a", rows[i]);
		form_grid_area(&form, &arena, 13, "b", rows[i], rows[i]);
		form_text(&form, &arena, &text);
		assert_null(strchr(str_text(&text), '\x1b'));
		for (const char *at = strchr(str_text(&text), '\n') + 1; *at;) {
			const char *end = strchr(at, '\n');
			const char *line = arena_dup_n(&arena, at, (size_t)(end - at));
			if (utf8_width(line) != 79 || !strchr("|+", end[-1]))
				fail_msg("row %zu: \"%s\"", i, line);
			at = end + 1;
		}
		str_close(&text);
	}
}

static void form_text__keeps_every_character(void **state)
{
	struct form_grid form = {.title = "题"};
	struct str text = {0}, found = {0};
	const char *all = "一二三四五六七八九十，（一二三四五六七八九）十。";
	(void)state;
	form_grid_row(&form, &arena, 1);
	form_grid_label(&form, &arena, 3, all);
	form_grid_label(&form, &arena, FORM_COLUMNS - 3, "");
	form_text(&form, &arena, &text);
	for (const char *at = strchr(str_text(&text), '\n'); *at; at++)
		if ((unsigned char)*at >= 0x80)
			str_add_char(&found, *at);
	assert_string_equal(str_text(&found), all);
	str_close(&found);
	str_close(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(form_add__goes_beside_cells_that_reach_down, teardown),
		cmocka_unit_test_teardown(form_is_whole__sees_gaps_and_what_reaches_out, teardown),
		cmocka_unit_test_teardown(form_parts_before__keeps_a_group_together, teardown),
		cmocka_unit_test_teardown(form_cell_text__draws_a_line_where_nothing_is_filled_in, teardown),
		cmocka_unit_test_teardown(form_fit__raises_rows_no_more_than_is_needed, teardown),
		cmocka_unit_test_teardown(form_text__draws_boxes_around_chinese, teardown),
		cmocka_unit_test_teardown(form_text__wraps_and_never_runs_out_of_its_box, teardown),
		cmocka_unit_test_teardown(form_text__keeps_every_character, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
