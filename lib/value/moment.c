#include "value/moment.h"

#include <string.h>
#include <time.h>

#include "base/message.h"
#include "base/shape.h"
#include "value/date.h"

enum {
	DAY_SECONDS = 24 * 60 * 60,
	CHINA_SECONDS = 8 * 60 * 60 /* China Standard Time is ahead of UTC by this much */
};

/* The seconds that "Z" or "+08:00" is ahead of UTC; false when the text is neither. */
static bool parse_offset(const char *text, int *seconds)
{
	if (strcmp(text, "Z") == 0) {
		*seconds = 0;
		return true;
	}
	if (strlen(text) != 6 || (text[0] != '+' && text[0] != '-') ||
		!shape_has(text + 1, "00:00"))
		return false;
	int hours = shape_number(text + 1, 2);
	int minutes = shape_number(text + 4, 2);
	if (hours > 23 || minutes > 59)
		return false;
	*seconds = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
	return true;
}

/* As records have it, and there are dozens in each: its shape is seen in four looks. */
static bool is_usual(const char *text)
{
	return strlen(text) == MOMENT_TEXT_SIZE - 1 && shape_has_word(text, "0000-00-") &&
	       shape_has_word(text + 8, "00T00:00") && shape_has_word(text + 11, "00:00:00") &&
	       memcmp(text + 19, "+08:00", 6) == 0;
}

int moment_parse(const char *text, int64_t *moment, struct err *err)
{
	int offset = CHINA_SECONDS, date;

	if (!is_usual(text) && (!shape_has(text, "0000-00-00T00:00:00") || !parse_offset(text + 19, &offset)))
		return err_set(err, ERR_MALFORMED,
			_("\"%s\" is not a moment (YYYY-MM-DDThh:mm:ss+08:00)"), text);
	if (date_make(shape_number(text, 4), shape_number(text + 5, 2), shape_number(text + 8, 2), &date, err))
		return -1;
	int hour = shape_number(text + 11, 2);
	int minute = shape_number(text + 14, 2);
	int second = shape_number(text + 17, 2);
	if (hour > 23 || minute > 59 || second > 59)
		return err_set(err, ERR_MALFORMED, _("moment \"%s\" does not exist"), text);
	int64_t parsed = moment_make(date, hour, minute, second) + CHINA_SECONDS - offset;
	if (parsed == 0)
		return err_set(err, ERR_MALFORMED, _("\"%s\" cannot be used as a moment"), text);
	*moment = parsed;
	return 0;
}

const char *moment_format(int64_t moment, char text[MOMENT_TEXT_SIZE])
{
	text[0] = '\0';
	if (moment != 0) {
		int date = moment_date(moment);
		int second = (int)(moment - moment_of_date(date));
		date_put(date, text);
		memcpy(text + DATE_TEXT_SIZE - 1, "T00:00:00+08:00", 16);
		shape_put(text + 11, second / 3600, 2);
		shape_put(text + 14, second / 60 % 60, 2);
		shape_put(text + 17, second % 60, 2);
	}
	return text;
}

int moment_date(int64_t moment)
{
	int64_t second = moment + CHINA_SECONDS;
	return (int)(second / DAY_SECONDS - (second % DAY_SECONDS < 0));
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
