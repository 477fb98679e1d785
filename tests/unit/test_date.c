/* value/date.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "value/date.h"
#include "value/moment.h"

static void date_make__counts_days_from_1970(void **state)
{
	static const struct {
		int year, month, day, date;
	} rows[] = {
	        {1970, 1, 1, 0},
	        {1970, 1, 2, 1},
	        {1969, 12, 31, -1},
	        {1900, 1, 1, -25567},
	        {2000, 2, 29, 11016},
	        {2000, 3, 1, 11017},
	        {2026, 9, 18, 20714},
	        {2199, 12, 31, 84005},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int date = 99;
		assert_int_equal(
		        date_make(rows[i].year, rows[i].month, rows[i].day, &date, &err), 0);
		assert_int_equal(date, rows[i].date);
	}
}

/* Every day of the years that records may name: the next day has the next number and weekday, and
 * the parts and the text lead back to the number. */
static void date__has_no_gap_in_three_centuries(void **state)
{
	struct err err = {0};
	int expected = -25567;
	int weekday = DATE_MONDAY; /* 1 January 1900 */
	(void)state;

	for (int year = DATE_YEAR_FIRST; year <= DATE_YEAR_LAST; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= 31; day++) {
				int date, y, m, d;
				if (!date_exists(year, month, day)) {
					assert_int_equal(
					        date_make(year, month, day, &date, &err), -1);
					continue;
				}
				assert_int_equal(date_make(year, month, day, &date, &err), 0);
				assert_int_equal(date, expected);
				date_split(date, &y, &m, &d);
				assert_true(y == year && m == month && d == day);
				assert_int_equal(date_year(date), year);
				assert_int_equal(date_weekday(date), weekday);
				assert_int_equal(date_is_weekend(date), weekday >= 6);
				char text[DATE_TEXT_SIZE];
				int parsed = 0;
				if (date != 0)
					assert_int_equal(
					        date_parse(date_format(date, text), &parsed, &err),
					        0);
				assert_int_equal(parsed, date);
				expected++;
				weekday = weekday % 7 + 1;
			}
		}
	}
	assert_int_equal(expected, 84006);
}

