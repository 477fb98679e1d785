/* office/spell.h, and who is on duty, away and stands in by an entry. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "office/spell.h"
#include "office/staff.h"
#include "value/date.h"

static int day(const char *text)
{
	int date;
	struct err err = {0};
	if (date_parse(text, &date, &err))
		fail_msg("%s", err.msg);
	return date;
}

static void spell_check__takes_its_words(void **state)
{
	static const struct {
		const char *text;
		bool duty;
		bool away;
	} rows[] = {
		{"2026-09-01..2026-12-31", true, false},
		{"2026-09-01..2026-09-01", true, false},
		{"2026-09-01..", true, false},
		{"..2026-12-31", true, false},
		{"2026-10-08..2026-10-16 lihua", false, true},
		{"2026-10-08..2026-10-16 a.b_c-9", false, true},
		{"..", false, false},
		{"", false, false},
		{"2026-09-01", false, false},
		{"2026-09-01...2026-12-31", false, false},
		{"2026-12-31..2026-09-01", false, false},
		{"2026-02-30..", false, false},
		{"2026-09-01..2026-12-31x", false, false},
		{"2026-10-08.. lihua", false, false},
		{"..2026-10-16 lihua", false, false},
		{"2026-10-08..2026-10-16 ", false, false},
		{"2026-10-08..2026-10-16 LI HUA", false, false},
		{"soon..later", false, false},
		{"2026-09-0100000000000..", false, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		if ((spell_check_duty(rows[i].text, &err) == 0) != rows[i].duty)
			fail_msg("\"%s\" on duty: %s", rows[i].text, err.msg);
		if ((spell_check_away(rows[i].text, &err) == 0) != rows[i].away)
			fail_msg("\"%s\" away: %s", rows[i].text, err.msg);
		if (!rows[i].duty && !rows[i].away)
			assert_int_equal(err.code, ERR_MALFORMED);
	}
}

static void spell_format__is_what_was_read(void **state)
{
	static const char *const texts[] = {"2026-09-01..2026-12-31", "2026-09-01..", "..2026-12-31",
		"2026-10-08..2026-10-16 lihua"};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct spell spell;
		struct err err = {0};
		assert_int_equal(spell_parse(texts[i], &mem, &spell, &err), 0);
		assert_string_equal(spell_format(&spell, &mem), texts[i]);
	}
	arena_clear(&mem);
}

static void spell_order__sorts_and_refuses_what_meets(void **state)
{
	static const struct {
		const char *first;
		const char *second;
		const char *sorted; /* the first of them; NULL: refused */
	} rows[] = {
		{"2026-09-01..", "2025-01-01..2025-12-31", "2025-01-01..2025-12-31"},
		{"..2025-12-31", "2026-01-01..", "..2025-12-31"},
		{"2026-01-01..", "2026-09-01..", NULL},
		{"..2026-01-01", "2026-01-01..", NULL},
		{"..", "..2025-12-31", NULL},
	};
	struct arena mem = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *items[] = {rows[i].first, rows[i].second};
		const struct words words = {items, 2};
		struct spell_list list = spell_list_of(&words, &mem);
		struct err err = {0};
		assert_int_equal(list.n, 2);
		if ((spell_order(&list, &mem, &err) == 0) != (rows[i].sorted != NULL))
			fail_msg("row %zu: %s", i, err.msg);
		if (rows[i].sorted)
			assert_string_equal(spell_words_of(&list, &mem).items[0], rows[i].sorted);
	}
	arena_clear(&mem);
}

static void staff_is_active__by_spells_of_either_format(void **state)
{
	const char *two[] = {"..2025-12-31", "2026-09-01.."};
	const char *ended[] = {"2026-01-01..2026-06-30"};
	const struct staff always = {.id = "a"};
	const struct staff twice = {.id = "b", .duty = {two, 2}};
	const struct staff gone = {.id = "c", .duty = {ended, 1}};
	const struct staff old = {.id = "d", .active_from = day("2026-01-01"), .active_to = day("2026-06-30")};
	const struct {
		const struct staff *staff;
		const char *day;
		bool active;
		bool left;
	} rows[] = {
		{&always, "1999-01-01", true, false},
		{&twice, "2025-12-31", true, false},
		{&twice, "2026-01-01", false, false},
		{&twice, "2026-08-31", false, false},
		{&twice, "2026-09-01", true, false},
		{&gone, "2025-12-31", false, false},
		{&gone, "2026-06-30", true, false},
		{&gone, "2026-07-01", false, true},
		{&old, "2025-12-31", false, false},
		{&old, "2026-06-30", true, false},
		{&old, "2026-07-01", false, true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (staff_is_active(rows[i].staff, day(rows[i].day)) != rows[i].active)
			fail_msg("%s on %s: on duty", rows[i].staff->id, rows[i].day);
		if (staff_has_left(rows[i].staff, day(rows[i].day)) != rows[i].left)
			fail_msg("%s on %s: left", rows[i].staff->id, rows[i].day);
	}
}

static void staff_deputy__on_the_days_of_the_leave(void **state)
{
	const char *away[] = {"2026-10-08..2026-10-16 bob", "2026-11-02..2026-11-03 eve",
		"2026-12-01..2026-12-02 nobody"};
	const char *ended[] = {"..2026-11-02"};
	struct staff people[] = {
		{.id = "ann", .away = {away, 3}},
		{.id = "bob"},
		{.id = "eve", .duty = {ended, 1}},
	};
	const struct staff_list all = {people, 3};
	static const struct {
		const char *id;
		const char *day;
		const char *deputy;
	} rows[] = {
		{"ann", "2026-10-07", NULL},
		{"ann", "2026-10-08", "bob"},
		{"ann", "2026-10-16", "bob"},
		{"ann", "2026-10-17", NULL},
		{"ann", "2026-11-02", "eve"},
		{"ann", "2026-11-03", NULL}, /* eve has left */
		{"ann", "2026-12-01", NULL}, /* not in the file */
		{"bob", "2026-10-08", NULL},
		{"stranger", "2026-10-08", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct staff *deputy = staff_deputy(&all, rows[i].id, day(rows[i].day));
		if (!str_equal(deputy ? deputy->id : NULL, rows[i].deputy))
			fail_msg("%s on %s: %s", rows[i].id, rows[i].day, deputy ? deputy->id : "nobody");
		assert_int_equal(staff_is_deputy(&all, "bob", rows[i].id, day(rows[i].day)),
			str_equal(rows[i].deputy, "bob"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spell_check__takes_its_words),
		cmocka_unit_test(spell_format__is_what_was_read),
		cmocka_unit_test(spell_order__sorts_and_refuses_what_meets),
		cmocka_unit_test(staff_is_active__by_spells_of_either_format),
		cmocka_unit_test(staff_deputy__on_the_days_of_the_leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
