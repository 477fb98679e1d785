#include "value/fold.h"

#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>
#include <unistr.h>

#include "base/str.h"

static bool is_dot(uint32_t c)
{
	return c == '.' || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 ||
	       c == 0x30FB || c == 0xFF65 || c == 0xFF0E || c == 0xFE52;
}

static bool is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 ||
	       c == 0xFF0D;
}

/* Accents and marks that change the look of the character before, and what nobody sees. */
static bool is_mark(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
	       c == 0xFEFF || c == 0xAD;
}

static uint32_t bracket_of(uint32_t c)
{
	static const uint32_t brackets[][2] = {{0x3010, '['}, {0x3011, ']'}, {0x3014, '['}, {0x3015, ']'},
		{0x3016, '['}, {0x3017, ']'}, {0xFE59, '('}, {0xFE5A, ')'}, {0xFF5F, '('}, {0xFF60, ')'}};
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (brackets[i][0] == c)
			return brackets[i][1];
	return c;
}

/* The letter below the accents; ideographs that have two numbers become the usual one. */
static uint32_t base_of(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	while (uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	return c;
}

uint32_t fold_char(const struct han *han, uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c <= ' ' ? 0 : c;
	if (c >= 0x3400 && c <= 0x9FFF)
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E && !is_dash(c))
		return fold_char(han, c - 0xFF01 + '!');
	if (is_mark(c) || uc_is_property_white_space(c))
		return 0;
	if (is_dot(c) || is_dash(c))
		return is_dot(c) ? '.' : '-';
	c = base_of(bracket_of(han_unified(han, c)));
	return c < 0x80 ? fold_char(han, c) : uc_tolower(c);
}

static size_t next_char(const char *bytes, size_t length, ucs4_t *c)
{
	return (size_t)u8_mbtouc(c, (const uint8_t *)bytes, length);
}

/* Nothing but digits and what people put between them. */
static bool is_number(const struct fold *text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text->n; i++) {
		if (text->chars[i] >= 0x80 || !strchr("0123456789().+", (int)text->chars[i]))
			return false;
		digits += text->chars[i] >= '0' && text->chars[i] <= '9';
	}
	return digits >= 5;
}

static bool is_loose(const struct fold *wanted, uint32_t c, uint32_t before)
{
	if (c == 0 || (c == '-' && !wanted->dashes))
		return true;
	return c == '.' ? wanted->number || before >= 0x80 : wanted->number && (c == '(' || c == ')');
}

struct fold fold_text(const struct han *han, const char *text, bool dashes, struct arena *arena)
{
	const size_t length = strlen(text);
	struct fold all = {.chars = arena_array(arena, length, sizeof *all.chars), .dashes = dashes};
	for (size_t i = 0; i < length;) {
		ucs4_t c;
		i += next_char(text + i, length - i, &c);
		c = fold_char(han, c);
		if (c && (c != '-' || dashes))
			all.chars[all.n++] = c;
	}
	all.number = is_number(&all);
	/* A lone dot is looked for as it is. */
	struct fold fold = {.chars = all.chars, .number = all.number, .dashes = dashes};
	for (size_t i = 0; i < all.n; i++) {
		const uint32_t c = all.chars[i];
		if (all.n == 1 || !is_loose(&all, c, fold.n ? fold.chars[fold.n - 1] : 0))
			fold.chars[fold.n++] = c;
	}
	return fold;
}

bool fold_begins(const struct han *han, const struct fold *wanted, const char *text, size_t length)
{
	size_t at = 0;
	for (size_t i = 0; i < wanted->n;) {
		ucs4_t c;
		if (at == length)
			return false;
		at += next_char(text + at, length - at, &c);
		c = fold_char(han, c);
		if (c == wanted->chars[i])
			i++;
		else if (i == 0 || !is_loose(wanted, c, wanted->chars[i - 1]))
			return false;
	}
	return true;
}

enum { LANE = 16, STRIDE = 2 * LANE, NUMBER_LEAST = 7 };

/* Many bytes at once; a comparison gives 0 or 0xFF for each. */
typedef uint8_t lane_bytes __attribute__((vector_size(LANE)));

static inline lane_bytes lane_at(const uint8_t *b)
{
	lane_bytes bytes;
	memcpy(&bytes, b, LANE);
	return bytes;
}

/* What the first three characters may be, where the first is a letter or digit of ASCII: both cases.  Of an
 * ideograph its bytes. */
struct start {
	bool ascii;
	bool ideograph;
	uint8_t cases[3][2];
	uint8_t bytes[6];
};

/* May the byte stand between characters of the text, or begin one that is none of ASCII? */
static inline uint8_t is_between(uint8_t b)
{
	return (b >= 0x80) | (b <= ' ') | (b == '-') | (b == '.') | ((b & 0xFE) == '(');
}

/* Could the text begin in one of STRIDE bytes?  Two more stand behind them.  Written so that a compiler takes
 * many bytes at once; what stands in full width, with an accent or as a radical is looked at closely. */
static bool may_begin_ascii(const uint8_t *b, const struct start *start)
{
	const uint8_t a0 = start->cases[0][0], a1 = start->cases[0][1];
	const uint8_t b0 = start->cases[1][0], b1 = start->cases[1][1];
	const uint8_t c0 = start->cases[2][0], c1 = start->cases[2][1];
	uint8_t any = 0;
	for (size_t i = 0; i < STRIDE; i++) {
		const uint8_t x = b[i], y = b[i + 1], z = b[i + 2];
		any |= ((x == a0) | (x == a1)) & ((y == b0) | (y == b1) | is_between(y)) &
		       ((z == c0) | (z == c1) | (z == b0) | (z == b1) | is_between(z) | is_between(c0));
		any |= (x == 0xEF) & ((y & 0xFE) == 0xBC);
		any |= ((x >= 0xC3) & (x <= 0xC9)) | ((x == 0xE1) & ((y & 0xFC) == 0xB8));
	}
	return any;
}

