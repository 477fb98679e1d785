/* Working days: the weekdays that are no holiday, and the weekend days that are worked (调休).
 *
 * Pure arithmetic over years that were loaded elsewhere (rules/holidays.h).  A question that
 * needs a year that was not loaded is refused (ERR_MALFORMED, naming the year and
 * calendar-import); it is never guessed.  Source of the days: the yearly holiday notice of the
 * State Council (放假通知) and a province's own notices, in files of the store. */
#ifndef VALUE_CALENDAR_H
#define VALUE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* One day that a notice speaks of. */
struct calendar_day {
	int date;
	bool off;           /* true: a holiday; false: worked */
	const char *name;   /* "国庆节" */
	const char *source; /* the notice (number), as the file of the day gives it */
};

struct calendar {
	struct calendar_day *days; /* sorted by date, one entry a date */
	size_t days_n;
	int *years; /* the years with a file, sorted */
	size_t years_n;
	int *damaged; /* years of files that could not be read, in no order: as good as missing */
	size_t damaged_n;
	size_t damaged_room;
};

/* Add a year (its file was read) and the days of a file.  A later day replaces an earlier one of
 * the same date: overlays are added after the file they lie on.  Days need not be in the year:
 * a notice may name 31 December of the year before.  Strings are kept. */
void calendar_add_year(struct calendar *calendar, struct arena *arena, int year);
void calendar_add_days(struct calendar *calendar, struct arena *arena,
	const struct calendar_day *days, size_t days_n);

/* The file of a year could not be read: none of its days is known. */
void calendar_add_damaged(struct calendar *calendar, struct arena *arena, int year);

/* Check the rule that a file must obey: a day listed as worked is a Saturday or Sunday
 * (ERR_MALFORMED names the day otherwise).  A holiday may be any day. */
int calendar_check_day(int date, bool off, struct err *err);

bool calendar_has_year(const struct calendar *calendar, int year);
bool calendar_is_damaged(const struct calendar *calendar, int year);

/* ERR_MALFORMED when the year is missing or damaged. */
int calendar_need_year(const struct calendar *calendar, int year, struct err *err);

/* What a notice says of a date; NULL when none names it. */
const struct calendar_day *calendar_find(const struct calendar *calendar, int date);

/* Is `date` a working day? */
int calendar_is_working(const struct calendar *calendar, int date, bool *working, struct err *err);

/* The date `days` working days after `from`; day 1 is the first working day after `from`
 * (民法典 201: the day itself does not count).  0 gives `from` itself; negative goes back. */
int calendar_due(const struct calendar *calendar, int from, int days, int *due, struct err *err);

/* Working days d with `after` < d <= `until`; 0 when `until` <= `after`. */
int calendar_count(const struct calendar *calendar, int after, int until, int *days,
	struct err *err);

/* What is certain of such a count, for those who only look: the working days of the years that are
 * there.  `missing` is the first year that is not, when there are at least so many; else 0. */
int calendar_count_known(const struct calendar *calendar, int after, int until, int *missing);

/* The last day of which it is certain that it is at most `days` working days after `from`; `missing` is the
 * year for want of which it may be too early; else 0. */
int calendar_reach(const struct calendar *calendar, int from, int days, int *missing);

/* The latest day that can be `days` working days after `from`, were every day of the years that are missing a
 * holiday; 0 when the years that are there do not reach so far. */
int calendar_latest(const struct calendar *calendar, int from, int days);

/* The distinct notices that decided a day in `after` < d <= `until`, and that of each year touched
 * (the one that names the year's first listed day, as every notice names 1 January); in order of
 * date, a year's own first, joined by nothing: one string each, in the arena.  A range whose years
 * have no listed day has none. */
int calendar_notices(const struct calendar *calendar, struct arena *arena, int after, int until,
	const char ***notices, size_t *notices_n, struct err *err);

#endif
