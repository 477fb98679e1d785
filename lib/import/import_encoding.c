#include "import/import_encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/message.h"
#include "base/text_place.h"

/* ORDER import_encoding */
const struct choice import_encoding_names[] = {
	{"", ""},
	{"utf-8", "UTF-8"},
	{"gb18030", "GB18030"},
	{"utf-16le", "UTF-16LE"},
	{"utf-16be", "UTF-16BE"},
	{NULL, NULL},
};

/* ---- From one encoding to another --------------------------------------------------------------- */

/* Convert all bytes; on failure `*used` says how many could be. */
static int convert(iconv_t how, const char *bytes, size_t length, struct str *out, size_t *used)
{
	char *in = (char *)bytes; /* iconv(3) does not write there */
	size_t left = length;
	bool flushed = false;
	while (!flushed) {
		char buffer[16 * 1024];
		char *to = buffer;
		size_t room = sizeof buffer;
		flushed = left == 0;
		size_t rc = iconv(how, flushed ? NULL : &in, &left, &to, &room);
		int failed = errno;
		str_add_n(out, buffer, (size_t)(to - buffer));
		if (rc == (size_t)-1 && failed != E2BIG) {
			*used = length - left;
			return -1;
		}
		if (rc == (size_t)-1)
			flushed = false;
	}
	*used = length;
	return 0;
}

/* A failure leaves the place to the caller. */
static int recode(const char *from, const char *to, const char *bytes, size_t length, struct str *out,
	size_t *used, struct err *err)
{
	iconv_t how = iconv_open(to, from);
	if (how == (iconv_t)-1)
		return err_set_errno(err, errno, _("%s cannot be converted to %s here"), from, to);
	int rc = convert(how, bytes, length, out, used);
	iconv_close(how);
	if (rc)
		return err_set(err, ERR_MALFORMED, _("byte 0x%02X is not %s"),
			(unsigned)(unsigned char)bytes[*used], from);
	return 0;
}

static int decode(const char *name, enum import_encoding from, struct arena *arena, struct import_text *text,
	struct err *err)
{
	struct str out = {0};
	size_t used = 0;
	int rc = recode(import_encoding_names[from].title, "UTF-8", text->bytes, text->length, &out, &used, err);
	if (rc == 0) {
		text->bytes = arena_dup_n(arena, str_text(&out), out.length);
		text->length = out.length;
	} else if (err->code == ERR_MALFORMED) {
		struct text_place place = text_place_of(str_text(&out), out.length);
		err_prefix(err, "%s:%zu:%zu", name, place.line, place.column);
	}
	str_close(&out);
	return rc;
}

/* Bytes of UTF-16 whose mark somebody lost have a NUL beside every letter and digit, in one half of all pairs;
 * IMPORT_ENCODING_DETECT for others. */
static enum import_encoding unmarked_utf16(const char *bytes, size_t length)
{
	enum { OF_SO_MANY = 8 }; /* of so many bytes one is NUL at least, even between much Han */
	size_t n[2] = {0, 0};
	for (size_t i = 0; i < length; i++)
		n[i % 2] += !bytes[i];
	if (length % 2 || (n[0] && n[1]) || n[0] + n[1] < 2 || (n[0] + n[1]) * OF_SO_MANY < length)
		return IMPORT_ENCODING_DETECT;
	return n[1] ? IMPORT_ENCODING_UTF16LE : IMPORT_ENCODING_UTF16BE;
}

/* What to try where the text is not of its encoding. */
static int hint_encoding(const struct import_text *text, struct err *err)
{
	const enum import_encoding utf16 = unmarked_utf16(text->bytes, text->length);
	return err_hint(err, -1, "--encoding %s",
		import_encoding_names[utf16 ? utf16 : IMPORT_ENCODING_GB18030].name);
}

/* UTF-8 without NUL from here on. */
static int check_text(const char *name, const struct import_text *text, struct err *err)
{
	const char *bad = (const char *)u8_check((const uint8_t *)text->bytes, text->length);
	const char *nul = memchr(text->bytes, '\0', text->length);
	if (nul && (!bad || nul < bad)) {
		text_place_refuse(name, text_place_of(text->bytes, (size_t)(nul - text->bytes)),
			_("a NUL byte, which text does not have"), err);
		return unmarked_utf16(text->bytes, text->length) ? hint_encoding(text, err) : -1;
	}
	if (!bad)
		return 0;
	err_set(err, ERR_MALFORMED, _("byte 0x%02X is not UTF-8: a character is cut, or the file is of another encoding"),
		(unsigned)(unsigned char)*bad);
	hint_encoding(text, err);
	struct text_place place = text_place_of(text->bytes, (size_t)(bad - text->bytes));
	return err_prefix(err, "%s:%zu:%zu", name, place.line, place.column);
}

