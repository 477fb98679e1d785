#include "value/stamp.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "value/date.h"
#include "value/moment.h"

/* What a text says, before it is known whether there is such a day and time. */
struct parts {
	int year, month, day;
	int hour, minute, second;
	bool timed;
	bool zoned;
	int offset; /* seconds ahead of UTC */
	enum { HALF_NONE, HALF_AM, HALF_PM } half;
};

enum { CHINA_OFFSET = 8 * 3600 };

/* Take a number of `least` to `most` digits; false when there are fewer or more. */
static bool take_number(const char **at, int least, int most, int *number)
{
	int n = 0;
	int value = 0;
	for (; (*at)[n] >= '0' && (*at)[n] <= '9'; n++) {
		if (n == most)
			return false;
		value = value * 10 + (*at)[n] - '0';
	}
	if (n < least)
		return false;
	*at += n;
	*number = value;
	return true;
}

static bool take(const char **at, const char *text)
{
	if (!str_starts(*at, text))
		return false;
	*at += strlen(text);
	return true;
}

static bool take_blanks(const char **at)
{
	const char *begin = *at;
	while (**at == ' ' || take(at, "\xE3\x80\x80")) /* U+3000 */
		*at += **at == ' ';
	return *at > begin;
}

/* hh:mm, hh:mm:ss, hh:mm:ss.fff */
static bool take_clock(const char **at, struct parts *parts)
{
	if (!take_number(at, 1, 2, &parts->hour) || !take(at, ":") ||
		!take_number(at, 2, 2, &parts->minute))
		return false;
	parts->timed = true;
	if (!take(at, ":"))
		return true;
	if (!take_number(at, 2, 2, &parts->second))
		return false;
	if (take(at, ".")) {
		size_t digits = strspn(*at, "0123456789");
		*at += digits;
		return digits > 0;
	}
	return true;
}

/* Z, +08:00, +0800 */
static bool take_zone(const char **at, struct parts *parts)
{
	int sign = **at == '-' ? -1 : 1;
	int hours;
	int minutes;
	if (take(at, "Z")) {
		parts->zoned = true;
		return true;
	}
	if (!take(at, "+") && !take(at, "-"))
		return true;
	if (!take_number(at, 2, 4, &hours))
		return false;
	minutes = hours % 100;
	if (take(at, ":")) {
		if (hours > 99 || !take_number(at, 2, 2, &minutes))
			return false;
	} else if (hours > 99) {
		hours /= 100;
	} else {
		return false;
	}
	parts->zoned = true;
	parts->offset = sign * (hours * 60 + minutes) * 60;
	return hours <= 23 && minutes <= 59;
}

static bool is_iso(const char *at, struct parts *parts)
{
	if (!take_number(&at, 4, 4, &parts->year) || !take(&at, "-") ||
		!take_number(&at, 2, 2, &parts->month) || !take(&at, "-") ||
		!take_number(&at, 2, 2, &parts->day))
		return false;
	if (!take(&at, "T") && !take_blanks(&at))
		return !*at;
	return take_clock(&at, parts) && take_zone(&at, parts) && !*at;
}

static bool take_half(const char **at, struct parts *parts)
{
	take_blanks(at);
	if (take(at, "AM") || take(at, "am"))
		parts->half = HALF_AM;
	else if (take(at, "PM") || take(at, "pm"))
		parts->half = HALF_PM;
	return true;
}

static bool is_us(const char *at, struct parts *parts)
{
	if (!take_number(&at, 1, 2, &parts->month) || !take(&at, "/") ||
		!take_number(&at, 1, 2, &parts->day) || !take(&at, "/") ||
		!take_number(&at, 4, 4, &parts->year))
		return false;
	if (!take_blanks(&at))
		return !*at;
	return take_clock(&at, parts) && take_half(&at, parts) && !*at;
}

static bool is_slash(const char *at, struct parts *parts)
{
	if (!take_number(&at, 4, 4, &parts->year) || !take(&at, "/") ||
		!take_number(&at, 1, 2, &parts->month) || !take(&at, "/") ||
		!take_number(&at, 1, 2, &parts->day))
		return false;
	if (!take_blanks(&at))
		return !*at;
	return take_clock(&at, parts) && !*at;
}

