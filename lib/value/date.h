/* Dates.
 *
 * A date is a day number: days since 1970-01-01, in the proleptic Gregorian calendar; 0 means
 * "no date" (no record of this house is older than the company).  A moment is seconds since
 * 1970-01-01T00:00:00Z; 0 means "none".  Both are written in China Standard Time, UTC+08:00,
 * the only civil time of the country and without daylight saving, so no time-zone data base is
 * consulted and the same bytes come out on every machine. */
#ifndef VALUE_DATE_H
#define VALUE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum {
	DATE_TEXT_SIZE = 11,   /* "2026-09-18" and a NUL */
	DATE_YEAR_FIRST = 1900,
	DATE_YEAR_LAST = 2199
};

enum date_weekday { DATE_MONDAY = 1, DATE_TUESDAY, DATE_WEDNESDAY, DATE_THURSDAY, DATE_FRIDAY,
	DATE_SATURDAY, DATE_SUNDAY };

/* Is there such a day, in a year of any number?  For dates that are only checked, like the birth
 * date in an identity number, and may be older than the records. */
bool date_exists(int year, int month, int day);

/* The day number of a year (DATE_YEAR_FIRST..LAST), month (1..12) and day (1..31);
 * ERR_MALFORMED `date "2026-02-30" does not exist` when there is no such day. */
int date_make(int year, int month, int day, int *date, struct err *err);

/* The same day some months later, or the last one of a month that is shorter; ERR_MALFORMED beyond
 * DATE_YEAR_LAST. */
int date_add_months(int date, int64_t months, int *later, struct err *err);

/* The parts of a date. */
void date_split(int date, int *year, int *month, int *day);
int date_year(int date);
enum date_weekday date_weekday(int date);
bool date_is_weekend(int date);

/* "周五" or "Fri" in the language of the messages; static. */
const char *date_weekday_name(int date);

/* Exactly "YYYY-MM-DD", an existing day; else ERR_MALFORMED naming the text.  1970-01-01, whose
 * number means "no date", is refused rather than lost. */
int date_parse(const char *text, int *date, struct err *err);

/* Exactly "YYYY-MM", the first day of that month; else ERR_MALFORMED naming the text. */
int date_parse_month(const char *text, int *first, struct err *err);
int date_check_month(const char *text, struct err *err);

/* Writes "YYYY-MM-DD" into `text`; "" for 0.  Returns `text`. */
const char *date_format(int date, char text[DATE_TEXT_SIZE]);

/* Where in these bytes a day is written, as YYYY-MM-DD and also within a longer text, that is this one or a
 * later one; NULL when there is none.  For passing over what speaks of earlier days only: what looks like
 * a date counts as one. */
const char *date_find_since(const char *bytes, size_t length, const char since[DATE_TEXT_SIZE]);

/* The same for any day, also that of number 0, and without a NUL: the beginning of a longer text. */
void date_put(int date, char *text);

#endif
