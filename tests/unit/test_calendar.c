/* value/calendar.h, with the eight years of the State Council's notices and Hubei's of 2020. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "value/calendar.h"
#include "value/date.h"

enum { HUBEI = 12020 }; /* the file that lies on 2020's */

static const struct {
	int file; /* the year, or HUBEI */
	const char *source;
} files[] = {
        {2019, "国办发明电〔2018〕15号；国办发明电〔2019〕3号"},
        {2020, "国办发明电〔2019〕16号；国办发明电〔2020〕1号"},
        {HUBEI, "湖北省人民政府办公厅 2020-02-01"},
        {2021, "国办发明电〔2020〕27号"},
        {2022, "国办发明电〔2021〕11号；国办发明电〔2022〕16号"},
        {2023, "国办发明电〔2022〕16号"},
        {2024, "国办发明电〔2023〕7号"},
        {2025, "国办发明电〔2024〕12号"},
        {2026, "国办发明电〔2025〕7号"},
};
enum { FILES_N = sizeof files / sizeof *files };

/* From a day to a day of the file's year, as the files list them. */
static const struct range {
	int file, month, day, last_month, last_day;
	bool off;
	const char *name;
} ranges[] = {
        {2019, 1, 1, 1, 1, true, "元旦"},
        {2019, 2, 4, 2, 10, true, "春节"},
        {2019, 4, 5, 4, 5, true, "清明节"},
        {2019, 5, 1, 5, 4, true, "劳动节"},
        {2019, 6, 7, 6, 7, true, "端午节"},
        {2019, 9, 13, 9, 13, true, "中秋节"},
        {2019, 10, 1, 10, 7, true, "国庆节"},
        {2019, 2, 2, 2, 3, false, "春节"},
        {2019, 4, 28, 4, 28, false, "劳动节"},
        {2019, 5, 5, 5, 5, false, "劳动节"},
        {2019, 9, 29, 9, 29, false, "国庆节"},
        {2019, 10, 12, 10, 12, false, "国庆节"},
        {HUBEI, 2, 3, 2, 13, true, "春节"},
        {2020, 1, 1, 1, 1, true, "元旦"},
        {2020, 1, 24, 2, 2, true, "春节"},
        {2020, 4, 4, 4, 6, true, "清明节"},
        {2020, 5, 1, 5, 5, true, "劳动节"},
        {2020, 6, 25, 6, 27, true, "端午节"},
        {2020, 10, 1, 10, 8, true, "国庆节、中秋节"},
        {2020, 1, 19, 1, 19, false, "春节"},
        {2020, 4, 26, 4, 26, false, "劳动节"},
        {2020, 5, 9, 5, 9, false, "劳动节"},
        {2020, 6, 28, 6, 28, false, "端午节"},
        {2020, 9, 27, 9, 27, false, "国庆节、中秋节"},
        {2020, 10, 10, 10, 10, false, "国庆节、中秋节"},
        {2021, 1, 1, 1, 3, true, "元旦"},
        {2021, 2, 11, 2, 17, true, "春节"},
        {2021, 4, 3, 4, 5, true, "清明节"},
        {2021, 5, 1, 5, 5, true, "劳动节"},
        {2021, 6, 12, 6, 14, true, "端午节"},
        {2021, 9, 19, 9, 21, true, "中秋节"},
        {2021, 10, 1, 10, 7, true, "国庆节"},
        {2021, 2, 7, 2, 7, false, "春节"},
        {2021, 2, 20, 2, 20, false, "春节"},
        {2021, 4, 25, 4, 25, false, "劳动节"},
        {2021, 5, 8, 5, 8, false, "劳动节"},
        {2021, 9, 18, 9, 18, false, "中秋节"},
        {2021, 9, 26, 9, 26, false, "国庆节"},
        {2021, 10, 9, 10, 9, false, "国庆节"},
        {2022, 1, 1, 1, 3, true, "元旦"},
        {2022, 1, 31, 2, 6, true, "春节"},
        {2022, 4, 3, 4, 5, true, "清明节"},
        {2022, 4, 30, 5, 4, true, "劳动节"},
        {2022, 6, 3, 6, 5, true, "端午节"},
        {2022, 9, 10, 9, 12, true, "中秋节"},
        {2022, 10, 1, 10, 7, true, "国庆节"},
        {2022, 12, 31, 12, 31, true, "元旦"},
        {2022, 1, 29, 1, 30, false, "春节"},
        {2022, 4, 2, 4, 2, false, "清明节"},
        {2022, 4, 24, 4, 24, false, "劳动节"},
        {2022, 5, 7, 5, 7, false, "劳动节"},
        {2022, 10, 8, 10, 9, false, "国庆节"},
        {2023, 1, 1, 1, 2, true, "元旦"},
        {2023, 1, 21, 1, 27, true, "春节"},
        {2023, 4, 5, 4, 5, true, "清明节"},
        {2023, 4, 29, 5, 3, true, "劳动节"},
        {2023, 6, 22, 6, 24, true, "端午节"},
        {2023, 9, 29, 10, 6, true, "中秋节、国庆节"},
        {2023, 1, 28, 1, 29, false, "春节"},
        {2023, 4, 23, 4, 23, false, "劳动节"},
        {2023, 5, 6, 5, 6, false, "劳动节"},
        {2023, 6, 25, 6, 25, false, "端午节"},
        {2023, 10, 7, 10, 8, false, "中秋节、国庆节"},
        {2024, 1, 1, 1, 1, true, "元旦"},
        {2024, 2, 10, 2, 17, true, "春节"},
        {2024, 4, 4, 4, 6, true, "清明节"},
        {2024, 5, 1, 5, 5, true, "劳动节"},
        {2024, 6, 10, 6, 10, true, "端午节"},
        {2024, 9, 15, 9, 17, true, "中秋节"},
        {2024, 10, 1, 10, 7, true, "国庆节"},
        {2024, 2, 4, 2, 4, false, "春节"},
        {2024, 2, 18, 2, 18, false, "春节"},
        {2024, 4, 7, 4, 7, false, "清明节"},
        {2024, 4, 28, 4, 28, false, "劳动节"},
        {2024, 5, 11, 5, 11, false, "劳动节"},
        {2024, 9, 14, 9, 14, false, "中秋节"},
        {2024, 9, 29, 9, 29, false, "国庆节"},
        {2024, 10, 12, 10, 12, false, "国庆节"},
        {2025, 1, 1, 1, 1, true, "元旦"},
        {2025, 1, 28, 2, 4, true, "春节"},
        {2025, 4, 4, 4, 6, true, "清明节"},
        {2025, 5, 1, 5, 5, true, "劳动节"},
        {2025, 5, 31, 6, 2, true, "端午节"},
        {2025, 10, 1, 10, 8, true, "国庆节、中秋节"},
        {2025, 1, 26, 1, 26, false, "春节"},
        {2025, 2, 8, 2, 8, false, "春节"},
        {2025, 4, 27, 4, 27, false, "劳动节"},
        {2025, 9, 28, 9, 28, false, "国庆节、中秋节"},
        {2025, 10, 11, 10, 11, false, "国庆节、中秋节"},
        {2026, 1, 1, 1, 3, true, "元旦"},
        {2026, 2, 15, 2, 23, true, "春节"},
        {2026, 4, 4, 4, 6, true, "清明节"},
        {2026, 5, 1, 5, 5, true, "劳动节"},
        {2026, 6, 19, 6, 21, true, "端午节"},
        {2026, 9, 25, 9, 27, true, "中秋节"},
        {2026, 10, 1, 10, 7, true, "国庆节"},
        {2026, 1, 4, 1, 4, false, "元旦"},
        {2026, 2, 14, 2, 14, false, "春节"},
        {2026, 2, 28, 2, 28, false, "春节"},
        {2026, 5, 9, 5, 9, false, "劳动节"},
        {2026, 9, 20, 9, 20, false, "国庆节"},
        {2026, 10, 10, 10, 10, false, "国庆节"},
};
enum { RANGES_N = sizeof ranges / sizeof *ranges };