/* 15时30分, 15时, 15时30分05秒 */
static bool take_chinese_clock(const char **at, struct parts *parts)
{
	if (!take_number(at, 1, 2, &parts->hour) || (!take(at, "时") && !take(at, "点")))
		return false;
	parts->timed = true;
	if (!**at)
		return true;
	if (!take_number(at, 1, 2, &parts->minute) || !take(at, "分"))
		return false;
	return !**at || (take_number(at, 1, 2, &parts->second) && take(at, "秒"));
}

static bool is_chinese(const char *at, struct parts *parts)
{
	if (!take_number(&at, 4, 4, &parts->year) || !take(&at, "年") ||
		!take_number(&at, 1, 2, &parts->month) || !take(&at, "月") ||
		!take_number(&at, 1, 2, &parts->day) || (!take(&at, "日") && !take(&at, "号")))
		return false;
	take_blanks(&at);
	if (!*at)
		return true;
	if (strchr(at, ':'))
		return take_clock(&at, parts) && !*at;
	return take_chinese_clock(&at, parts) && !*at;
}

static const struct {
	const char *name;
	const char *example;
	bool (*is)(const char *text, struct parts *parts);
} forms_known[] = {
	{"iso", "2025-06-12 23:56", is_iso},
	{"us", "06/12/2025 11:56 PM", is_us},
	{"chinese", "2025年6月12日 15时30分", is_chinese},
	{"slash", "2025/6/12 15:30", is_slash},
};

enum { FORMS_N = sizeof forms_known / sizeof *forms_known };

/* The index of a style by name; -1 when there is none. */
static int form_find(const char *name)
{
	for (int i = 0; i < FORMS_N; i++)
		if (str_equal(forms_known[i].name, name))
			return i;
	return -1;
}

int stamp_check_style(const char *style, struct err *err)
{
	if (form_find(style) >= 0)
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a valid date style (iso, us, chinese, slash)"),
		style);
}

/* 12-hour time becomes 24-hour time: 12 AM is midnight, 12 PM is noon. */
static bool fix_half(struct parts *parts)
{
	if (parts->half == HALF_NONE)
		return true;
	if (parts->hour < 1 || parts->hour > 12)
		return false;
	parts->hour = parts->hour % 12 + (parts->half == HALF_PM ? 12 : 0);
	return true;
}

static int stamp_make(const char *text, struct parts *parts, struct stamp *stamp, struct err *err)
{
	int date;
	if (date_make(parts->year, parts->month, parts->day, &date, err))
		return -1;
	if (!fix_half(parts) || parts->hour > 23 || parts->minute > 59 || parts->second > 59)
		return err_set(err, ERR_MALFORMED, _("there is no such time of day as in \"%s\""), text);
	int64_t moment = moment_make(date, parts->hour, parts->minute, parts->second);
	if (parts->zoned)
		moment += CHINA_OFFSET - parts->offset;
	if (moment == 0 || date == 0)
		return err_set(err, ERR_MALFORMED, _("\"%s\" cannot be used as a date"), text);
	*stamp = (struct stamp){moment, parts->timed};
	return 0;
}

int stamp_parse(const char *text, const char *const *styles, size_t styles_n, struct stamp *stamp,
	struct err *err)
{
	for (size_t i = 0; i < styles_n; i++) {
		int style = form_find(styles[i]);
		struct parts parts = {0};
		if (style >= 0 && forms_known[style].is(text, &parts))
			return stamp_make(text, &parts, stamp, err);
	}
	struct str list = {0};
	for (size_t i = 0; i < styles_n; i++) {
		int style = form_find(styles[i]);
		if (style >= 0)
			str_add_format(&list, "%s%s (%s)", list.length ? ", " : "",
				forms_known[style].name, forms_known[style].example);
	}
	err_set(err, ERR_MALFORMED, _("not a date in an expected style: %s"), str_text(&list));
	str_close(&list);
	return -1;
}