/* ---- Which it is --------------------------------------------------------------------------------- */

static const struct {
	enum import_encoding encoding;
	size_t length;
	const char *bytes;
} marks[] = {
	{IMPORT_ENCODING_UTF8, 3, "\xEF\xBB\xBF"},
	{IMPORT_ENCODING_UTF16LE, 2, "\xFF\xFE"},
	{IMPORT_ENCODING_UTF16BE, 2, "\xFE\xFF"},
};

/* `*size`, unless NULL, is the length of the mark. */
static enum import_encoding by_mark(const char *bytes, size_t length, size_t *size)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
			if (size)
				*size = marks[i].length;
			return marks[i].encoding;
		}
	return IMPORT_ENCODING_DETECT;
}

static bool within(uint32_t c, uint32_t first, uint32_t last)
{
	return c >= first && c <= last;
}

/* ASCII, Han, and the punctuation that Chinese text has. */
static bool is_usual(uint32_t c)
{
	return c < 0x80 || within(c, 0x4E00, 0x9FFF) || within(c, 0x3400, 0x4DBF) ||
	       within(c, 0x20000, 0x3FFFF) || within(c, 0xF900, 0xFAFF) || within(c, 0x3000, 0x303F) ||
	       within(c, 0xFF00, 0xFFEF) || within(c, 0x2000, 0x206F) || within(c, 0x2100, 0x22FF) ||
	       within(c, 0x2460, 0x25FF) || c == 0xA0 || c == 0xA4 || c == 0xA7 || c == 0xA8 || c == 0xB0 ||
	       c == 0xB1 || c == 0xB7 || c == 0xD7 || c == 0xF7 || c == 0xFEFF;
}

/* How bad the bytes are as UTF-8. */
static size_t utf8_faults(const char *bytes, size_t length)
{
	const uint8_t *at = (const uint8_t *)bytes;
	const uint8_t *end = at + length;
	size_t faults = 0;
	while (at < end) {
		ucs4_t c;
		int n = u8_mbtoucr(&c, at, (size_t)(end - at));
		faults += n <= 0 || !is_usual(c);
		if (n <= 0)
			for (n = 1; at + n < end && (at[n] & 0xC0) == 0x80; n++)
				;
		at += n;
	}
	return faults;
}

/* Han, and the rows of punctuation and full-width characters, of GB 2312. */
static bool is_gb2312(unsigned char lead, unsigned char trail)
{
	return trail >= 0xA1 && trail <= 0xFE && (within(lead, 0xA1, 0xA3) || within(lead, 0xB0, 0xF7));
}

/* "José" in UTF-8 is "Jos茅" in GB 2312: what is a letter of Latin in the one and stands in a word of Latin
 * letters is as doubtful in the other. */
static bool is_latin(const unsigned char *at, const char *bytes, const unsigned char *end)
{
	const bool letter = within(at[0], 0xC2, 0xC9) && at + 1 < end && within(at[1], 0x80, 0xBF);
	const bool behind = (const char *)at > bytes && within(at[-1], 'a', 'z');
	const bool before = at + 2 < end && within(at[2], 'a', 'z');
	return letter && (behind || before);
}

/* How bad they are as GB18030: two bytes, or four where the second is a digit. */
static size_t gb18030_faults(const char *bytes, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes;
	const unsigned char *end = at + length;
	size_t faults = 0;
	while (at < end) {
		size_t n = 1;
		if (*at >= 0x80) {
			unsigned char next = at + 1 < end ? at[1] : 0;
			bool four = within(next, 0x30, 0x39);
			n = four ? 4 : next >= 0x40 && next != 0x7F && next != 0xFF ? 2 : 1;
			faults += n != 2 || !is_gb2312(*at, next) || is_latin(at, bytes, end);
		}
		at += n < (size_t)(end - at) ? n : (size_t)(end - at);
	}
	return faults;
}

enum import_encoding import_encoding_detect(const char *bytes, size_t length)
{
	enum import_encoding marked = by_mark(bytes, length, NULL);
	if (marked)
		return marked;
	if (unmarked_utf16(bytes, length))
		return IMPORT_ENCODING_DETECT;
	if (!u8_check((const uint8_t *)bytes, length) && utf8_faults(bytes, length) == 0)
		return IMPORT_ENCODING_UTF8;
	const size_t utf8 = utf8_faults(bytes, length);
	const size_t gb18030 = gb18030_faults(bytes, length);
	if (utf8 == gb18030)
		return IMPORT_ENCODING_DETECT;
	return utf8 < gb18030 ? IMPORT_ENCODING_UTF8 : IMPORT_ENCODING_GB18030;
}