static int date_of(const char *text)
{
	struct err err = {0};
	int date;

	if (date_parse(text, &date, &err))
		fail_msg("%s", err.msg);
	return date;
}

static int date_in(int file, int month, int day)
{
	struct err err = {0};
	int date;

	assert_int_equal(date_make(file == HUBEI ? 2020 : file, month, day, &date, &err), 0);
	return date;
}

/* Add the days of one file, as a reader of the files would. */
static void add_file(struct calendar *calendar, struct arena *arena, size_t file)
{
	struct calendar_day days[64];
	size_t n = 0;

	for (size_t i = 0; i < RANGES_N; i++) {
		const struct range *range = &ranges[i];
		if (range->file != files[file].file)
			continue;
		int last = date_in(range->file, range->last_month, range->last_day);
		for (int date = date_in(range->file, range->month, range->day); date <= last;
		        date++) {
			struct err err = {0};
			assert_int_equal(calendar_check_day(date, range->off, &err), 0);
			assert_true(n < sizeof days / sizeof *days);
			days[n++] = (struct calendar_day){
			        date, range->off, range->name, files[file].source};
		}
	}
	assert_true(n > 0);
	if (files[file].file != HUBEI)
		calendar_add_year(calendar, arena, files[file].file);
	calendar_add_days(calendar, arena, days, n);
}

