#include "import/import_value.h"

#include <ctype.h>
#include <string.h>
#include <unistr.h>

#include "account/account.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "value/date.h"
#include "value/moment.h"
#include "value/money.h"
#include "value/stamp.h"

#define DIGITS "0123456789"

enum { SHOWN_BYTES = 80 };

/* Of zero width, or of direction. */
static bool is_invisible(ucs4_t c)
{
	return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
	       c == 0xFEFF || c == 0x061C || c == 0x00AD;
}

/* ="00123" with its quotation marks doubled within. */
static const char *without_formula(const char *text, struct arena *arena)
{
	const size_t n = strlen(text);
	if (n < 3 || !str_starts(text, "=\"") || text[n - 1] != '"')
		return text;
	char *inner = arena_alloc(arena, n);
	size_t out = 0;
	for (size_t i = 2; i + 1 < n; i++) {
		if (text[i] == '"' && (text[i + 1] != '"' || i + 2 >= n))
			return text; /* a formula of more than one text */
		inner[out++] = text[i];
		i += text[i] == '"';
	}
	inner[out] = '\0';
	return inner;
}

static const char *without_pads(const char *text, struct arena *arena)
{
	static const char pads[] = " \t\r\n";
	text += strspn(text, pads);
	size_t n = strlen(text);
	const size_t length = n;
	while (n && strchr(pads, text[n - 1]))
		n--;
	return n < length ? arena_dup_n(arena, text, n) : text;
}

const char *import_value_bare(const char *text, struct arena *arena)
{
	const size_t n = strlen(text);
	const uint8_t *at = (const uint8_t *)text;
	const uint8_t *end = at + n;
	struct str seen = {0};
	bool any = false;
	for (const unsigned char *c = at; c < end && !any; c++)
		any = *c >= 0x80;
	while (any && at < end) {
		ucs4_t c;
		int length = u8_mbtoucr(&c, at, (size_t)(end - at));
		length = length > 0 ? length : 1;
		if (!is_invisible(c))
			str_add_n(&seen, (const char *)at, (size_t)length);
		at += length;
	}
	if (any && seen.length < n)
		text = arena_dup_n(arena, str_text(&seen), seen.length);
	str_close(&seen);
	text = without_pads(text, arena);
	if (text[0] == '`')
		return without_pads(text + 1, arena);
	if (text[0] == '\'' && text[1] && strchr("=+-@0123456789", text[1]))
		return text + 1;
	return without_formula(text, arena);
}