/* ---- What is no table ----------------------------------------------------------------------------- */

/* What a file is that somebody has only given another name; NULL when it may be a table. */
static const char *other_kind(const char *bytes, size_t length)
{
	static const struct {
		const char *begin;
		size_t n;
		const char *kind;
	} kinds[] = {
		{"PK\x03\x04", 4, N_("a workbook (.xlsx) under another name")},
		{"\xD0\xCF\x11\xE0", 4, N_("a workbook (.xls) under another name")},
		{"%PDF-", 5, N_("a PDF under another name")},
		{"<!doctype", 9, N_("a web page under another name")},
		{"<html", 5, N_("a web page under another name")},
		{"<table", 6, N_("a web page under another name")},
		{"<meta", 5, N_("a web page under another name")},
		{"<?xml", 5, N_("a file of XML under another name")},
		{"{\\rtf", 5, N_("a document (.rtf) under another name")},
	};
	while (length && strchr(" \t\r\n\xEF\xBB\xBF", *bytes) && *bytes) {
		bytes++;
		length--;
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (length >= kinds[i].n && strncasecmp(bytes, kinds[i].begin, kinds[i].n) == 0)
			return _(kinds[i].kind);
	return NULL;
}

static bool is_ascii(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] >= 0x80)
			return false;
	return true;
}

static bool begins_with_mark(const char *bytes, size_t length)
{
	return by_mark(bytes, length, NULL) == IMPORT_ENCODING_UTF8;
}

/* Marks before the first text: at the very beginning, where they are skipped, or behind empty lines that
 * somebody put above what a program wrote, where they are taken out of a copy, so that the lines keep
 * their numbers. */
static void drop_marks(const char **bytes, size_t *length, struct arena *arena)
{
	size_t blank = 0;
	for (; begins_with_mark(*bytes, *length); *length -= 3)
		*bytes += 3;
	while (blank < *length && strchr(" \t\r\n", (*bytes)[blank]) && (*bytes)[blank])
		blank++;
	size_t text = blank;
	while (begins_with_mark(*bytes + text, *length - text))
		text += 3;
	if (text == blank)
		return;
	struct str without = {0};
	str_add_n(&without, *bytes, blank);
	str_add_n(&without, *bytes + text, *length - text);
	*length = without.length;
	*bytes = str_keep(&without, arena);
}

int import_encoding_read(const char *name, const char *bytes, size_t length, enum import_encoding encoding,
	struct arena *arena, struct import_text *text, struct err *err)
{
	const char *other = other_kind(bytes, length);
	size_t mark = 0;
	const enum import_encoding marked = by_mark(bytes, length, &mark);
	*text = (struct import_text){.bytes = bytes + mark, .length = length - mark, .encoding = encoding};
	if (other)
		return err_hint(err, err_set(err, ERR_MALFORMED, "%s:1:1: %s", name, other),
			_("open it and save it as CSV"));
	/* What the file says of itself is surer than who typed, or wrote a map for other files. */
	if (marked)
		text->encoding = marked;
	else if (encoding == IMPORT_ENCODING_DETECT) {
		text->encoding = import_encoding_detect(bytes, length);
		text->guessed = !is_ascii(bytes, length);
	}
	/* Where it cannot be told, the place where it is no UTF-8 says most. */
	if (text->encoding == IMPORT_ENCODING_DETECT) {
		if (check_text(name, text, err))
			return -1;
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("%s: the encoding cannot be told"), name),
			_("--encoding utf-8, or --encoding gb18030"));
	}
	if (text->encoding != IMPORT_ENCODING_UTF8 && decode(name, text->encoding, arena, text, err))
		return -1;
	if (check_text(name, text, err))
		return -1;
	drop_marks(&text->bytes, &text->length, arena);
	return 0;
}

int import_encoding_write(const struct str *text, enum import_encoding encoding, struct arena *arena,
	const char **bytes, size_t *length, struct err *err)
{
	struct str out = {0};
	size_t used;
	int rc = 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (encoding == marks[i].encoding && encoding != IMPORT_ENCODING_UTF8)
			str_add_n(&out, marks[i].bytes, marks[i].length);
	if (encoding == IMPORT_ENCODING_UTF8)
		str_add_n(&out, str_text(text), text->length);
	else
		rc = recode("UTF-8", import_encoding_names[encoding].title, str_text(text), text->length, &out, &used, err);
	*bytes = arena_dup_n(arena, str_text(&out), out.length);
	*length = out.length;
	str_close(&out);
	return rc;
}
