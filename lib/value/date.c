#include "value/date.h"

#include <string.h>

#include "base/message.h"
#include "base/shape.h"

static int64_t divide_down(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

bool date_exists(int year, int month, int day)
{
	static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12 || day < 1)
		return false;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return day <= month_days[month - 1] + (month == 2 && leap);
}

int date_make(int year, int month, int day, int *date, struct err *err)
{
	if (!date_exists(year, month, day))
		return err_set(err, ERR_MALFORMED, _("date \"%04d-%02d-%02d\" does not exist"),
		        year, month, day);
	if (year < DATE_YEAR_FIRST || year > DATE_YEAR_LAST)
		return err_set(err, ERR_MALFORMED,
		        _("date \"%04d-%02d-%02d\" is not in the years %d to %d"), year, month, day,
		        DATE_YEAR_FIRST, DATE_YEAR_LAST);
	/* Years are counted from March, so that the leap day is the last day of its year; 719468
	 * days lie between 0000-03-01 and 1970-01-01. */
	int y = month > 2 ? year : year - 1;
	int m = month > 2 ? month - 3 : month + 9;
	*date = y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
	return 0;
}

void date_split(int date, int *year, int *month, int *day)
{
	/* The way of date_make back: 146097 days are 400 years, in which the leap days repeat. */
	int64_t since = (int64_t)date + 719468;
	int64_t era = divide_down(since, 146097);
	int64_t in_era = since - era * 146097;
	int64_t y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int64_t in_year = in_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * in_year + 2) / 153;

	*day = (int)(in_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(era * 400 + y + (*month <= 2));
}

int date_add_months(int date, int64_t months, int *later, struct err *err)
{
	int year, month, day;
	date_split(date, &year, &month, &day);
	int64_t index = (int64_t)year * 12 + (month - 1) + months;
	/* The 31st of a shorter month is its last day. */
	while (day > 28 && !date_exists((int)(index / 12), (int)(index % 12) + 1, day))
		day--;
	return date_make((int)(index / 12), (int)(index % 12) + 1, day, later, err);
}

int date_year(int date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	return year;
}

enum date_weekday date_weekday(int date)
{
	/* Day 0 was a Thursday. */
	int64_t since_monday = (int64_t)date + 3;
	return (enum date_weekday)(since_monday - 7 * divide_down(since_monday, 7) + 1);
}

bool date_is_weekend(int date)
{
	return date_weekday(date) >= DATE_SATURDAY;
}

const char *date_weekday_name(int date)
{
	static const char *const names[] = {
	        N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};

	return _(names[date_weekday(date) - DATE_MONDAY]);
}

int date_parse(const char *text, int *date, struct err *err)
{
	int parsed;

	if (strlen(text) != DATE_TEXT_SIZE - 1 || !shape_has(text, "0000-00-00"))
		return err_set(err, ERR_MALFORMED, _("\"%s\" is not a date (YYYY-MM-DD)"), text);
	if (date_make(shape_number(text, 4), shape_number(text + 5, 2), shape_number(text + 8, 2), &parsed, err))
		return -1;
	if (parsed == 0)
		return err_set(err, ERR_MALFORMED, _("\"%s\" cannot be used as a date"), text);
	*date = parsed;
	return 0;
}

int date_parse_month(const char *text, int *first, struct err *err)
{
	struct err ignored = {0};
	int date;
	if (strlen(text) != strlen("0000-00") || !shape_has(text, "0000-00") ||
		date_make(shape_number(text, 4), shape_number(text + 5, 2), 1, &date, &ignored))
		return err_set(err, ERR_MALFORMED, _("\"%s\" is not a valid month (2026-09)"), text);
	*first = date;
	return 0;
}

int date_check_month(const char *text, struct err *err)
{
	int first;
	return date_parse_month(text, &first, err);
}

void date_put(int date, char *text)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	if (year < 0 || year > 9999)
		bug("a date that four digits of a year cannot tell");
	memcpy(text, "0000-00-00", 10);
	shape_put(text, year, 4);
	shape_put(text + 5, month, 2);
	shape_put(text + 8, day, 2);
}

const char *date_format(int date, char text[DATE_TEXT_SIZE])
{
	text[0] = '\0';
	if (date != 0) {
		date_put(date, text);
		text[10] = '\0';
	}
	return text;
}

const char *date_find_since(const char *bytes, size_t length, const char since[DATE_TEXT_SIZE])
{
	enum { YEAR = 4, DAY = DATE_TEXT_SIZE - 1 };
	static const char shape[] = "0000-00-00";
	const char *end = bytes + length;
	/* Of the bytes of a date its first hyphen is the one that other texts have least. */
	for (const char *at = bytes; (at = memchr(at, '-', (size_t)(end - at))) != NULL; at++) {
		const char *day = at - YEAR;
		if (at - bytes < YEAR || end - day < DAY || at[3] != '-' || memcmp(day, since, DAY) < 0)
			continue;
		int i = 0;
		while (i < DAY && (shape[i] == '-' ? day[i] == '-' : day[i] >= '0' && day[i] <= '9'))
			i++;
		if (i == DAY)
			return day;
	}
	return NULL;
}