static struct calendar all_years(struct arena *arena, bool hubei)
{
	struct calendar calendar = {0};

	for (size_t i = 0; i < FILES_N; i++)
		if (hubei || files[i].file != HUBEI)
			add_file(&calendar, arena, i);
	return calendar;
}

/* Is a date worked, told from the table above alone? */
static bool is_worked(int date, bool hubei)
{
	bool worked = !date_is_weekend(date);

	for (size_t i = 0; i < RANGES_N; i++) {
		const struct range *range = &ranges[i];
		if ((hubei || range->file != HUBEI) &&
		        date >= date_in(range->file, range->month, range->day) &&
		        date <= date_in(range->file, range->last_month, range->last_day))
			worked = !range->off;
	}
	return worked;
}

static void calendar_due__passes_the_vectors(void **state)
{
	static const struct {
		const char *from, *due;
		bool hubei;
	} rows[] = {
	        {"2019-04-26", "2019-05-06", false},
	        {"2019-04-30", "2019-05-09", false},
	        {"2019-09-27", "2019-10-10", false},
	        {"2020-01-23", "2020-02-07", false},
	        {"2020-01-23", "2020-02-20", true},
	        {"2022-12-30", "2023-01-09", true},
	        {"2023-09-28", "2023-10-11", true},
	        {"2024-02-08", "2024-02-21", true},
	        {"2025-01-24", "2025-02-07", true},
	        {"2025-12-31", "2026-01-08", true},
	        {"2026-02-13", "2026-02-27", true},
	        {"2026-09-18", "2026-09-24", true},
	};
	struct arena arena = {0};
	struct calendar calendars[] = {all_years(&arena, false), all_years(&arena, true)};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct calendar *calendar = &calendars[rows[i].hubei];
		struct err err = {0};
		char text[DATE_TEXT_SIZE];
		int due = 0;
		int days = 0;
		if (calendar_due(calendar, date_of(rows[i].from), 5, &due, &err))
			fail_msg("%s: %s", rows[i].from, err.msg);
		if (strcmp(date_format(due, text), rows[i].due) != 0)
			fail_msg("%s: %s", rows[i].from, text);
		assert_int_equal(
		        calendar_count(calendar, date_of(rows[i].from), due, &days, &err), 0);
		assert_int_equal(days, 5);
	}
	arena_clear(&arena);
}

static void calendar_due__skips_golden_week(void **state)
{
	static const struct {
		const char *from;
		int days;
		const char *due;
	} rows[] = {
	        {"2026-09-30", 1, "2026-10-08"},
	        {"2026-10-01", 1, "2026-10-08"},
	        {"2026-10-07", 1, "2026-10-08"},
	        {"2026-09-30", 3, "2026-10-10"}, /* a worked Saturday */
	        {"2026-09-30", 4, "2026-10-12"},
	        {"2026-10-03", 0, "2026-10-03"}, /* 0 asks for no working day */
	        {"2026-10-08", -1, "2026-09-30"},
	        {"2026-10-05", -1, "2026-09-30"},
	        {"2026-10-01", -1, "2026-09-30"},
	        {"2026-10-12", -1, "2026-10-10"},
	        {"2026-10-12", -4, "2026-09-30"},
	        {"2026-09-24", -5, "2026-09-18"},
	        {"2026-01-08", -5, "2025-12-31"},
	        {"2026-01-08", -254, "2024-12-30"},
	        {"2024-12-31", 254, "2026-01-09"},
	};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		char text[DATE_TEXT_SIZE];
		int due = 0;
		if (calendar_due(&calendar, date_of(rows[i].from), rows[i].days, &due, &err))
			fail_msg("%s %+d: %s", rows[i].from, rows[i].days, err.msg);
		if (strcmp(date_format(due, text), rows[i].due) != 0)
			fail_msg("%s %+d: %s", rows[i].from, rows[i].days, text);
	}
	arena_clear(&arena);
}

