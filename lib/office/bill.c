#include "office/bill.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/shape.h"
#include "base/str.h"
#include "value/date.h"

#define BETWEEN ".."

/* ORDER bill_kind */
static const char *const kinds[] = {"", ".final", ".penalty"};
enum { KINDS = sizeof kinds / sizeof *kinds, PERIOD_LENGTH = BILL_PERIOD_SIZE - 1 };

#define RECORD struct bill
static const struct field bill_fields[] = {
	FIELD(period, ID, N_("period"), .flags = FIELD_REQUIRED, .check = bill_check_key),
	FIELD(volume_m3, INT, N_("volume (m3)"), .flags = FIELD_FIGURE),
	FIELD(amount, MONEY, N_("amount (yuan)"), .flags = FIELD_FIGURE),
	FIELD(paid, MONEY, N_("paid (yuan)"), .flags = FIELD_RIGHT),
};
#undef RECORD

const struct schema bill_schema = {
	.name = "bill",
	.title = N_("bills"),
	.size = sizeof(struct bill),
	SCHEMA_FIELDS(bill_fields),
	.summary = N_("a bill, or what an event says of one"),
};

/* "2026-08" at the beginning of the text. */
static int parse_period(const char *text, struct bill_key *key)
{
	if (!shape_has(text, "0000-00"))
		return -1;
	const int year = shape_number(text, 4);
	const int month = shape_number(text + 5, 2);
	if (year < DATE_YEAR_FIRST || year > DATE_YEAR_LAST || month < 1 || month > 12)
		return -1;
	*key = (struct bill_key){.year = year, .month = month, .number = 1};
	return 0;
}

/* What stands behind the period: a kind, and a number from 2 on. */
static int parse_tail(const char *tail, struct bill_key *key)
{
	struct err ignored = {0};
	if (!*tail)
		return 0;
	for (int kind = KINDS - 1; kind > 0; kind--)
		if (str_starts(tail, kinds[kind])) {
			key->kind = kind;
			tail += strlen(kinds[kind]);
			break;
		}
	if (!*tail)
		return 0;
	if (tail[0] != '.' || tail[1] == '0')
		return -1;
	return num_parse(tail + 1, 2, BILL_NUMBER_MOST, &key->number, &ignored);
}

int bill_key_parse(const char *text, struct bill_key *key, struct err *err)
{
	if (parse_period(text, key) == 0 && parse_tail(text + PERIOD_LENGTH, key) == 0)
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid bill (2026-08, 2026-08.2, 2026-08.final, 2026-08.penalty)"), text);
}

const char *bill_key_text(const struct bill_key *key, struct arena *arena)
{
	if (key->number > 1)
		return arena_printf(arena, "%04d-%02d%s.%lld", key->year, key->month, kinds[key->kind],
			(long long)key->number);
	return arena_printf(arena, "%04d-%02d%s", key->year, key->month, kinds[key->kind]);
}

int bill_check_key(const char *text, struct err *err)
{
	struct bill_key key;
	return bill_key_parse(text, &key, err);
}

int bill_check_period(const char *text, struct err *err)
{
	struct bill_key key;
	if (strlen(text) == PERIOD_LENGTH && parse_period(text, &key) == 0)
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a valid period (2026-08)"), text);
}

int bill_key_order(const struct bill_key *a, const struct bill_key *b)
{
	const int64_t differ[] = {a->year - b->year, a->month - b->month, a->kind - b->kind,
		a->number - b->number};
	for (size_t i = 0; i < sizeof differ / sizeof *differ; i++)
		if (differ[i])
			return differ[i] < 0 ? -1 : 1;
	return 0;
}

/* The bill of a month itself, which alone can stand in a range of several. */
static bool is_plain(const struct bill_key *key)
{
	return key->kind == BILL_PERIOD && key->number == 1;
}

static int month_of(const struct bill_key *key)
{
	return key->year * 12 + key->month;
}

bool bill_key_follows(const struct bill_key *key, const struct bill_key *next)
{
	return is_plain(key) && is_plain(next) && month_of(next) == month_of(key) + 1;
}

int bill_range_parse(const char *word, struct bill_range *range, struct err *err)
{
	char first[BILL_PERIOD_SIZE] = "";
	const char *to = strstr(word, BETWEEN);
	if (!to) {
		if (bill_key_parse(word, &range->first, err))
			return -1;
		range->last = range->first;
		return 0;
	}
	if (to - word == PERIOD_LENGTH)
		bill_key_period(word, first);
	return bill_key_parse(first, &range->first, err) ||
			       bill_key_parse(to + strlen(BETWEEN), &range->last, err)
		       ? -1
		       : 0;
}

bool bill_range_next(struct bill_range *range)
{
	if (bill_key_order(&range->first, &range->last) >= 0)
		return false;
	if (++range->first.month > 12) {
		range->first.month = 1;
		range->first.year++;
	}
	return true;
}

const char *bill_range_text(const struct bill_range *range, struct arena *arena)
{
	const char *first = bill_key_text(&range->first, arena);
	return bill_key_order(&range->first, &range->last)
		       ? arena_printf(arena, "%s" BETWEEN "%s", first, bill_key_text(&range->last, arena))
		       : first;
}

bool bill_range_has(const struct bill_range *range, const struct bill_key *key)
{
	const bool one = bill_key_order(&range->first, &range->last) == 0;
	return (one || is_plain(key)) && bill_key_order(&range->first, key) <= 0 &&
	       bill_key_order(key, &range->last) <= 0;
}

void bill_key_period(const char *key, char period[BILL_PERIOD_SIZE])
{
	memcpy(period, key, PERIOD_LENGTH);
	period[PERIOD_LENGTH] = '\0';
}

int bill_last_day(const char *key)
{
	struct bill_key parts = {0};
	int date = 0;
	struct err ignored = {0};
	if (bill_key_parse(key, &parts, &ignored))
		bug("the last day of no period");
	for (int day = 31; day >= 28; day--)
		if (date_exists(parts.year, parts.month, day)) {
			date_make(parts.year, parts.month, day, &date, &ignored);
			break;
		}
	return date;
}
