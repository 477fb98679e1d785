#include "value/pinyin.h"

#include <string.h>
#include <unistr.h>

struct text {
	const char *at;
	const char *end;
	bool whole; /* nothing may be left of it */
};

static bool is_letter(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_ideograph(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000 || c == 0x3007;
}

struct fold pinyin_text(const struct han *han, const char *text, struct arena *arena)
{
	struct fold fold = fold_text(han, text, false, arena);
	size_t letters = 0, ideographs = 0, n = 0;
	for (size_t i = 0; i < fold.n; i++) {
		const uint32_t c = fold.chars[i];
		/* xi'an */
		if (c == '\'' || c == 0x2019)
			continue;
		letters += is_letter(c);
		ideographs += is_ideograph(c);
		if (!is_letter(c) && !is_ideograph(c) && !(c >= '0' && c <= '9'))
			return (struct fold){0};
		fold.chars[n++] = c;
	}
	if (letters == 0 || letters + ideographs < 2)
		return (struct fold){0};
	fold.n = n;
	return fold;
}

static bool reads(const struct han *han, const struct fold *wanted, size_t from, struct text text);

/* A blank, bracket or other sign: neither read nor typed. */
static bool is_sign(uint32_t c)
{
	if (c < 0x80)
		return !is_letter(c) && !(c >= '0' && c <= '9');
	return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3001 && c <= 0x3020 && c != 0x3007);
}

/* All that is wanted was read; may it end there? */
static bool ends(const struct han *han, struct text text)
{
	while (text.whole && text.at < text.end) {
		ucs4_t c;
		text.at += u8_mbtouc(&c, (const uint8_t *)text.at, (size_t)(text.end - text.at));
		if (!is_sign(fold_char(han, c)))
			return false;
	}
	return true;
}

/* The letters of a reading that stand in what is wanted, from `from` on.  Who has no ü types u as well. */
static size_t common(const struct fold *wanted, size_t from, const char *reading, size_t length)
{
	size_t n = 0;
	while (n < length && from + n < wanted->n &&
		(wanted->chars[from + n] == (uint32_t)reading[n] ||
			(reading[n] == 'v' && wanted->chars[from + n] == 'u')))
		n++;
	return n;
}

/* The character is read so, and the rest of the text is the rest of what is wanted. */
static bool read_on(const struct han *han, const struct fold *wanted, size_t from, uint32_t c, struct text rest)
{
	for (const char *reading = han_readings(han, c); *reading >= 'a' && *reading <= 'z';) {
		const size_t length = strcspn(reading, " ");
		const size_t same = common(wanted, from, reading, length);
		const bool two = length > 2 && reading[1] == 'h';
		if (same && ((from + same == wanted->n && ends(han, rest)) || reads(han, wanted, from + 1, rest) ||
				    (two && same >= 2 && reads(han, wanted, from + 2, rest)) ||
				    (same > 1 && same == length && reads(han, wanted, from + length, rest))))
			return true;
		reading += length + 1;
	}
	return false;
}

static bool reads(const struct han *han, const struct fold *wanted, size_t from, struct text text)
{
	if (from == wanted->n)
		return ends(han, text);
	while (text.at < text.end) {
		ucs4_t c;
		text.at += u8_mbtouc(&c, (const uint8_t *)text.at, (size_t)(text.end - text.at));
		c = fold_char(han, c);
		if (c == wanted->chars[from])
			return reads(han, wanted, from + 1, text) ||
			       (is_ideograph(c) && read_on(han, wanted, from, c, text));
		if (is_ideograph(c))
			return is_letter(wanted->chars[from]) && read_on(han, wanted, from, c, text);
		if (from == 0 || !is_sign(c))
			return false;
	}
	return false;
}

bool pinyin_within(const struct han *han, const struct fold *wanted, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	const uint32_t first = wanted->n ? wanted->chars[0] : 0;
	const uint32_t initial = is_letter(first) ? UINT32_C(1) << (first - 'a') : 0;
	for (const char *at = bytes; wanted->n && at < end;) {
		ucs4_t c;
		const struct text text = {at, end, false};
		at += u8_mbtouc(&c, (const uint8_t *)at, (size_t)(end - at));
		c = fold_char(han, c);
		if ((c == first || (han_initials(han, c) & initial)) && reads(han, wanted, 0, text))
			return true;
	}
	return false;
}

bool pinyin_is(const struct han *han, const struct fold *wanted, const char *text)
{
	return wanted->n && reads(han, wanted, 0, (struct text){text, text + strlen(text), true});
}

bool pinyin_begins(const struct han *han, const struct fold *wanted, const char *text)
{
	return wanted->n && reads(han, wanted, 0, (struct text){text, text + strlen(text), false});
}
