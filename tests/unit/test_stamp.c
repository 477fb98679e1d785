#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "value/date.h"
#include "value/moment.h"
#include "value/stamp.h"

static const char *const all_forms[] = {"iso", "us", "chinese", "slash"};

static void stamp_parse__reads_what_people_write(void **state)
{
	static const struct {
		const char *label, *form, *text, *moment;
		bool timed;
	} rows[] = {
		{"iso date", "iso", "2025-06-12", "2025-06-12T00:00:00+08:00", false},
		{"iso minutes", "iso", "2025-06-12 23:56", "2025-06-12T23:56:00+08:00", true},
		{"iso one digit hour", "iso", "2025-06-12 9:05", "2025-06-12T09:05:00+08:00", true},
		{"iso fraction", "iso", "2025-06-12T23:56:07.123", "2025-06-12T23:56:07+08:00", true},
		{"iso Z", "iso", "2025-06-12T15:56:00Z", "2025-06-12T23:56:00+08:00", true},
		{"iso zone", "iso", "2025-06-12T11:56:00-04:00", "2025-06-12T23:56:00+08:00", true},
		{"iso short zone", "iso", "2025-06-12T23:56:00+0800", "2025-06-12T23:56:00+08:00", true},
		{"us date", "us", "06/12/2025", "2025-06-12T00:00:00+08:00", false},
		{"us evening", "us", "06/12/2025 11:56:00 PM", "2025-06-12T23:56:00+08:00", true},
		{"us midnight", "us", "6/2/2025 12:05 AM", "2025-06-02T00:05:00+08:00", true},
		{"us noon", "us", "6/2/2025 12:05pm", "2025-06-02T12:05:00+08:00", true},
		{"us 24 hours", "us", "6/2/2025 17:05", "2025-06-02T17:05:00+08:00", true},
		{"chinese date", "chinese", "2025年6月12日", "2025-06-12T00:00:00+08:00", false},
		{"chinese time", "chinese", "2026年8月24日 9时10分", "2026-08-24T09:10:00+08:00", true},
		{"chinese joined", "chinese", "2026年8月24日9时", "2026-08-24T09:00:00+08:00", true},
		{"chinese seconds", "chinese", "2026年08月24日 09时10分05秒",
			"2026-08-24T09:10:05+08:00", true},
		{"chinese clock", "chinese", "2026年8月24号　15:30", "2026-08-24T15:30:00+08:00", true},
		{"slash date", "slash", "2026/9/1", "2026-09-01T00:00:00+08:00", false},
		{"slash time", "slash", "2026/09/01 15:00:30", "2026-09-01T15:00:30+08:00", true},
		{"leap day", "iso", "2024-02-29", "2024-02-29T00:00:00+08:00", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct stamp stamp = {0};
		struct err err = {0};
		char text[MOMENT_TEXT_SIZE];
		print_message("%s\n", rows[i].label);
		assert_int_equal(stamp_parse(rows[i].text, &rows[i].form, 1, &stamp, &err), 0);
		assert_string_equal(moment_format(stamp.moment, text), rows[i].moment);
		assert_int_equal(stamp.timed, rows[i].timed);
		/* Every form is told from the others when all are allowed. */
		assert_int_equal(stamp_parse(rows[i].text, all_forms, 4, &stamp, &err), 0);
		assert_string_equal(moment_format(stamp.moment, text), rows[i].moment);
	}
}

static void stamp_parse__refuses_what_is_no_date(void **state)
{
	static const struct {
		const char *label, *form, *text, *says;
	} rows[] = {
		{"empty", "iso", "", "not a date in an expected style: iso (2025-06-12 23:56)"},
		{"other form", "iso", "06/12/2025", "iso ("},
		{"us is not slash", "slash", "06/12/2025", "slash ("},
		{"slash is not us", "us", "2025/6/12", "us ("},
		{"word", "chinese", "昨天", "chinese ("},
		{"no such day", "iso", "2026-02-30", "2026-02-30"},
		{"no such day us", "us", "02/30/2026", "2026-02-30"},
		{"no such month", "chinese", "2026年13月1日", "does not exist"},
		{"no leap day", "slash", "2023/2/29", "2023-02-29"},
		{"no such hour", "iso", "2026-02-03 24:00", "no such time of day"},
		{"no such minute", "chinese", "2026年2月3日 9时60分", "no such time of day"},
		{"hour 0 AM", "us", "2/3/2026 0:10 AM", "no such time of day"},
		{"hour 13 PM", "us", "2/3/2026 13:10 PM", "no such time of day"},
		{"half of a date", "iso", "2026-02", "iso ("},
		{"short month", "iso", "2026-2-3", "iso ("},
		{"something behind", "iso", "2026-02-03x", "iso ("},
		{"something behind the time", "us", "2/3/2026 9:10 PM x", "us ("},
		{"T without time", "iso", "2026-02-03T", "iso ("},
		{"bare fraction", "iso", "2026-02-03 10:00:00.", "iso ("},
		{"bare zone", "iso", "2026-02-03 10:00:00+8", "iso ("},
		{"long number", "iso", "20260-02-03", "iso ("},
		{"the day that means none", "iso", "1970-01-01", "cannot be used as a date"},
		{"year of none", "iso", "0001-01-01", "0001"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct stamp stamp = {42, true};
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		assert_int_equal(stamp_parse(rows[i].text, &rows[i].form, 1, &stamp, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_non_null(strstr(err.msg, rows[i].says));
		assert_int_equal(stamp.moment, 42);
	}
}

static void stamp_check_form__names_the_forms_there_are(void **state)
{
	struct err err = {0};
	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(stamp_check_style(all_forms[i], &err), 0);
	assert_int_equal(stamp_check_style("german", &err), -1);
	assert_string_equal(err.msg, "\"german\" is not a valid date style (iso, us, chinese, slash)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stamp_parse__reads_what_people_write),
		cmocka_unit_test(stamp_parse__refuses_what_is_no_date),
		cmocka_unit_test(stamp_check_form__names_the_forms_there_are),
	};
	return cmocka_run_group_tests_name("stamp", tests, NULL, NULL);
}
