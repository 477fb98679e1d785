/* libFuzzer target: arbitrary text as a date, a moment, and as people write them.
 *
 * What is read is written the same, or reads as the same again. */
#include <string.h>

#include "input.h"
#include "value/date.h"
#include "value/moment.h"
#include "value/stamp.h"

static void check_date(const char *text)
{
	struct err err = {0};
	char again[DATE_TEXT_SIZE];
	int date;
	int made;
	int year;
	int month;
	int day;
	if (date_parse(text, &date, &err)) {
		input_refused(&err, ERR_MALFORMED);
		return;
	}
	if (!str_equal(date_format(date, again), text))
		bug("a date that is written in another way");
	date_split(date, &year, &month, &day);
	if (!date_exists(year, month, day) || date_make(year, month, day, &made, &err) || made != date)
		bug("the parts of a date make another one");
	if (moment_date(moment_of_date(date)) != date)
		bug("the first second of a date is of another");
}

static void check_moment(const char *text)
{
	struct err err = {0};
	char form[MOMENT_TEXT_SIZE];
	int64_t moment;
	int64_t again;
	if (moment_parse(text, &moment, &err)) {
		input_refused(&err, ERR_MALFORMED);
		return;
	}
	if (moment_parse(moment_format(moment, form), &again, &err) || again != moment)
		bug("a moment that reads as another");
}

static void check_stamp(const char *text, const char *style)
{
	struct err err = {0};
	char form[MOMENT_TEXT_SIZE];
	struct stamp stamp;
	int64_t again;
	if (stamp_parse(text, &style, 1, &stamp, &err)) {
		input_refused(&err, ERR_MALFORMED);
		return;
	}
	if (moment_parse(moment_format(stamp.moment, form), &again, &err) || again != stamp.moment)
		bug("a stamp that is no moment");
	if (!stamp.timed && moment_of_date(moment_date(stamp.moment)) != stamp.moment)
		bug("a bare date that is not its first second");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const styles[] = {"iso", "us", "chinese", "slash"};
	struct arena arena = {0};
	const char *text = input_text(data, size, &arena);
	check_date(text);
	check_moment(text);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		check_stamp(text, styles[i]);
	arena_clear(&arena);
	return 0;
}