static void date_add_months__keeps_the_day_or_takes_the_last(void **state)
{
	static const struct {
		const char *from;
		int64_t months;
		const char *later;
	} rows[] = {
		{"2026-09-18", 0, "2026-09-18"},
		{"2026-09-18", 1, "2026-10-18"},
		{"2026-12-31", 1, "2027-01-31"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2027-12-31", 2, "2028-02-29"},
		{"2026-08-31", 1, "2026-09-30"},
		{"2026-09-18", 24, "2028-09-18"},
	};
	struct err err = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int date, later;
		char text[DATE_TEXT_SIZE];
		assert_int_equal(date_parse(rows[i].from, &date, &err), 0);
		assert_int_equal(date_add_months(date, rows[i].months, &later, &err), 0);
		assert_string_equal(date_format(later, text), rows[i].later);
	}
	int last, later = 7;
	assert_int_equal(date_make(DATE_YEAR_LAST, 12, 1, &last, &err), 0);
	assert_int_equal(date_add_months(last, 1, &later, &err), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_int_equal(later, 7);
}

static void date_exists__knows_leap_years_of_any_century(void **state)
{
	static const struct {
		int year, month, day;
		bool exists;
	} rows[] = {
	        {2024, 2, 29, true},
	        {2026, 2, 29, false},
	        {1900, 2, 29, false},
	        {2000, 2, 29, true},
	        {1880, 2, 29, true},
	        {2026, 2, 30, false},
	        {2026, 4, 31, false},
	        {2026, 12, 31, true},
	        {2026, 0, 1, false},
	        {2026, 13, 1, false},
	        {2026, 1, 0, false},
	        {2026, 1, 32, false},
	        {2026, -1, 1, false},
	        {2026, 1, -1, false},
	        {1, 1, 1, true},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (date_exists(rows[i].year, rows[i].month, rows[i].day) != rows[i].exists)
			fail_msg("%d-%d-%d", rows[i].year, rows[i].month, rows[i].day);
}

static void date_parse__refuses_what_is_no_date(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
	        {"", "\"\" is not a date (YYYY-MM-DD)"},
	        {"2026-9-18", "\"2026-9-18\" is not a date (YYYY-MM-DD)"},
	        {"2026-09-8", "\"2026-09-8\" is not a date (YYYY-MM-DD)"},
	        {"2026-09-18 ", "\"2026-09-18 \" is not a date (YYYY-MM-DD)"},
	        {" 2026-09-18", "\" 2026-09-18\" is not a date (YYYY-MM-DD)"},
	        {"2026/09/18", "\"2026/09/18\" is not a date (YYYY-MM-DD)"},
	        {"20260918", "\"20260918\" is not a date (YYYY-MM-DD)"},
	        {"2026-09-1x", "\"2026-09-1x\" is not a date (YYYY-MM-DD)"},
	        {"-026-09-18", "\"-026-09-18\" is not a date (YYYY-MM-DD)"},
	        {"2026-+9-18", "\"2026-+9-18\" is not a date (YYYY-MM-DD)"},
	        {"today", "\"today\" is not a date (YYYY-MM-DD)"},
	        {"2026-09-18T09:00:00+08:00",
	                "\"2026-09-18T09:00:00+08:00\" is not a date (YYYY-MM-DD)"},
	        {"2026-02-30", "date \"2026-02-30\" does not exist"},
	        {"2026-02-29", "date \"2026-02-29\" does not exist"},
	        {"2026-13-01", "date \"2026-13-01\" does not exist"},
	        {"2026-00-10", "date \"2026-00-10\" does not exist"},
	        {"2026-10-00", "date \"2026-10-00\" does not exist"},
	        {"1899-12-31", "date \"1899-12-31\" is not in the years 1900 to 2199"},
	        {"2200-01-01", "date \"2200-01-01\" is not in the years 1900 to 2199"},
	        {"0026-09-18", "date \"0026-09-18\" is not in the years 1900 to 2199"},
	        {"1970-01-01", "\"1970-01-01\" cannot be used as a date"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int date = 99;
		if (date_parse(rows[i].text, &date, &err) != -1)
			fail_msg("\"%s\" was taken", rows[i].text);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, rows[i].message);
		assert_int_equal(date, 99);
	}
}

static void date_find_since__finds_what_is_written_as_a_day(void **state)
{
	static const struct {
		const char *text;
		const char *since;
		int at; /* -1: nowhere */
	} rows[] = {
		{"", "2026-09-18", -1},
		{"-", "2026-09-18", -1},
		{"2026-09-18", "2026-09-18", 0},
		{"2026-09-17", "2026-09-18", -1},
		{"2026-09-1", "2026-09-01", -1},
		{"due: \"2027-01-01\"\n", "2026-09-18", 6},
		{"at: \"2026-09-18T23:59:59+08:00\"", "2026-09-18", 5},
		{"2025-12-31 2026-09-17 2026-09-18 2026-09-19", "2026-09-18", 22},
		{"id: \"20260918-XS-0001\"\n- id: \"XS-1\"", "2026-01-01", -1},
		{"13800-138-000 2x26-09-18 20269-18-00", "2026-01-01", -1},
		{"--2026-09-18", "2026-09-18", 2},
		{"1-2026-09-18", "2026-09-18", 2},
		{"12026-09-18", "2026-09-18", 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *found = date_find_since(rows[i].text, strlen(rows[i].text), rows[i].since);
		int at = found ? (int)(found - rows[i].text) : -1;
		if (at != rows[i].at)
			fail_msg("\"%s\" since %s: %d", rows[i].text, rows[i].since, at);
	}
}

static void date_format__of_no_date_is_empty(void **state)
{
	char text[DATE_TEXT_SIZE] = "old text";
	(void)state;

	assert_ptr_equal(date_format(0, text), text);
	assert_string_equal(text, "");
	assert_string_equal(date_format(20714, text), "2026-09-18");
	assert_string_equal(date_format(-1, text), "1969-12-31");
}

static void date_weekday__is_known(void **state)
{
	(void)state;

	assert_int_equal(date_weekday(0), DATE_THURSDAY);
	assert_int_equal(date_weekday(-1), DATE_WEDNESDAY);
	assert_int_equal(date_weekday(-4), DATE_SUNDAY);
	assert_int_equal(date_weekday(20714), DATE_FRIDAY);
	assert_string_equal(date_weekday_name(20714), "Fri");
	assert_string_equal(date_weekday_name(20716), "Sun");
	assert_string_equal(date_weekday_name(20717), "Mon");
	assert_false(date_is_weekend(20714));
	assert_true(date_is_weekend(20715));
	assert_true(date_is_weekend(20716));
	assert_false(date_is_weekend(20717));
}

static void moment_parse__takes_any_offset(void **state)
{
	static const struct {
		const char *text;
		int64_t moment;
		const char *formatted;
	} rows[] = {
	        {"2026-09-18T09:00:00+08:00", 1789693200, "2026-09-18T09:00:00+08:00"},
	        {"2026-09-18T01:00:00Z", 1789693200, "2026-09-18T09:00:00+08:00"},
	        {"2026-09-18T01:00:00+00:00", 1789693200, "2026-09-18T09:00:00+08:00"},
	        {"2026-09-18T01:00:00-00:00", 1789693200, "2026-09-18T09:00:00+08:00"},
	        {"2026-09-17T20:30:00-04:30", 1789693200, "2026-09-18T09:00:00+08:00"},
	        {"2026-09-18T23:59:59+08:00", 1789747199, "2026-09-18T23:59:59+08:00"},
	        {"2026-09-18T16:00:00Z", 1789747200, "2026-09-19T00:00:00+08:00"},
	        {"1970-01-01T00:00:01Z", 1, "1970-01-01T08:00:01+08:00"},
	        {"1970-01-01T00:00:00+08:00", -28800, "1970-01-01T00:00:00+08:00"},
	        {"1969-12-31T23:59:59Z", -1, "1970-01-01T07:59:59+08:00"},
	        {"1900-01-01T00:00:00+08:00", -2209017600, "1900-01-01T00:00:00+08:00"},
	        {"2199-12-31T23:59:59-23:59", 7258204739, "2200-01-02T07:58:59+08:00"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		char text[MOMENT_TEXT_SIZE];
		int64_t moment = 99;
		if (moment_parse(rows[i].text, &moment, &err))
			fail_msg("%s: %s", rows[i].text, err.msg);
		if (moment != rows[i].moment)
			fail_msg("%s: %lld", rows[i].text, (long long)moment);
		assert_ptr_equal(moment_format(moment, text), text);
		assert_string_equal(text, rows[i].formatted);
	}
}

static void moment_parse__refuses_what_is_no_moment(void **state)
{
	static const char *const shapeless[] = {"", "2026-09-18", "2026-09-18T09:00:00",
	        "2026-09-18T09:00+08:00", "2026-09-18 09:00:00+08:00",
	        "2026-09-18T09:00:00.5+08:00", "2026-09-18T09:00:00+0800", "2026-09-18T09:00:00+08",
	        "2026-09-18T09:00:00 08:00", "2026-09-18T09:00:00+8:00",
	        "2026-09-18T09:00:00+08:00 ", "2026-09-18T09:00:00z", "2026-09-18T09:00:00ZZ",
	        "2026-09-18t09:00:00Z", "2026-09-18T9:00:00Z", "2026-09-18T09:00:00+24:00",
	        "2026-09-18T09:00:00+08:60", "2026-09-18T09:00:00+-8:00", "2026-09-18T0x:00:00Z"};
	static const struct {
		const char *text, *message;
	} rows[] = {
	        {"2026-02-30T09:00:00Z", "date \"2026-02-30\" does not exist"},
	        {"2026-09-18T24:00:00Z", "moment \"2026-09-18T24:00:00Z\" does not exist"},
	        {"2026-09-18T23:60:00Z", "moment \"2026-09-18T23:60:00Z\" does not exist"},
	        {"2026-09-18T23:59:60Z", "moment \"2026-09-18T23:59:60Z\" does not exist"},
	        {"1970-01-01T00:00:00Z", "\"1970-01-01T00:00:00Z\" cannot be used as a moment"},
	        {"1970-01-01T08:00:00+08:00",
	                "\"1970-01-01T08:00:00+08:00\" cannot be used as a moment"},
	};
	struct err err = {0};
	int64_t moment = 99;
	(void)state;

	for (size_t i = 0; i < sizeof shapeless / sizeof *shapeless; i++) {
		char message[sizeof err.msg];
		if (moment_parse(shapeless[i], &moment, &err) != -1)
			fail_msg("\"%s\" was taken", shapeless[i]);
		snprintf(message, sizeof message,
		        "\"%s\" is not a moment (YYYY-MM-DDThh:mm:ss+08:00)", shapeless[i]);
		assert_string_equal(err.msg, message);
		assert_int_equal(err.code, ERR_MALFORMED);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (moment_parse(rows[i].text, &moment, &err) != -1)
			fail_msg("\"%s\" was taken", rows[i].text);
		assert_string_equal(err.msg, rows[i].message);
		assert_int_equal(err.code, ERR_MALFORMED);
	}
	assert_int_equal(moment, 99);
}

/* Any byte at any place of the usual form. */
static void moment_parse__takes_digits_alone(void **state)
{
	static const char usual[] = "2021-11-11T11:11:11+08:00";
	(void)state;

	for (size_t at = 0; at < sizeof usual - 1; at++)
		for (int byte = 1; byte < 256; byte++) {
			char text[sizeof usual];
			struct err err = {0};
			int64_t moment;
			memcpy(text, usual, sizeof usual);
			text[at] = (char)byte;
			const bool digit = byte >= '0' && byte <= '9';
			const bool may = usual[at] >= '0' && usual[at] <= '9' ? digit : byte == usual[at] || (at == 19 && byte == '-');
			const bool taken = moment_parse(text, &moment, &err) == 0;
			if (taken && !may)
				fail_msg("\"%s\" was taken", text);
			if (!taken && may && !strstr(err.msg, "does not exist") && !strstr(err.msg, "not in the years") &&
				at < 20)
				fail_msg("%s", err.msg);
		}
}

static void moment_date__is_the_civil_day_in_china(void **state)
{
	char text[MOMENT_TEXT_SIZE] = "old text";
	(void)state;

	assert_int_equal(moment_date(moment_of_date(20714)), 20714);
	assert_int_equal(moment_date(moment_of_date(20714) - 1), 20713);
	assert_int_equal(moment_date(moment_of_date(20714) + 86399), 20714);
	assert_int_equal(moment_date(moment_of_date(-20714)), -20714);
	assert_int_equal(moment_date(moment_of_date(-20714) - 1), -20715);
	assert_int_equal(moment_make(20714, 9, 0, 0), 1789693200);
	assert_int_equal(moment_make(20714, 23, 59, 59), 1789747199);
	assert_string_equal(moment_format(0, text), "");
}

static void moment_now__is_the_clock(void **state)
{
	time_t before = time(NULL);
	int64_t now = moment_now();
	(void)state;

	assert_true(now >= before && now <= time(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(date_make__counts_days_from_1970),
	        cmocka_unit_test(date_add_months__keeps_the_day_or_takes_the_last),
	        cmocka_unit_test(date__has_no_gap_in_three_centuries),
	        cmocka_unit_test(date_exists__knows_leap_years_of_any_century),
	        cmocka_unit_test(date_parse__refuses_what_is_no_date),
	        cmocka_unit_test(date_find_since__finds_what_is_written_as_a_day),
	        cmocka_unit_test(date_format__of_no_date_is_empty),
	        cmocka_unit_test(date_weekday__is_known),
	        cmocka_unit_test(moment_parse__takes_any_offset),
	        cmocka_unit_test(moment_parse__refuses_what_is_no_moment),
	        cmocka_unit_test(moment_parse__takes_digits_alone),
	        cmocka_unit_test(moment_date__is_the_civil_day_in_china),
	        cmocka_unit_test(moment_now__is_the_clock),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
