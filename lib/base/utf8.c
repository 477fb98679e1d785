#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/message.h"
#include "base/str.h"

/* A letter, figure or sign of ASCII, as most are: one byte, one column, and seen as it is. */
static bool is_plain(uint32_t c)
{
	return c >= ' ' && c < 0x7F;
}

/* Decode one character of the `length` > 0 bytes; returns the bytes it takes, or 0 when the first
 * byte begins no whole and shortest UTF-8 character. */
static size_t next_char(const char *bytes, size_t length, uint32_t *c)
{
	ucs4_t decoded;
	if (is_plain((unsigned char)*bytes)) {
		*c = (unsigned char)*bytes;
		return 1;
	}
	/* Nearly all else is Chinese: U+4000 to U+9FFF. */
	const unsigned char *b = (const unsigned char *)bytes;
	if (length >= 3 && b[0] >= 0xE4 && b[0] <= 0xE9 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80) {
		*c = (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (uint32_t)(b[2] & 0x3F);
		return 3;
	}
	int taken = u8_mbtoucr(&decoded, (const uint8_t *)bytes, length);

	*c = taken > 0 ? decoded : 0;
	return taken > 0 ? (size_t)taken : 0;
}

bool utf8_is_forbidden(uint32_t c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n';
	if (c >= 0x7F && c <= 0x9F)
		return true; /* DEL and C1 */
	if ((c >= 0x200B && c <= 0x200F) || c == 0x061C || c == 0xFEFF)
		return true; /* invisible */
	if ((c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
		return true; /* line and paragraph separators, bidi controls */
	if ((c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE)
		return true; /* noncharacters */
	return (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF; /* no characters at all */
}

int utf8_check(const char *bytes, size_t length, bool lines, struct err *err)
{
	size_t position = 1;

	for (size_t i = 0; i < length; position++) {
		uint32_t c;
		size_t taken = next_char(bytes + i, length - i, &c);
		if (!taken)
			return err_set(err, ERR_MALFORMED,
			        _("byte 0x%02X at character %zu is not UTF-8"),
			        (unsigned)(unsigned char)bytes[i], position);
		if (utf8_is_forbidden(c) || (c == '\n' && !lines))
			return err_set(err, ERR_MALFORMED,
			        _("U+%04X at character %zu is not allowed"), (unsigned)c, position);
		i += taken;
	}
	return 0;
}

/* What nobody sees of a text that was pasted: blanks without width, marks of direction and of byte order. */
static bool is_invisible(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
	       c == 0x061C || c == 0xFEFF || c == 0xAD;
}

/* The bytes of such a character; 0 when none is there. */
static size_t invisible_at(const char *text)
{
	uint32_t c;
	size_t taken = (unsigned char)*text < 0x80 ? 0 : next_char(text, strnlen(text, 4), &c);
	return taken && is_invisible(c) ? taken : 0;
}

/* A copy of the text in which CR LF and a lone CR are LF, without what nobody sees. */
static char *with_line_feeds(const char *text, struct arena *arena, size_t *length)
{
	char *copy = arena_dup(arena, text);
	char *end = copy;

	for (const char *c = copy; *c; c++) {
		size_t invisible = invisible_at(c);
		if (invisible)
			c += invisible - 1;
		else if (*c != '\r' || c[1] != '\n')
			*end++ = *c == '\r' ? '\n' : *c;
	}
	*end = '\0';
	*length = (size_t)(end - copy);
	return copy;
}

/* Can valid UTF-8 be in NFC without looking closer?  What is below U+0300 and the common Chinese
 * characters neither combine nor decompose; an import normalizes millions of such texts. */
static bool is_plainly_composed(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length;) {
		uint32_t c;
		i += next_char(bytes + i, length - i, &c);
		if (c >= 0x300 && !(c >= 0x4E00 && c <= 0x9FFF))
			return false;
	}
	return true;
}

/* The NFC of valid UTF-8; the text itself when it needs no change. */
static const char *compose(const char *text, size_t *length, struct arena *arena)
{
	if (is_plainly_composed(text, *length))
		return text;
	size_t composed_length = 0;
	uint8_t *composed =
	        u8_normalize(UNINORM_NFC, (const uint8_t *)text, *length, NULL, &composed_length);
	if (!composed) /* of valid UTF-8 only for want of memory: end as the arena does */
		arena_array(arena, SIZE_MAX, 2);
	char *copy = arena_dup_n(arena, (const char *)composed, composed_length);
	free(composed);
	*length = composed_length;
	return copy;
}

/* The part of valid UTF-8 between its leading and trailing white space, U+3000 (an input method's
 * space) included. */
static const char *trim(const char *text, size_t *length)
{
	size_t first = *length;
	size_t end = 0;

	for (size_t i = 0; i < *length;) {
		uint32_t c;
		size_t taken = next_char(text + i, *length - i, &c);
		if (!uc_is_property_white_space(c)) {
			if (first > i)
				first = i;
			end = i + taken;
		}
		i += taken;
	}
	*length = end > first ? end - first : 0;
	return text + first;
}

int utf8_clean(
        const char *text, bool lines, struct arena *arena, const char **clean, struct err *err)
{
	size_t length;
	const char *part = with_line_feeds(text, arena, &length);

	/* Line breaks are welcome here either way, as they become spaces below. */
	if (utf8_check(part, length, true, err))
		return -1;
	part = compose(part, &length, arena);
	part = trim(part, &length);
	char *copy = arena_dup_n(arena, part, length);
	for (char *c = copy; *c && !lines; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	*clean = copy;
	return 0;
}

/* The ASCII character that a full-width character stands for in a number or an identifier; 0 when
 * it is none of those that are folded. */
static char folded(uint32_t c)
{
	if (c < 0xFF01 || c > 0xFF5E)
		return 0;
	char ascii = (char)(c - 0xFF01 + '!');
	if ((ascii >= '0' && ascii <= '9') || (ascii >= 'A' && ascii <= 'Z') ||
	        (ascii >= 'a' && ascii <= 'z') || strchr("-.:/+@_", ascii))
		return ascii;
	return 0;
}

const char *utf8_fold(const char *text, struct arena *arena)
{
	size_t length = strlen(text);
	char *copy = arena_dup_n(arena, text, length);
	char *end = copy;

	for (size_t i = 0; i < length;) {
		uint32_t c;
		size_t taken = next_char(text + i, length - i, &c);
		char ascii = taken ? folded(c) : 0;
		if (ascii) {
			*end++ = ascii;
		} else {
			taken = taken ? taken : 1;
			memcpy(end, text + i, taken);
			end += taken;
		}
		i += taken;
	}
	*end = '\0';
	return copy;
}

/* How a character must be spelled for a terminal; NULL when it stands as itself.  `spelled` is
 * room for the longest spelling. */
static const char *spelling(uint32_t c, bool lines, char spelled[12])
{
	if (is_plain(c))
		return NULL;
	if (c == '\t')
		return " ";
	if (c == '\n')
		return lines ? NULL : "\\n";
	/* U+061C, a bidi mark, may stand in an Arabic text but not act on a terminal. */
	if (!utf8_is_forbidden(c) && !uc_is_property_bidi_control(c))
		return NULL;
	snprintf(spelled, 12, c < 0x80 ? "\\x%02X" : "\\u{%04X}", (unsigned)(c & 0x1FFFFF));
	return spelled;
}

const char *utf8_printable(const char *text, bool lines, struct arena *arena)
{
	size_t length = strlen(text);
	size_t copied = 0; /* bytes of the text that are in `out` */
	struct str out = {0};
	const char *result = text;

	for (size_t i = 0; i < length;) {
		char spelled[12];
		const char *instead = spelled;
		uint32_t c;
		size_t taken = next_char(text + i, length - i, &c);
		if (taken) {
			instead = spelling(c, lines, spelled);
		} else {
			taken = 1;
			snprintf(spelled, sizeof spelled, "\\x%02X",
			        (unsigned)(unsigned char)text[i]);
		}
		if (instead) {
			str_add_n(&out, text + copied, i - copied);
			str_add(&out, instead);
			copied = i + taken;
		}
		i += taken;
	}
	if (copied) {
		str_add_n(&out, text + copied, length - copied);
		result = arena_dup_n(arena, out.text, out.length);
	}
	str_close(&out);
	return result;
}

/* A control character has width -1: it moves the cursor, it takes no column. */
static size_t columns_of(uint32_t c)
{
	const bool chinese = c >= 0x4E00 && c <= 0x9FFF;
	int columns = is_plain(c) ? 1 : chinese ? 2 : uc_width(c, "UTF-8");
	return columns > 0 ? (size_t)columns : 0;
}

static size_t width_of(const char *text, size_t length)
{
	size_t width = 0;

	for (size_t i = 0; i < length;) {
		uint32_t c;
		size_t taken = next_char(text + i, length - i, &c);
		width += taken ? columns_of(c) : 1;
		i += taken ? taken : 1;
	}
	return width;
}

size_t utf8_width(const char *text)
{
	return width_of(text, strlen(text));
}

size_t utf8_next(const char *text)
{
	size_t bytes = 1;
	while (((unsigned char)text[bytes] & 0xC0) == 0x80)
		bytes++;
	return bytes;
}

/* Does one of the characters stand at this place? */
static bool is_one_of(const char *text, const char *characters)
{
	const size_t bytes = utf8_next(text);
	for (; *characters; characters += utf8_next(characters))
		if (strncmp(text, characters, bytes) == 0)
			return true;
	return false;
}

/* Which characters stand neither first nor last in a line, whatever stands beside them. */
static const char never_first[] = "。，、；：？！）」』》】〕”’…—％";
static const char never_last[] = "（「『《【〔“‘";

static bool may_break(const char *text, size_t at, const char *breaks)
{
	bool in_word = (unsigned char)text[at - 1] < 0x80 && text[at - 1] != ' ' &&
		       (unsigned char)text[at] < 0x80;
	return breaks[at] == UC_BREAK_POSSIBLE && !in_word && !is_one_of(text + at, never_first);
}

/* Where a line ends at `at`, though nothing says that it may: between the items of a list, else earlier where
 * punctuation would stand at the wrong end, so that some text goes with it. */
static size_t forced_end(const char *text, size_t from, size_t at)
{
	for (size_t end = at; end > from + 1; end--)
		if (text[end - 1] == ',')
			return end;
	for (size_t end = at; end > from;) {
		size_t before = end - 1;
		while (before > from && ((unsigned char)text[before] & 0xC0) == 0x80)
			before--;
		if (!is_one_of(text + end, never_first) && !is_one_of(text + before, never_last))
			return end;
		end = before;
	}
	return at;
}

static void add_line(struct str *lines, const char *from, const char *end)
{
	while (end > from && end[-1] == ' ')
		end--;
	str_add_n(lines, from, (size_t)(end - from));
}

const char *utf8_wrap(const char *text, size_t width, struct arena *arena)
{
	const size_t length = strlen(text);
	struct str lines = {0};
	size_t from = 0, used = 0;  /* the line, its columns */
	size_t fits = 0, since = 0; /* where it may end, the columns after that */
	char *breaks = arena_alloc(arena, length + 1);
	u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
	for (size_t at = 0, bytes; at < length; at += bytes) {
		uint32_t c;
		bytes = utf8_next(text + at);
		size_t columns = next_char(text + at, bytes, &c) ? columns_of(c) : 1;
		if (at > from && may_break(text, at, breaks)) {
			fits = at;
			since = 0;
		}
		bool ends = text[at] == '\n';
		bool full = !ends && at > from && used + columns > width && text[at] != ' ';
		if (full || ends) {
			size_t end = !full ? at : fits > from ? fits : forced_end(text, from, at);
			add_line(&lines, text + from, text + end);
			str_add_char(&lines, '\n');
			used = end == at ? 0 : end == fits ? since : width_of(text + end, at - end);
			from = fits = end + ends;
			since = 0;
		}
		used += columns;
		since += columns;
	}
	add_line(&lines, text + from, text + length);
	return str_keep(&lines, arena);
}

size_t utf8_count(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}
