#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/import_value.h"
#include "value/date.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void import_value_money__reads_what_statements_write(void **state)
{
	static const struct {
		const char *text;
		int64_t fen;
	} rows[] = {
		{"86.40", 8640}, {"86.4", 8640}, {"86", 8600}, {"0.00", 0}, {"-20.00", -2000}, {"+20.00", 2000},
		{"1,234.50", 123450}, {"12,345,678.9", 1234567890}, {"￥86.40", 8640}, {"¥86.40", 8640},
		{"-¥1,234.50", -123450}, {"¥ 5", 500}, {"rmb 5.00", 500}, {"86.4元", 8640}, {"1,000元", 100000},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int64_t fen = -1;
		print_message("%s\n", rows[i].text);
		assert_int_equal(import_value_money(rows[i].text, &fen, &arena, &err), 0);
		assert_int_equal(fen, rows[i].fen);
	}
}

static void import_value_money__refuses_what_may_mean_two_things(void **state)
{
	static const char *const rows[] = {"", "-", "￥", "元", "1,23", "1234,567", "1,2345", ",123", "1,,234", "1,234,",
		"1.234", "8.6e1", "--5", "-+5", "￥-5", "5-", "５", "86.40 x", "1,234.567"};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int64_t fen = -1;
		print_message("%s\n", rows[i]);
		assert_int_equal(import_value_money(rows[i], &fen, &arena, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_int_equal(fen, -1);
	}
}

static void import_value_bare__takes_off_what_keeps_figures_text(void **state)
{
	static const struct {
		const char *text, *bare;
	} rows[] = {
		{"`4200", "4200"}, {"'4200", "4200"}, {"4200\t", "4200"}, {"\t4200 \r", "4200"}, {"=\"0012\"", "0012"},
		{"` 4200", "4200"}, {"`", ""}, {"", ""}, {"/", "/"}, {"a`b'", "a`b'"}, {"=\"", "=\""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(import_value_bare(rows[i].text, &arena), rows[i].bare);
}

static void import_value_day__reads_the_days_of_banks(void **state)
{
	static const struct {
		const char *text, *day; /* NULL: refused */
	} rows[] = {
		{"20260917", "2026-09-17"}, {"20260917093000", "2026-09-17"}, {"20260917 09:30:00", "2026-09-17"},
		{"2026-09-17 09:30:00", "2026-09-17"}, {"2026-09-17  09:30:00", "2026-09-17"}, {"2026/9/7", "2026-09-07"},
		{"2026年9月7日", "2026-09-07"}, {"20260231", NULL}, {"2026091", NULL}, {"202609170", NULL}, {"", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		char text[DATE_TEXT_SIZE];
		int date = 0;
		print_message("%s\n", rows[i].text);
		assert_int_equal(import_value_day(rows[i].text, &date, &arena, &err), rows[i].day ? 0 : -1);
		if (rows[i].day)
			assert_string_equal(date_format(date, text), rows[i].day);
	}
}

static void import_value_month__names_what_a_spreadsheet_made_of_one(void **state)
{
	static const struct {
		const char *text, *month, *says;
	} rows[] = {
		{"2026-08", "2026-08", NULL}, {"2026/8", "2026-08", NULL}, {"202608", "2026-08", NULL},
		{"2026年8月", "2026-08", NULL},
		{"46235", NULL, "is a spreadsheet's day number (2026-08-01)"},
		{"aug-26", NULL, "is a month as a spreadsheet shows it (2026-08)"},
		{"dec-25", NULL, "is a month as a spreadsheet shows it (2025-12)"},
		{"26-aug", NULL, "is not a valid period"}, {"aug-2026", NULL, "is not a valid period"},
		{"abc-26", NULL, "is not a valid period"}, {"2026.8", NULL, "is not a valid period"},
		{"2026-13", NULL, "is not a valid period"}, {"", NULL, "is not a valid period"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *month = NULL;
		print_message("%s\n", rows[i].text);
		assert_int_equal(import_value_month(rows[i].text, &month, &arena, &err), rows[i].month ? 0 : -1);
		if (rows[i].month)
			assert_string_equal(month, rows[i].month);
		else
			assert_non_null(strstr(err.msg, rows[i].says));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(import_value_money__reads_what_statements_write),
		cmocka_unit_test(import_value_money__refuses_what_may_mean_two_things),
		cmocka_unit_test(import_value_bare__takes_off_what_keeps_figures_text),
		cmocka_unit_test(import_value_day__reads_the_days_of_banks),
		cmocka_unit_test(import_value_month__names_what_a_spreadsheet_made_of_one),
	};
	return cmocka_run_group_tests_name("import_value", tests, NULL, teardown);
}
