#include "import/import_value.h"

#include <ctype.h>
#include <string.h>

#include "account/account.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "value/moment.h"
#include "value/money.h"
#include "value/stamp.h"

#define DIGITS "0123456789"

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

int import_value_date(const char *text, int *date, struct err *err)
{
	static const char *const styles[] = {"chinese", "slash", "iso"};
	struct stamp stamp;
	if (stamp_parse(text, styles, sizeof styles / sizeof *styles, &stamp, err))
		return -1;
	*date = moment_date(stamp.moment);
	return 0;
}

int import_value_day(const char *text, int *date, struct arena *arena, struct err *err)
{
	size_t digits = strspn(text, DIGITS);
	bool packed = (digits == 8 && (!text[8] || text[8] == ' ')) || (digits == 14 && !text[14]);
	if (!packed)
		return import_value_date(text, date, err);
	return import_value_date(arena_printf(arena, "%.4s-%.2s-%.2s", text, text + 4, text + 6), date, err);
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
	if (str_ends(at, "元"))
		at = arena_dup_n(arena, at, strlen(at) - strlen("元"));
	if (parts_thousands(at))
		at = without_commas(at, arena);
	/* What does not fit is refused as it stands there. */
	if (*at == '-' || money_parse(at, &value, &ignored))
		return money_parse(text, fen, err);
	*fen = *text == '-' ? -value : value;
	return 0;
}

static bool is_pad(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

const char *import_value_bare(const char *text, struct arena *arena)
{
	while (is_pad(*text) || *text == '`' || *text == '\'')
		text++;
	size_t length = strlen(text);
	while (length && is_pad(text[length - 1]))
		length--;
	if (length >= 3 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"') {
		text += 2;
		length -= 3;
	}
	return arena_dup_n(arena, text, length);
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

int import_value_month(const char *text, const char **month, struct arena *arena, struct err *err)
{
	const char *end = NULL;
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
