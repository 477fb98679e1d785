/* libFuzzer target: arbitrary bytes as a holiday notice.
 *
 * A notice that is accepted makes a calendar: its days are what it says of them, a file has a name
 * within calendar/, and counting working days forth and back comes to the same. */
#include <string.h>

#include "input.h"
#include "rules/holidays.h"
#include "record/write.h"
#include "value/date.h"

static void check_list(const struct calendar *calendar, const struct list *list, bool off)
{
	const struct holiday *day = list->items;
	for (size_t i = 0; i < list->n; i++) {
		const struct calendar_day *found = calendar_find(calendar, day[i].date);
		if (!found || found->off != off)
			bug("a day that is another than the notice says");
	}
}

static void check_counting(const struct calendar *calendar, int year)
{
	struct err err = {0};
	int first;
	int due;
	int days;
	if (date_make(year, 1, 1, &first, &err))
		bug("a year without a first day");
	for (int n = 0; n < 30; n += 7) {
		if (calendar_due(calendar, first, n, &due, &err)) {
			input_refused(&err, ERR_MALFORMED);
			return;
		}
		if (calendar_count(calendar, first, due, &days, &err) || days != n)
			bug("another number of working days on the way back");
	}
}

static void check_notice(const struct notice *notice, struct arena *arena)
{
	struct calendar calendar = {0};
	const char *path = holidays_path(notice, arena);
	if (!str_starts(path, "calendar/") || strchr(path + 9, '/') || strstr(path, ".."))
		bug("a file outside of calendar/");
	holidays_add(&calendar, arena, notice);
	check_list(&calendar, &notice->holidays, true);
	check_list(&calendar, &notice->workdays, false);
	check_counting(&calendar, (int)notice->year);
}

static void check_again(const struct notice *notice, struct arena *arena)
{
	struct str text = {0};
	struct err err = {0};
	struct notice again = {0};
	if (record_write(&notice_schema, notice, true, &text, &err))
		bug("a notice that cannot be written");
	if (holidays_read("f", str_text(&text), text.length, arena, &again, &err) ||
		!record_equal(&notice_schema, notice, &again))
		bug("a notice that reads as another");
	str_close(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct err err = {0};
	struct notice notice = {0};
	const char *bytes = arena_dup_n(&arena, (const char *)data, size);
	if (holidays_read("f", bytes, size, &arena, &notice, &err)) {
		input_refused(&err, ERR_MALFORMED);
		if (!str_starts(err.msg, "f:"))
			bug("a refusal without a place");
	} else {
		check_notice(&notice, &arena);
		check_again(&notice, &arena);
	}
	arena_clear(&arena);
	return 0;
}
