#include "value/calendar.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/date.h"

/* The place of the first listed day that is not before `date`. */
static size_t day_place(const struct calendar *calendar, int date)
{
	size_t low = 0;
	size_t high = calendar->days_n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (calendar->days[middle].date < date)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t year_place(const struct calendar *calendar, int year)
{
	size_t place = 0;

	while (place < calendar->years_n && calendar->years[place] < year)
		place++;
	return place;
}

void calendar_add_year(struct calendar *calendar, struct arena *arena, int year)
{
	if (calendar_has_year(calendar, year))
		return;
	size_t place = year_place(calendar, year);
	int *years = arena_array(arena, calendar->years_n + 1, sizeof *years);
	for (size_t i = 0; i < calendar->years_n; i++)
		years[i < place ? i : i + 1] = calendar->years[i];
	years[place] = year;
	calendar->years = years;
	calendar->years_n++;
}

void calendar_add_days(struct calendar *calendar, struct arena *arena,
        const struct calendar_day *days, size_t days_n)
{
	size_t size = sizeof *days;
	struct calendar_day *all = arena_array(arena, calendar->days_n + days_n, size);

	if (calendar->days_n)
		memcpy(all, calendar->days, calendar->days_n * size);
	calendar->days = all;
	for (size_t i = 0; i < days_n; i++) {
		size_t place = day_place(calendar, days[i].date);
		if (place == calendar->days_n || all[place].date != days[i].date) {
			memmove(all + place + 1, all + place, (calendar->days_n - place) * size);
			calendar->days_n++;
		}
		all[place] = days[i];
	}
}

void calendar_add_damaged(struct calendar *calendar, struct arena *arena, int year)
{
	if (!calendar_is_damaged(calendar, year))
		VEC_PUSH(arena, calendar->damaged, calendar->damaged_n, calendar->damaged_room) = year;
}

int calendar_check_day(int date, bool off, struct err *err)
{
	char text[DATE_TEXT_SIZE];

	if (off || date_is_weekend(date))
		return 0;
	return err_set(err, ERR_MALFORMED,
	        _("make-up working day \"%s\" is not a Saturday or Sunday, so it is a working day anyway"),
	        date_format(date, text));
}

bool calendar_has_year(const struct calendar *calendar, int year)
{
	size_t place = year_place(calendar, year);

	return place < calendar->years_n && calendar->years[place] == year &&
	       !calendar_is_damaged(calendar, year);
}

bool calendar_is_damaged(const struct calendar *calendar, int year)
{
	for (size_t i = 0; i < calendar->damaged_n; i++)
		if (calendar->damaged[i] == year)
			return true;
	return false;
}

int calendar_need_year(const struct calendar *calendar, int year, struct err *err)
{
	if (calendar_has_year(calendar, year))
		return 0;
	if (calendar_is_damaged(calendar, year))
		return err_set(err, ERR_MALFORMED, _("the calendar of %d cannot be read"), year);
	return err_hint(err,
		err_set(err, ERR_MALFORMED, _("the calendar of %d is missing"), year),
		_("calendar-import <file>"));
}

/* Every year from that of the date `first` to that of `last`. */
static int need_years(const struct calendar *calendar, int first, int last, struct err *err)
{
	int last_year = date_year(last);

	for (int year = date_year(first); year <= last_year; year++)
		if (calendar_need_year(calendar, year, err))
			return -1;
	return 0;
}

const struct calendar_day *calendar_find(const struct calendar *calendar, int date)
{
	size_t place = day_place(calendar, date);

	if (place == calendar->days_n || calendar->days[place].date != date)
		return NULL;
	return &calendar->days[place];
}

int calendar_is_working(const struct calendar *calendar, int date, bool *working, struct err *err)
{
	if (calendar_need_year(calendar, date_year(date), err))
		return -1;
	const struct calendar_day *day = calendar_find(calendar, date);
	*working = day ? !day->off : !date_is_weekend(date);
	return 0;
}

/* Mondays to Fridays up to `date`, counted from a Monday before all records: only the difference
 * of two such counts has a meaning. */
static int weekdays_to(int date)
{
	int since = date + 3 + 7 * 200000; /* day -3 was a Monday */
	int rest = since % 7 + 1;

	return since / 7 * 5 + (rest < 5 ? rest : 5);
}

/* Working days d with `after` < d <= `until`, all in loaded years: the weekdays, corrected by what
 * the notices say of the days between. */
static int working_days(const struct calendar *calendar, int after, int until)
{
	int days = weekdays_to(until) - weekdays_to(after);

	for (size_t i = day_place(calendar, after + 1); i < calendar->days_n; i++) {
		const struct calendar_day *day = &calendar->days[i];
		if (day->date > until)
			break;
		days += !day->off - !date_is_weekend(day->date);
	}
	return days;
}

enum { NEAR_DAYS = 14 };

/* Whole years are counted, and only the last one is searched; so no year is asked for in which no
 * day is stepped over. */
static int due_after(
        const struct calendar *calendar, int from, int64_t days, int *due, struct err *err)
{
	for (;;) {
		int last;
		int year = date_year(from + 1);
		if (calendar_need_year(calendar, year, err) || date_make(year, 12, 31, &last, err))
			return -1;
		int in_year = working_days(calendar, from, last);
		if (in_year >= days) {
			int low = from + 1;
			/* It is most times near: of few days not all of the year is halved. */
			int64_t near = from + 2 * days + NEAR_DAYS;
			if (near < last && working_days(calendar, from, (int)near) >= days)
				last = (int)near;
			while (low < last) {
				int middle = low + (last - low) / 2;
				if (working_days(calendar, from, middle) >= days)
					last = middle;
				else
					low = middle + 1;
			}
			*due = low;
			return 0;
		}
		days -= in_year;
		from = last;
	}
}

/* The mirror of due_after: the working day with `days` working days from it to before `from`. */
static int due_before(
        const struct calendar *calendar, int from, int64_t days, int *due, struct err *err)
{
	for (;;) {
		int first;
		int year = date_year(from - 1);
		if (calendar_need_year(calendar, year, err) || date_make(year, 1, 1, &first, err))
			return -1;
		int in_year = working_days(calendar, first - 1, from - 1);
		if (in_year >= days) {
			int high = from - 1;
			while (first < high) {
				int middle = high - (high - first) / 2;
				if (working_days(calendar, middle - 1, from - 1) >= days)
					first = middle;
				else
					high = middle - 1;
			}
			*due = high;
			return 0;
		}
		days -= in_year;
		from = first;
	}
}

int calendar_due(const struct calendar *calendar, int from, int days, int *due, struct err *err)
{
	if (days > 0)
		return due_after(calendar, from, days, due, err);
	if (days < 0)
		return due_before(calendar, from, -(int64_t)days, due, err);
	*due = from;
	return 0;
}

int calendar_count(
        const struct calendar *calendar, int after, int until, int *days, struct err *err)
{
	if (until > after && need_years(calendar, after + 1, until, err))
		return -1;
	*days = until > after ? working_days(calendar, after, until) : 0;
	return 0;
}

int calendar_count_known(const struct calendar *calendar, int after, int until, int *missing)
{
	int days = 0;
	*missing = 0;
	while (after < until) {
		struct err beyond;
		int year = date_year(after + 1);
		int last;
		if (date_make(year, 12, 31, &last, &beyond) || last > until)
			last = until;
		if (calendar_has_year(calendar, year))
			days += working_days(calendar, after, last);
		else if (!*missing)
			*missing = year;
		after = last;
	}
	return days;
}

int calendar_reach(const struct calendar *calendar, int from, int days, int *missing)
{
	struct err unknown;
	int last = from;
	*missing = 0;
	if (calendar_due(calendar, from, days, &last, &unknown) == 0)
		return last;
	/* It is beyond the years that follow each other without a gap. */
	while (calendar_has_year(calendar, date_year(last + 1)) &&
		date_make(date_year(last + 1), 12, 31, &last, &unknown) == 0)
		;
	*missing = date_year(last + 1);
	return last;
}

int calendar_latest(const struct calendar *calendar, int from, int days)
{
	struct err beyond;
	int last, due;
	if (days <= 0)
		return from;
	for (; date_make(date_year(from + 1), 12, 31, &last, &beyond) == 0; from = last) {
		if (!calendar_has_year(calendar, date_year(last)))
			continue;
		int in_year = working_days(calendar, from, last);
		if (in_year >= days)
			return calendar_due(calendar, from, days, &due, &beyond) ? 0 : due;
		days -= in_year;
	}
	return 0;
}

/* Notices found so far, without repetition. */
struct notices {
	const char **items;
	size_t n;
	size_t room;
};

static void add_notice(struct notices *notices, struct arena *arena, const char *source)
{
	if (str_empty(source))
		return;
	for (size_t i = 0; i < notices->n; i++)
		if (str_equal(notices->items[i], source))
			return;
	VEC_PUSH(arena, notices->items, notices->n, notices->room) = arena_dup(arena, source);
}

int calendar_notices(const struct calendar *calendar, struct arena *arena, int after, int until,
        const char ***notices, size_t *notices_n, struct err *err)
{
	struct notices found = {0};

	if (until > after && need_years(calendar, after + 1, until, err))
		return -1;
	for (int year = date_year(after + 1); until > after && year <= date_year(until); year++) {
		int first;
		if (date_make(year, 1, 1, &first, err))
			return -1;
		size_t own = day_place(calendar, first); /* named by the notice of the year */
		for (size_t i = own; i < calendar->days_n; i++) {
			const struct calendar_day *day = &calendar->days[i];
			if (date_year(day->date) != year)
				break;
			if (i == own || (day->date > after && day->date <= until))
				add_notice(&found, arena, day->source);
		}
	}
	*notices = found.items;
	*notices_n = found.n;
	return 0;
}