static inline bool may_begin_ideograph(const uint8_t *b, const struct start *start)
{
	/* Its second and third byte tell it well enough. */
	const lane_bytes none = {0}, second = none + start->bytes[1], third = none + start->bytes[2];
	lane_bytes any = none;
	for (size_t i = 0; i < STRIDE; i += LANE) {
		const lane_bytes x = lane_at(b + i), y = lane_at(b + i + 1), z = lane_at(b + i + 2);
		any |= (lane_bytes)((y == second) & (z == third));
		any |= (lane_bytes)((x == 0xE2) & (y >= 0xBA));
	}
	uint64_t words[LANE / 8];
	memcpy(words, &any, LANE);
	return words[0] | words[1];
}

/* The same of the one character at b, for what is asked of every byte. */
static bool may_be_first(uint8_t b, const struct start *start)
{
	if ((b & 0xC0) == 0x80)
		return false;
	/* U+4000 to U+9FFF stand for themselves. */
	if (start->ideograph)
		return b >= 0x80 && (b < 0xE4 || b > 0xE9 || b == start->bytes[0]);
	return !start->ascii || (b < 0x80 ? b == start->cases[0][0] || b == start->cases[0][1] : b < 0xE2 || b == 0xEF);
}

/* The first of the strides from `at` on in which it may begin. */
static size_t first_stride(const char *bytes, size_t at, size_t length, const struct start *start)
{
	const uint8_t *b = (const uint8_t *)bytes;
	const size_t whole = STRIDE + 2;
	if (start->ascii)
		while (at + whole <= length && !may_begin_ascii(b + at, start))
			at += STRIDE;
	else if (start->ideograph)
		while (at + whole <= length && !may_begin_ideograph(b + at, start))
			at += STRIDE;
	return at;
}

static struct start start_of(const struct fold *wanted)
{
	const uint32_t first = wanted->chars[0];
	struct start start = {
		.ascii = ((first >= '0' && first <= '9') || (first >= 'a' && first <= 'z')) && wanted->n > 1,
		.ideograph = (first >= 0x3400 && first <= 0x9FFF) || first >= 0x20000,
	};
	for (size_t i = 0; i < 3; i++) {
		/* A blank stands for what is none of ASCII, and for what follows the end. */
		const uint32_t c = i < wanted->n && wanted->chars[i] < 0x80 ? wanted->chars[i] : ' ';
		start.cases[i][0] = (uint8_t)c;
		start.cases[i][1] = (uint8_t)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
	}
	u8_uctomb(start.bytes, first, sizeof start.bytes);
	return start;
}

/* Could three digits begin in one of STRIDE bytes?  Two more stand behind them. */
static bool may_have_digits(const uint8_t *b, const uint32_t digits[3])
{
	const uint8_t d0 = (uint8_t)digits[0], d1 = (uint8_t)digits[1], d2 = (uint8_t)digits[2];
	uint8_t any = 0;
	for (size_t i = 0; i < STRIDE; i++) {
		const uint8_t x = b[i], y = b[i + 1], z = b[i + 2];
		const uint8_t between_y = (y >= 0x80) | ((y < '/') & (y != '"'));
		const uint8_t between_z = (z >= 0x80) | ((z < '/') & (z != '"'));
		any |= (x == d0) & ((y == d1) | between_y) & ((z == d2) | (z == d1) | between_z);
		any |= (x == 0xEF) & (y == 0xBC) & ((z & 0xF0) == 0x90);
	}
	return any;
}

/* Long numbers differ in their last digits, and begin alike: those are looked for. */
static const char *number_within(const struct han *han, const struct fold *wanted, const char *bytes, size_t length)
{
	const uint8_t first = (uint8_t)wanted->chars[0];
	/* A digit and what is before the next take six bytes at most. */
	const size_t most = 6 * wanted->n;
	for (size_t at = 0, next = 0; at < length; at += STRIDE) {
		if (at + STRIDE + 2 <= length &&
			!may_have_digits((const uint8_t *)bytes + at, wanted->chars + wanted->n - 3))
			continue;
		size_t from = at > most + next ? at - most : next;
		next = at + STRIDE < length ? at + STRIDE : length;
		for (; from < next; from++)
			if (((uint8_t)bytes[from] == first || (uint8_t)bytes[from] == 0xEF) &&
				fold_begins(han, wanted, bytes + from, length - from))
				return bytes + from;
	}
	return NULL;
}

const char *fold_within(const struct han *han, const struct fold *wanted, const char *bytes, size_t length)
{
	if (wanted->n == 0)
		return NULL;
	if (wanted->number && wanted->n >= NUMBER_LEAST)
		return number_within(han, wanted, bytes, length);
	const struct start start = start_of(wanted);
	for (size_t at = 0; at < length;) {
		at = first_stride(bytes, at, length, &start);
		const size_t end = at + STRIDE < length ? at + STRIDE : length;
		for (; at < end; at++)
			if (may_be_first((uint8_t)bytes[at], &start) && fold_begins(han, wanted, bytes + at, length - at))
				return bytes + at;
	}
	return NULL;
}
