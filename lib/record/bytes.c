#include "record/bytes.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/message.h"
#include "base/utf8.h"
#include "base/word.h"

/* A place in the bytes; lines are counted on the way, columns only when something is wrong. */
struct place {
	const char *path;
	const char *line_start;
	size_t line; /* from 1 */
};

/* Put the place of `at` before the message that is in `err`. */
static int at_place(const struct place *place, const char *at, struct err *err)
{
	size_t column = 1;
	for (const char *p = place->line_start; p < at; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	return err_prefix(err, "%s:%zu:%zu", place->path, place->line, column);
}

static int check_encoding(const struct place *place, const char *bytes, size_t length,
	struct err *err)
{
	bool marked = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
	bool wide = length >= 2 &&
		(memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
	if (!marked && !wide)
		return 0;
	if (wide)
		err_set(err, ERR_MALFORMED, _("the file is UTF-16, it must be UTF-8"));
	else
		err_set(err, ERR_MALFORMED, _("the file begins with a byte order mark (BOM)"));
	return at_place(place, bytes, err);
}

/* A record stands in a mapping, so no line of it can begin so: what is in column 1 is a key, "- ",
 * "---" or a comment. */
static bool is_conflict_marker(const char *line, const char *end)
{
	static const char *const markers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
	if (end - line < 7 || *line == ' ' || (*line >= 'a' && *line <= 'z'))
		return false;
	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
		if (memcmp(line, markers[i], 7) == 0)
			return line + 7 == end || line[7] == ' ' || line[7] == '\n';
	return false;
}

static int refuse_control(unsigned char c, struct err *err)
{
	if (c == '\r')
		return err_set(err, ERR_MALFORMED, _("carriage return (CR): lines end in LF only"));
	if (c == '\0')
		return err_set(err, ERR_MALFORMED, _("NUL byte"));
	return err_set(err, ERR_MALFORMED, _("control character U+%04X"), c);
}

/* The character beginning at `at`, which is no ASCII: its length, or -1. */
static int check_wide(const char *at, const char *end, struct err *err)
{
	ucs4_t c;
	int n = u8_mbtoucr(&c, (const uint8_t *)at, (size_t)(end - at));
	if (n < 0)
		return err_set(err, ERR_MALFORMED, _("byte 0x%02X is not UTF-8"),
			(unsigned char)*at);
	if (utf8_is_forbidden(c))
		return err_set(err, ERR_MALFORMED,
			_("control, bidi or invisible character U+%04X"), (unsigned)c);
	return n;
}

/* How many of the next eight bytes are printable ASCII, from the first on. */
static size_t count_ascii(const char *bytes)
{
	const uint64_t word = word_of(bytes);
	return word_first(word_below(word, ' ') | word_equals(word, 0x7F) | (word & WORD_HIGH));
}

/* Are the next three bytes a character of Chinese texts of which nothing is forbidden: U+3000 to U+9FFF, or
 * wide punctuation, U+FF01 to U+FF5E? */
static bool is_plain_wide(const char *bytes, const char *end)
{
	const unsigned char *c = (const unsigned char *)bytes;
	if (end - bytes < 3 || c[0] < 0xE3 || ((c[1] ^ 0x80) | (c[2] ^ 0x80)) >= 0x40)
		return false;
	if (c[0] <= 0xE9)
		return true;
	return c[0] == 0xEF && (c[1] == 0xBC ? c[2] > 0x80 : c[1] == 0xBD && c[2] < 0x9F);
}

/* How many of the bytes need no closer look: printable ASCII, Chinese and its punctuation.  Nearly all bytes
 * of a store are of this kind. */
static size_t count_plain(const char *bytes, const char *end)
{
	const char *p = bytes;
	const char *before;
	do {
		before = p;
		if (end - p >= WORD_BYTES) {
			const size_t n = count_ascii(p);
			p += n;
			if (n == WORD_BYTES)
				continue;
		} else if (p < end && *p >= ' ' && *p < 0x7F) {
			p++;
		}
		while (is_plain_wide(p, end))
			p += 3;
	} while (p != before);
	return (size_t)(p - bytes);
}

int bytes_check_text(const char *text, size_t length, struct err *err)
{
	return count_plain(text, text + length) == length ? 0 : utf8_check(text, length, true, err);
}

static int check_characters(struct place *place, const char *bytes, const char *end,
	struct err *err)
{
	for (const char *p = bytes; p < end;) {
		if (p == place->line_start && is_conflict_marker(p, end)) {
			err_set(err, ERR_MALFORMED, _("conflict marker of a merge: \"%.7s\""), p);
			return at_place(place, p, err);
		}
		p += count_plain(p, end);
		if (p == end)
			break;
		unsigned char c = (unsigned char)*p;
		int n = 1;
		if (c == '\n') {
			place->line++;
			place->line_start = p + 1;
		} else if ((c < ' ' && c != '\t') || c == 0x7F) {
			refuse_control(c, err);
			return at_place(place, p, err);
		} else if (c >= 0x80) {
			n = check_wide(p, end, err);
			if (n < 0)
				return at_place(place, p, err);
		}
		p += n;
	}
	return 0;
}

int bytes_check(const char *path, const char *bytes, size_t length, size_t limit,
	struct err *err)
{
	struct place place = {.path = path, .line_start = bytes, .line = 1};
	if (length == 0) {
		err_set(err, ERR_MALFORMED, _("the file is empty"));
		return at_place(&place, bytes, err);
	}
	if (length > limit) {
		err_set(err, ERR_MALFORMED, _("%zu bytes, more than the %zu that are allowed"),
			length, limit);
		return at_place(&place, bytes, err);
	}
	if (check_encoding(&place, bytes, length, err))
		return -1;
	if (check_characters(&place, bytes, bytes + length, err))
		return -1;
	if (bytes[length - 1] != '\n') {
		err_set(err, ERR_MALFORMED, _("no newline at the end: the file was cut"));
		return at_place(&place, bytes + length, err);
	}
	return 0;
}