/* From every day of 2019 to 2026, against a walk day by day over the table: due and count are each
 * other's inverse, forwards and backwards, as far as the years go. */
static void calendar_due__is_the_inverse_of_calendar_count(void **state)
{
	static const int steps[] = {1, 2, 5, 23, 60, 249, 251, 700};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	int first = date_of("2019-01-01");
	int last = date_of("2026-12-31");
	int span = last - first + 1;
	int *worked = arena_array(&arena, (size_t)span, sizeof *worked); /* the n-th working day */
	int *until = arena_array(&arena, (size_t)span, sizeof *until); /* working days to a date */
	int total = 0;
	int answered = 0;
	struct err err = {0};
	(void)state;

	for (int date = first; date <= last; date++) {
		bool working = false;
		assert_int_equal(calendar_is_working(&calendar, date, &working, &err), 0);
		assert_int_equal(working, is_worked(date, true));
		if (working)
			worked[total++] = date;
		until[date - first] = total;
	}
	for (int from = first; from <= last; from++) {
		int before = until[from - first]; /* working days to `from`, it included */
		int own = is_worked(from, true);
		for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
			int n = steps[i];
			int due = 99;
			int days = 99;
			int status = calendar_due(&calendar, from, n, &due, &err);
			assert_int_equal(status, before + n <= total ? 0 : -1);
			assert_int_equal(due, status ? 99 : worked[before + n - 1]);
			if (status == 0) {
				answered++;
				assert_int_equal(
				        calendar_count(&calendar, from, due, &days, &err), 0);
				assert_int_equal(days, n);
			}
			due = days = 99;
			status = calendar_due(&calendar, from, -n, &due, &err);
			assert_int_equal(status, before - own - n >= 0 ? 0 : -1);
			assert_int_equal(due, status ? 99 : worked[before - own - n]);
			if (status == 0) {
				answered++;
				assert_int_equal(
				        calendar_count(&calendar, due - 1, from - 1, &days, &err),
				        0);
				assert_int_equal(days, n);
			}
		}
		/* The other way round: the count to a date leads to its last working day. */
		int days = 99;
		int due = 99;
		assert_int_equal(calendar_count(&calendar, first - 1, from, &days, &err), 0);
		assert_int_equal(days, before);
		if (days > 0) {
			assert_int_equal(calendar_due(&calendar, first - 1, days, &due, &err), 0);
			assert_int_equal(due, worked[days - 1]);
		}
	}
	assert_true(answered > 35000);
	arena_clear(&arena);
}

static void calendar_count__is_zero_when_nothing_lies_between(void **state)
{
	static const struct {
		const char *label, *after, *until;
		int days;
	} rows[] = {
	        {"the same day", "2026-09-18", "2026-09-18", 0},
	        {"backwards", "2026-09-18", "2026-09-01", 0},
	        {"backwards in years without a file", "2040-01-02", "2030-01-01", 0},
	        {"a weekend", "2026-09-11", "2026-09-13", 0},
	        {"golden week", "2026-09-30", "2026-10-07", 0},
	        {"a worked Sunday", "2026-09-19", "2026-09-20", 1},
	        {"a holiday on a Friday", "2026-09-24", "2026-09-27", 0},
	        {"from the day before the first year", "2018-12-31", "2019-01-02", 1},
	        {"the whole of 2026", "2025-12-31", "2026-12-31", 248},
	};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int days = 99;
		if (calendar_count(
		            &calendar, date_of(rows[i].after), date_of(rows[i].until), &days, &err))
			fail_msg("%s: %s", rows[i].label, err.msg);
		if (days != rows[i].days)
			fail_msg("%s: %d", rows[i].label, days);
	}
	arena_clear(&arena);
}

