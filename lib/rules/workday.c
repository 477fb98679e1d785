#include "rules/workday.h"

#include <stddef.h>

#include "base/message.h"
#include "base/speech.h"
#include "base/vec.h"
#include "value/date.h"

static const struct choice kinds[] = {
	{"", ""},
	{"ordinary", N_("working day")},
	{"weekend", N_("weekend")},
	{"off", N_("day off")},
	{"worked", N_("make-up working day")},
	{NULL, NULL},
};

#define RECORD struct workday
static const struct field workday_fields[] = {
	FIELD(date, DATE, N_("date")),
	FIELD(weekday, LINE, N_("weekday")),
	FIELD(kind, ENUM, N_("kind of day"), .choices = kinds),
	FIELD(number, INT, N_("working day no."), .flags = FIELD_RIGHT),
	FIELD(name, LINE, N_("holiday")),
	FIELD(notice, LINE, N_("notice")),
};
#undef RECORD

const struct schema workday_schema = {
	.name = "day",
	.title = N_("calendar of working days"),
	.size = sizeof(struct workday),
	SCHEMA_FIELDS(workday_fields),
	.summary = N_("a day of the calendar"),
};

static struct workday describe(const struct calendar *calendar, int date, struct arena *arena)
{
	const struct calendar_day *named = calendar_find(calendar, date);
	const char *before = speech_row_begin(arena);
	struct workday day = {.date = date, .weekday = date_weekday_name(date)};
	speech_row_end(before, arena);
	if (named) {
		day.kind = named->off ? DAY_OFF : DAY_WORKED;
		day.name = named->name;
		day.notice = named->source;
	} else {
		day.kind = date_is_weekend(date) ? DAY_WEEKEND : DAY_ORDINARY;
	}
	return day;
}

int workday_explain(const struct calendar *calendar, struct arena *arena, int from, int until,
	struct workday_list *list, struct err *err)
{
	struct workday *days = NULL;
	size_t n = 0;
	size_t room = 0;
	int64_t number = 0;
	for (int date = from; date <= until; date++) {
		bool working = false;
		if (calendar_is_working(calendar, date, &working, err))
			return -1;
		struct workday day = describe(calendar, date, arena);
		if (working && date > from)
			day.number = ++number;
		VEC_PUSH(arena, days, n, room) = day;
	}
	*list = (struct workday_list){days, n};
	return 0;
}

void workday_of_year(const struct calendar *calendar, struct arena *arena, int year,
	struct workday_list *list)
{
	struct workday *days = NULL;
	size_t n = 0;
	size_t room = 0;
	for (size_t i = 0; i < calendar->days_n; i++)
		if (date_year(calendar->days[i].date) == year)
			VEC_PUSH(arena, days, n, room) = describe(calendar, calendar->days[i].date, arena);
	*list = (struct workday_list){days, n};
}
