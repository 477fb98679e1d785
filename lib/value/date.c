#include "value/date.h"

#include <string.h>
#include <time.h>

#include "base/message.h"

enum {
	DAY_SECONDS = 24 * 60 * 60,
	CHINA_SECONDS = 8 * 60 * 60 /* China Standard Time is ahead of UTC by this much */
};

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

/* The number that the first `count` characters, all digits, spell. */
static int digits(const char *text, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

/* Do the first characters of `text` have the shape of `shape`, where 0 is any digit and every
 * other character stands for itself? */
static bool has_shape(const char *text, const char *shape)
{
	for (; *shape; text++, shape++)
		if (*shape == '0' ? *text < '0' || *text > '9' : *text != *shape)
			return false;
	return true;
}

int date_parse(const char *text, int *date, struct err *err)
{
	int parsed;

	if (strlen(text) != DATE_TEXT_SIZE - 1 || !has_shape(text, "0000-00-00"))
		return err_set(err, ERR_MALFORMED, _("\"%s\" is not a date (YYYY-MM-DD)"), text);
	if (date_make(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2), &parsed, err))
		return -1;
	if (parsed == 0)
		return err_set(err, ERR_MALFORMED, _("date \"%s\" stands for no date"), text);
	*date = parsed;
	return 0;
}

/* Write `number` in `count` digits. */
static void put_digits(char *text, int number, int count)
{
	for (int i = count - 1; i >= 0; i--, number /= 10)
		text[i] = (char)('0' + number % 10);
}

/* Write "YYYY-MM-DD", without the meaning of 0 and without a NUL. */
static void put_date(char *text, int date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	if (year < 0 || year > 9999)
		bug("a date that four digits of a year cannot tell");
	memcpy(text, "0000-00-00", 10);
	put_digits(text, year, 4);
	put_digits(text + 5, month, 2);
	put_digits(text + 8, day, 2);
}

const char *date_format(int date, char text[DATE_TEXT_SIZE])
{
	text[0] = '\0';
	if (date != 0) {
		put_date(text, date);
		text[10] = '\0';
	}
	return text;
}

/* The seconds that "Z" or "+08:00" is ahead of UTC; false when the text is neither. */
static bool parse_offset(const char *text, int *seconds)
{
	if (strcmp(text, "Z") == 0) {
		*seconds = 0;
		return true;
	}
	if (strlen(text) != 6 || (text[0] != '+' && text[0] != '-') ||
	        !has_shape(text + 1, "00:00"))
		return false;
	int hours = digits(text + 1, 2);
	int minutes = digits(text + 4, 2);
	if (hours > 23 || minutes > 59)
		return false;
	*seconds = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
	return true;
}

int moment_parse(const char *text, int64_t *moment, struct err *err)
{
	int offset, date;

	if (!has_shape(text, "0000-00-00T00:00:00") || !parse_offset(text + 19, &offset))
		return err_set(err, ERR_MALFORMED,
		        _("\"%s\" is not a moment (YYYY-MM-DDThh:mm:ss+08:00)"), text);
	if (date_make(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2), &date, err))
		return -1;
	int hour = digits(text + 11, 2);
	int minute = digits(text + 14, 2);
	int second = digits(text + 17, 2);
	if (hour > 23 || minute > 59 || second > 59)
		return err_set(err, ERR_MALFORMED, _("moment \"%s\" does not exist"), text);
	int64_t parsed = moment_make(date, hour, minute, second) + CHINA_SECONDS - offset;
	if (parsed == 0)
		return err_set(err, ERR_MALFORMED, _("moment \"%s\" stands for no moment"), text);
	*moment = parsed;
	return 0;
}

const char *moment_format(int64_t moment, char text[MOMENT_TEXT_SIZE])
{
	text[0] = '\0';
	if (moment != 0) {
		int date = moment_date(moment);
		int second = (int)(moment - moment_of_date(date));
		put_date(text, date);
		memcpy(text + 10, "T00:00:00+08:00", 16);
		put_digits(text + 11, second / 3600, 2);
		put_digits(text + 14, second / 60 % 60, 2);
		put_digits(text + 17, second % 60, 2);
	}
	return text;
}

int moment_date(int64_t moment)
{
	return (int)divide_down(moment + CHINA_SECONDS, DAY_SECONDS);
}

int64_t moment_of_date(int date)
{
	return (int64_t)date * DAY_SECONDS - CHINA_SECONDS;
}

int64_t moment_make(int date, int hour, int minute, int second)
{
	return moment_of_date(date) + (hour * 60 + minute) * 60 + second;
}

int64_t moment_now(void)
{
	return time(NULL);
}