static void calendar_count_known__counts_what_is_certain(void **state)
{
	static const struct {
		const char *label, *after, *until;
		int days, missing;
	} rows[] = {
	        {"all there", "2026-09-18", "2026-09-24", 5, 0},
	        {"backwards in years without a file", "2040-01-02", "2030-01-01", 0, 0},
	        {"the year after is missing", "2025-12-31", "2027-06-30", 248, 2027},
	        {"up to the last known day", "2025-12-31", "2026-12-31", 248, 0},
	        {"the year before is missing", "2018-06-30", "2019-01-02", 1, 2018},
	        {"only in a missing year", "2030-01-01", "2030-12-31", 0, 2030},
	        {"several missing: the first", "1900-01-01", "2019-01-02", 1, 1900},
	        {"to the last day there is", "2198-12-31", "2199-12-31", 0, 2199},
	        {"a damaged year", "2019-12-31", "2021-01-04", 1, 2020},
	};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int missing = 99;
		if (i + 1 == sizeof rows / sizeof *rows)
			calendar_add_damaged(&calendar, &arena, 2020);
		int days = calendar_count_known(
		        &calendar, date_of(rows[i].after), date_of(rows[i].until), &missing);
		if (days != rows[i].days || missing != rows[i].missing)
			fail_msg("%s: %d, %d", rows[i].label, days, missing);
	}
	struct err err = {0};
	assert_false(calendar_has_year(&calendar, 2020));
	assert_int_equal(calendar_need_year(&calendar, 2020, &err), -1);
	assert_string_equal(err.msg, "the calendar of 2020 cannot be read");
	arena_clear(&arena);
}

static void calendar_reach__goes_as_far_as_is_certain(void **state)
{
	static const struct {
		const char *label, *from;
		int days;
		const char *last;
		int missing;
	} rows[] = {
	        {"all there", "2026-09-18", 5, "2026-09-24", 0},
	        {"over the end of the last year", "2026-12-30", 5, "2026-12-31", 2027},
	        {"over several years", "2025-01-01", 9999, "2026-12-31", 2027},
	        {"from the last day", "2026-12-31", 1, "2026-12-31", 2027},
	        {"in a missing year", "2027-03-01", 1, "2027-03-01", 2027},
	};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int missing = 99;
		int last = calendar_reach(&calendar, date_of(rows[i].from), rows[i].days, &missing);
		if (last != date_of(rows[i].last) || missing != rows[i].missing)
			fail_msg("%s: %d, %d", rows[i].label, last, missing);
	}
	arena_clear(&arena);
}

/* The years 2019 to 2026 are there but for one; every day of that is a holiday. */
static void calendar_latest__takes_missing_years_for_holidays(void **state)
{
	static const struct {
		const char *label, *from;
		int days;
		const char *latest; /* "": none */
	} rows[] = {
	        {"all there", "2026-09-18", 5, "2026-09-24"},
	        {"no days", "2030-01-01", 0, "2030-01-01"},
	        {"beyond the last year", "2026-12-30", 5, ""},
	        {"in a missing year, none behind it", "2027-03-01", 1, ""},
	        {"before the first year", "2010-05-01", 2, "2019-01-03"},
	        {"over the missing year", "2019-12-30", 3, "2021-01-05"},
	        {"within the missing year", "2020-06-01", 1, "2021-01-04"},
	};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	(void)state;

	calendar_add_damaged(&calendar, &arena, 2020);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int latest = calendar_latest(&calendar, date_of(rows[i].from), rows[i].days);
		if (latest != (*rows[i].latest ? date_of(rows[i].latest) : 0))
			fail_msg("%s: %d", rows[i].label, latest);
	}
	arena_clear(&arena);
}