const char *import_value_lower(const char *text, struct arena *arena)
{
	struct err ignored = {0};
	const char *clean;
	if (utf8_clean(text, false, arena, &clean, &ignored))
		return "";
	char *folded = arena_dup(arena, utf8_fold(clean, arena));
	for (char *c = folded; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return folded;
}

static const char *without_blanks(const char *text, struct arena *arena)
{
	static const char full[] = "　";
	struct str plain = {0};
	while (*text)
		if (str_starts(text, full))
			text += sizeof full - 1;
		else if (strchr(" \t\r\n", *text))
			text++;
		else
			str_add_char(&plain, *text++);
	return str_keep(&plain, arena);
}

const char *import_value_heading(const char *text, struct arena *arena)
{
	const char *c = text;
	while (*c && (unsigned char)*c < 0x80)
		c++;
	return import_value_lower(*c ? without_blanks(text, arena) : text, arena);
}

const char *import_value_shown(const char *text, struct arena *arena)
{
	size_t n = SHOWN_BYTES;
	if (strlen(text) <= n)
		return text;
	while (((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(arena, "%.*s...", (int)n, text);
}

bool import_value_is_destroyed(const char *text)
{
	const char *at = text + strspn(text, DIGITS);
	if (at == text)
		return false;
	if (*at == '.')
		at += 1 + strspn(at + 1, DIGITS);
	if ((*at != 'E' && *at != 'e') || at[1] != '+')
		return false;
	at += 2;
	return *at && !at[strspn(at, DIGITS)];
}

/* "2026.9.8", "20260908", "2026 年 9 月 8 日" as one of the styles that a stamp has. */
static const char *usual_date(const char *text, struct arena *arena)
{
	struct str plain = {0};
	const size_t digits = strspn(text, DIGITS);
	if (digits == 8 && (!text[8] || text[8] == ' '))
		return arena_printf(arena, "%.4s/%.2s/%.2s%s", text, text + 4, text + 6, text + 8);
	if (digits == 4 && (text[4] == '.' || text[4] == '-')) {
		const char *month = text + 5;
		const char *day = month + strspn(month, DIGITS);
		if (day > month && *day == text[4])
			return arena_printf(arena, "%.4s/%.*s/%s", text, (int)(day - month), month, day + 1);
	}
	/* Blanks belong before a time only. */
	for (const char *c = text; *c; c++)
		if (*c != ' ' || (strchr(c, ':') && !strstr(c, "日")))
			str_add_char(&plain, *c);
	return str_keep(&plain, arena);
}

/* "上午 9:05" and "9:05 下午" as an hour of the day. */
static const char *without_half(const char *text, struct arena *arena)
{
	static const struct {
		const char *word;
		bool later;
	} halves[] = {{"上午", false}, {"下午", true}, {"am", false}, {"pm", true}, {"晚上", true}, {"早上", false}};
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		const char *half = strstr(text, halves[i].word);
		if (!half)
			continue;
		const char *rest = half + strlen(halves[i].word);
		rest += strspn(rest, " ");
		const char *joined = arena_printf(arena, "%.*s%s", (int)(half - text), text, rest);
		const char *colon = strchr(joined, ':');
		const char *hour = colon;
		while (hour && hour > joined && strchr(DIGITS, hour[-1]))
			hour--;
		if (!hour || hour == colon)
			return joined;
		int64_t n;
		struct err ignored = {0};
		if (num_parse(arena_dup_n(arena, hour, (size_t)(colon - hour)), 0, 23, &n, &ignored))
			return joined;
		n = halves[i].later ? n % 12 + 12 : n % 12;
		return arena_printf(arena, "%.*s %lld%s", (int)(hour - joined), joined, (long long)n,
			colon);
	}
	return text;
}

enum { DAY_NUMBER_OF_1970 = 25569, DAY_NUMBER_LEAST = 20000, DAY_NUMBER_MOST = 80000 };

/* Below is what is left of a month (20268), not a day of this century. */
enum { DAY_NUMBER_OF_2000 = 36526 };

/* What a spreadsheet shows of a date whose cell has lost its format. */
static int refuse_day_number(const char *text, int64_t least, struct err *err)
{
	struct err ignored = {0};
	int64_t number;
	char day[DATE_TEXT_SIZE];
	if (strlen(text) != 5 || num_parse(text, least, DAY_NUMBER_MOST, &number, &ignored))
		return 0;
	return err_hint(err,
		err_set(err, ERR_MALFORMED, _("is a spreadsheet's day number (%s)"),
			date_format((int)number - DAY_NUMBER_OF_1970, day)),
		_("show the column as dates and export it again"));
}

int import_value_date(const char *text, int *date, struct arena *arena, struct err *err)
{
	static const char *const styles[] = {"chinese", "slash", "iso"};
	struct stamp stamp;
	if (refuse_day_number(text, DAY_NUMBER_LEAST, err))
		return -1;
	const char *usual = usual_date(without_half(text, arena), arena);
	if (stamp_parse(usual, styles, sizeof styles / sizeof *styles, &stamp, err))
		return -1;
	*date = moment_date(stamp.moment);
	return 0;
}

int import_value_day(const char *text, int *date, struct arena *arena, struct err *err)
{
	size_t digits = strspn(text, DIGITS);
	bool packed = (digits == 8 && (!text[8] || text[8] == ' ')) || (digits == 14 && !text[14]);
	if (!packed)
		return import_value_date(text, date, arena, err);
	return import_value_date(arena_printf(arena, "%.4s-%.2s-%.2s", text, text + 4, text + 6), date, arena, err);
}

int import_value_whole(const char *text, int64_t most, int64_t *value, struct arena *arena,
	struct err *err)
{
	size_t whole = strcspn(text, ".");
	const char *rest = text + whole;
	if (*rest && rest[1] && !rest[1 + strspn(rest + 1, "0")])
		text = arena_dup_n(arena, text, whole);
	return num_parse(text, 0, most, value, err);
}

/* Do commas part thousands, and nothing else? */
static bool parts_thousands(const char *text)
{
	size_t digits = strspn(text, DIGITS);
	if (digits < 1 || digits > 3)
		return false;
	for (text += digits; *text == ','; text += 4)
		if (strspn(text + 1, DIGITS) != 3)
			return false;
	return !strchr(text, ',');
}

static const char *without_commas(const char *text, struct arena *arena)
{
	char *plain = arena_dup(arena, text);
	char *to = plain;
	for (const char *c = text; *c; c++)
		if (*c != ',')
			*to++ = *c;
	*to = '\0';
	return plain;
}

int import_value_money(const char *text, int64_t *fen, struct arena *arena, struct err *err)
{
	static const char *const signs[] = {"￥", "¥", "rmb"};
	struct err ignored = {0};
	int64_t value;
	const char *at = text + (*text == '-' || *text == '+');
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(at, signs[i]))
			at += strlen(signs[i]);
	at += strspn(at, " ");
	if (str_ends(at, "元")) {
		size_t n = strlen(at) - strlen("元");
		while (n && at[n - 1] == ' ')
			n--;
		at = arena_dup_n(arena, at, n);
	}
	if (parts_thousands(at))
		at = without_commas(at, arena);
	/* What does not fit is refused as it stands there. */
	if (*at == '-' || money_parse(at, &value, &ignored))
		return money_parse(text, fen, err);
	*fen = *text == '-' ? -value : value;
	return 0;
}

/* The digits of a month behind those of its year; NULL when the text is no year and month. */
static const char *month_of(const char *text, const char **end)
{
	const char *month = text + 4;
	if (strspn(text, DIGITS) == 6) {
		*end = text + 6;
		return month;
	}
	bool chinese = strspn(text, DIGITS) == 4 && str_starts(month, "年");
	if (chinese)
		month += strlen("年");
	else if (strspn(text, DIGITS) == 4 && (*month == '-' || *month == '/'))
		month++;
	else
		return NULL;
	size_t digits = strspn(month, DIGITS);
	*end = month + digits;
	if (chinese && str_starts(*end, "月"))
		*end += strlen("月");
	else if (chinese)
		return NULL;
	return digits == 1 || digits == 2 ? month : NULL;
}

/* "Aug-26", which a spreadsheet shows for 2026-08. */
static int refuse_shown_month(const char *text, struct err *err)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
		"dec"};
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (strlen(text) == 6 && str_starts(text, months[i]) && text[3] == '-' && strspn(text + 4, DIGITS) == 2)
			return err_hint(err,
				err_set(err, ERR_MALFORMED, _("is a month as a spreadsheet shows it (20%s-%02zu)"), text + 4, i + 1),
				_("export it again as text"));
	return 0;
}

int import_value_month(const char *text, const char **month, struct arena *arena, struct err *err)
{
	const char *end = NULL;
	if (refuse_day_number(text, DAY_NUMBER_OF_2000, err) || refuse_shown_month(text, err))
		return -1;
	const char *digits = month_of(text, &end);
	const char *read = text;
	if (digits && !*end) {
		size_t n = strspn(digits, DIGITS);
		read = arena_printf(arena, "%.4s-%s%.*s", text, n == 1 ? "0" : "", (int)n, digits);
	}
	if (bill_check_period(read, err))
		return -1;
	*month = read;
	return 0;
}

const struct import_word *import_value_word(const struct import_word *words, size_t n,
	const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(words[i].text, text))
			return &words[i];
	return NULL;
}

int import_value_choice(const struct import_word *words, size_t n, const char *text, int *value,
	struct err *err)
{
	const struct import_word *word = import_value_word(words, n, text);
	struct str list = {0};
	if (word) {
		*value = word->value;
		return 0;
	}
	for (size_t i = 0; i < n; i++)
		str_add_format(&list, "%s%s", i ? ", " : "", words[i].text);
	err_set(err, ERR_MALFORMED, _("is not one of: %s"), str_text(&list));
	str_close(&list);
	return -1;
}