/* Which year a question lacks: the first that is stepped into, in the direction of the steps. */
static void calendar__names_the_missing_year(void **state)
{
	static const struct {
		const char *from;
		int days, year;
	} rows[] = {
	        {"2026-12-31", 1, 2027},
	        {"2026-12-30", 2, 2027},
	        {"2027-03-01", 1, 2027},
	        {"2030-01-01", 1, 2030},
	        {"2026-09-18", INT_MAX, 2027},
	        {"2019-01-02", -1, 2018},
	        {"2019-01-01", -1, 2018},
	        {"2019-06-03", -200, 2018},
	        {"2026-09-18", INT_MIN, 2023},
	        {"2022-12-30", 1, 2023}, /* the hole: 2022-12-31 is a holiday */
	        {"2024-01-03", -2, 2023},
	        {"2022-06-01", 400, 2023},
	};
	struct arena arena = {0};
	struct calendar calendar = {0};
	struct err err = {0};
	(void)state;

	for (size_t i = 0; i < FILES_N; i++)
		if (files[i].file != 2023)
			add_file(&calendar, &arena, i);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char message[sizeof err.msg];
		int due = 99;
		int status =
		        calendar_due(&calendar, date_of(rows[i].from), rows[i].days, &due, &err);
		if (status != -1)
			fail_msg("%s %+d: answered", rows[i].from, rows[i].days);
		snprintf(message, sizeof message,
		        "the calendar of %d is missing", rows[i].year);
		assert_string_equal(err.msg, message);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_int_equal(due, 99);
	}
	arena_clear(&arena);
}

static void calendar__needs_the_years_stepped_over_and_no_other(void **state)
{
	struct arena arena = {0};
	struct calendar calendar = {0};
	struct err err = {0};
	int days = 99;
	int due = 99;
	bool working = true;
	const char **notices = NULL;
	size_t notices_n = 99;
	(void)state;

	for (size_t i = 0; i < FILES_N; i++)
		if (files[i].file == 2022 || files[i].file == 2024)
			add_file(&calendar, &arena, i);
	assert_true(calendar_has_year(&calendar, 2022));
	assert_false(calendar_has_year(&calendar, 2023));

	/* The day itself is not stepped over. */
	assert_int_equal(calendar_due(&calendar, date_of("2021-12-31"), 1, &due, &err), 0);
	assert_int_equal(due, date_of("2022-01-04"));
	assert_int_equal(calendar_due(&calendar, date_of("2025-01-01"), -1, &due, &err), 0);
	assert_int_equal(due, date_of("2024-12-31"));
	assert_int_equal(calendar_due(&calendar, date_of("2023-06-01"), 0, &due, &err), 0);
	assert_int_equal(due, date_of("2023-06-01"));
	assert_int_equal(calendar_due(&calendar, date_of("2022-12-29"), 1, &due, &err), 0);
	assert_int_equal(due, date_of("2022-12-30"));

	assert_int_equal(calendar_count(&calendar, date_of("2022-12-30"), date_of("2024-01-02"),
	                         &days, &err),
	        -1);
	assert_string_equal(
	        err.msg, "the calendar of 2023 is missing");
	assert_int_equal(days, 99);
	assert_int_equal(calendar_count(&calendar, date_of("2022-12-30"), date_of("2022-12-31"),
	                         &days, &err),
	        0);
	assert_int_equal(days, 0);
	assert_int_equal(calendar_is_working(&calendar, date_of("2023-06-01"), &working, &err), -1);
	assert_string_equal(
	        err.msg, "the calendar of 2023 is missing");
	assert_true(working);
	assert_int_equal(calendar_notices(&calendar, &arena, date_of("2022-12-30"),
	                         date_of("2023-01-01"), &notices, &notices_n, &err),
	        -1);
	assert_string_equal(
	        err.msg, "the calendar of 2023 is missing");
	assert_null(notices);
	assert_int_equal(notices_n, 99);
	arena_clear(&arena);
}

static void calendar_add_days__lets_a_later_file_replace_a_day(void **state)
{
	static const struct calendar_day amended[] = {
	        {20718, false, "改为上班", "second"}, /* 2026-09-22, Tuesday */
	        {20715, true, "改为放假", "second"},
	        {20715, true, "again", "third"},
	        {20700, true, "new", "second"},
	};
	static const struct calendar_day notice[] = {
	        {20718, true, "放假", "first"},
	        {20715, false, "上班", "first"}, /* 2026-09-19, Saturday */
	};
	struct arena arena = {0};
	struct calendar calendar = {0};
	struct err err = {0};
	bool working;
	(void)state;

	calendar_add_year(&calendar, &arena, 2026);
	calendar_add_days(&calendar, &arena, NULL, 0);
	assert_null(calendar_find(&calendar, 20715));
	calendar_add_days(&calendar, &arena, notice, 2);
	assert_int_equal(calendar_is_working(&calendar, 20715, &working, &err), 0);
	assert_true(working);
	assert_int_equal(calendar_is_working(&calendar, 20718, &working, &err), 0);
	assert_false(working);

	calendar_add_days(&calendar, &arena, amended, 4);
	assert_int_equal(calendar.days_n, 3);
	for (size_t i = 1; i < calendar.days_n; i++)
		assert_true(calendar.days[i - 1].date < calendar.days[i].date);
	assert_int_equal(calendar_is_working(&calendar, 20715, &working, &err), 0);
	assert_false(working);
	assert_int_equal(calendar_is_working(&calendar, 20718, &working, &err), 0);
	assert_true(working);
	assert_string_equal(calendar_find(&calendar, 20715)->source, "third");
	assert_string_equal(calendar_find(&calendar, 20718)->name, "改为上班");
	assert_string_equal(calendar_find(&calendar, 20700)->source, "second");
	assert_null(calendar_find(&calendar, 20701));
	assert_null(calendar_find(&calendar, 20719));
	arena_clear(&arena);
}

static void calendar_add_year__keeps_years_sorted_and_single(void **state)
{
	static const int years[] = {2024, 2019, 2026, 2024, 2020, 2026, 2019};
	struct arena arena = {0};
	struct calendar calendar = {0};
	(void)state;

	assert_false(calendar_has_year(&calendar, 2024));
	for (size_t i = 0; i < sizeof years / sizeof *years; i++)
		calendar_add_year(&calendar, &arena, years[i]);
	assert_int_equal(calendar.years_n, 4);
	assert_int_equal(calendar.years[0], 2019);
	assert_int_equal(calendar.years[1], 2020);
	assert_int_equal(calendar.years[2], 2024);
	assert_int_equal(calendar.years[3], 2026);
	assert_false(calendar_has_year(&calendar, 2018));
	assert_false(calendar_has_year(&calendar, 2021));
	assert_false(calendar_has_year(&calendar, 2027));
	assert_true(calendar_has_year(&calendar, 2026));
	arena_clear(&arena);
}

/* A notice that names 31 December lies before its own year, whichever file is read first. */
static void calendar_add_days__takes_days_of_another_year(void **state)
{
	static const struct calendar_day days[] = {
	        {20819, true, "元旦", "notice of 2027"}, /* 2027-01-01 */
	        {20818, true, "元旦", "notice of 2027"},
	};
	struct arena arena = {0};
	struct calendar calendar = {0};
	struct err err = {0};
	bool working = true;
	(void)state;

	calendar_add_year(&calendar, &arena, 2027);
	calendar_add_days(&calendar, &arena, days, 2);
	assert_int_equal(calendar_is_working(&calendar, 20818, &working, &err), -1);
	assert_string_equal(
	        err.msg, "the calendar of 2026 is missing");
	add_file(&calendar, &arena, FILES_N - 1);
	assert_int_equal(calendar_is_working(&calendar, 20818, &working, &err), 0);
	assert_false(working);
	arena_clear(&arena);
}

static void calendar_check_day__lets_only_weekends_be_worked(void **state)
{
	struct err err = {0};
	(void)state;

	assert_int_equal(calendar_check_day(date_of("2026-09-19"), false, &err), 0);
	assert_int_equal(calendar_check_day(date_of("2026-09-20"), false, &err), 0);
	assert_int_equal(calendar_check_day(date_of("2026-09-19"), true, &err), 0);
	assert_int_equal(calendar_check_day(date_of("2026-09-18"), true, &err), 0);
	assert_int_equal(calendar_check_day(date_of("2026-09-18"), false, &err), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_string_equal(err.msg,
	        "make-up working day \"2026-09-18\" is not a Saturday or Sunday, so it is a working day anyway");
	assert_int_equal(calendar_check_day(date_of("2026-09-21"), false, &err), -1);
}

static void calendar_notices__tells_what_a_date_rests_on(void **state)
{
	/* Notices by their place in `files`, -1 when there is no more. */
	static const struct {
		const char *label, *after, *until;
		int notices[4];
	} rows[] = {
	        {"no listed day, but a year", "2026-07-01", "2026-07-08", {8, -1}},
	        {"a holiday between", "2026-09-18", "2026-09-28", {8, -1}},
	        {"over a new year", "2025-12-29", "2026-01-08", {7, 8, -1}},
	        {"the last day of a year alone", "2025-12-30", "2025-12-31", {7, -1}},
	        {"with Hubei's", "2020-01-23", "2020-02-20", {1, 2, -1}},
	        {"Hubei's alone, and the year's", "2020-02-06", "2020-02-10", {1, 2, -1}},
	        {"after Hubei's", "2020-02-13", "2020-02-20", {1, -1}},
	        {"three years", "2022-12-01", "2024-01-05", {4, 5, 6, -1}},
	        {"the same day", "2026-09-18", "2026-09-18", {-1}},
	        {"backwards", "2026-09-18", "2025-09-18", {-1}},
	};
	struct arena arena = {0};
	struct calendar calendar = all_years(&arena, true);
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char **notices = NULL;
		size_t n = 99;
		if (calendar_notices(&calendar, &arena, date_of(rows[i].after),
		            date_of(rows[i].until), &notices, &n, &err))
			fail_msg("%s: %s", rows[i].label, err.msg);
		size_t expected = 0;
		while (rows[i].notices[expected] >= 0)
			expected++;
		if (n != expected)
			fail_msg("%s: %zu notices", rows[i].label, n);
		for (size_t j = 0; j < n; j++)
			if (strcmp(notices[j], files[rows[i].notices[j]].source) != 0)
				fail_msg("%s: %s", rows[i].label, notices[j]);
	}
	arena_clear(&arena);
}

static void calendar_notices__of_unlisted_years_are_none(void **state)
{
	static const struct calendar_day nameless = {20715, false, "上班", NULL};
	struct arena arena = {0};
	struct calendar calendar = {0};
	struct err err = {0};
	const char **notices = NULL;
	size_t n = 99;
	(void)state;

	calendar_add_year(&calendar, &arena, 2026);
	assert_int_equal(calendar_notices(&calendar, &arena, 20700, 20720, &notices, &n, &err), 0);
	assert_int_equal(n, 0);
	n = 99;
	calendar_add_days(&calendar, &arena, &nameless, 1);
	assert_int_equal(calendar_notices(&calendar, &arena, 20700, 20720, &notices, &n, &err), 0);
	assert_int_equal(n, 0);
	arena_clear(&arena);
}

static void calendar__without_years_answers_nothing(void **state)
{
	struct calendar calendar = {0};
	struct err err = {0};
	int due = 99;
	(void)state;

	assert_int_equal(calendar_due(&calendar, date_of("2026-09-18"), 5, &due, &err), -1);
	assert_string_equal(
	        err.msg, "the calendar of 2026 is missing");
	assert_int_equal(calendar_due(&calendar, date_of("2026-09-18"), 0, &due, &err), 0);
	assert_int_equal(due, date_of("2026-09-18"));
	assert_null(calendar_find(&calendar, due));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(calendar_due__passes_the_vectors),
	        cmocka_unit_test(calendar_due__skips_golden_week),
	        cmocka_unit_test(calendar_due__is_the_inverse_of_calendar_count),
	        cmocka_unit_test(calendar_count__is_zero_when_nothing_lies_between),
	        cmocka_unit_test(calendar__names_the_missing_year),
	        cmocka_unit_test(calendar__needs_the_years_stepped_over_and_no_other),
	        cmocka_unit_test(calendar_add_days__lets_a_later_file_replace_a_day),
	        cmocka_unit_test(calendar_add_year__keeps_years_sorted_and_single),
	        cmocka_unit_test(calendar_add_days__takes_days_of_another_year),
	        cmocka_unit_test(calendar_check_day__lets_only_weekends_be_worked),
	        cmocka_unit_test(calendar_notices__tells_what_a_date_rests_on),
	        cmocka_unit_test(calendar_notices__of_unlisted_years_are_none),
	        cmocka_unit_test(calendar_count_known__counts_what_is_certain),
	        cmocka_unit_test(calendar_reach__goes_as_far_as_is_certain),
		cmocka_unit_test(calendar_latest__takes_missing_years_for_holidays),
	        cmocka_unit_test(calendar__without_years_answers_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
