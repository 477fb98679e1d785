#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* snprintf may have cut inside a UTF-8 character: step back to the last whole one. */
static void trim_cut(char *msg, size_t size, int wanted)
{
	if (wanted < 0 || (size_t)wanted < size)
		return;
	size_t end = size - 1;
	size_t start = end;
	while (start > 0 && ((unsigned char)msg[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return;
	unsigned char lead = (unsigned char)msg[start - 1];
	size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
	if (end - (start - 1) < need)
		msg[start - 1] = '\0';
}

/* The code point at `at`, roughly as wide as a terminal shows it: what lies beyond U+1100 is Chinese
 * here.  (base/utf8.h measures exactly, and reports errors itself.) */
static size_t columns_of(const char *at, size_t *bytes)
{
	unsigned char lead = (unsigned char)*at;
	*bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
	return lead >= 0xE2 ? 2 : 1;
}

/* The end of the operand that begins behind an opening quotation mark at `at`; NULL when none does. */
static const char *operand_end(const char *at, const char **begin)
{
	static const char *const marks[][2] = {{"\"", "\""}, {"“", "”"}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t n = strlen(marks[i][0]);
		if (strncmp(at, marks[i][0], n) == 0) {
			*begin = at + n;
			return strstr(*begin, marks[i][1]);
		}
	}
	return NULL;
}

/* Show of every operand what a line has room for: the reason behind it matters more than its end. */
static void clip_operands(char *text)
{
	static const char cut[] = "…";
	for (char *at = text; *at; at++) {
		const char *begin;
		const char *end = operand_end(at, &begin);
		if (!end)
			continue;
		size_t columns = 0;
		size_t bytes;
		const char *room = begin;
		for (const char *c = begin; c < end; c += bytes) {
			columns += columns_of(c, &bytes);
			if (columns < ERR_OPERAND_COLUMNS)
				room = c + bytes;
		}
		/* The mark takes a column and, in bytes, no more than what it stands for. */
		if (columns > ERR_OPERAND_COLUMNS && (size_t)(end - room) >= sizeof cut - 1) {
			char *tail = text + (room - text);
			memcpy(tail, cut, sizeof cut - 1);
			memmove(tail + sizeof cut - 1, end, strlen(end) + 1);
			end = tail + sizeof cut - 1;
		}
		at = text + (end - text);
	}
}

/* Format into `text`, operands clipped, cut at a character when it is still too long. */
static void fill(char *text, size_t size, const char *format, va_list args)
{
	char *whole;
	int length = vasprintf(&whole, format, args);
	if (length < 0)
		bug("out of memory");
	clip_operands(whole);
	int wanted = snprintf(text, size, "%s", whole);
	free(whole);
	trim_cut(text, size, wanted);
}

int err_set(struct err *err, enum err_code code, const char *format, ...)
{
	/* The arguments may point into err->msg itself. */
	char text[ERR_MSG_SIZE];
	va_list args;
	va_start(args, format);
	fill(text, sizeof text, format, args);
	va_end(args);
	memcpy(err->msg, text, sizeof text);
	err->hint[0] = '\0';
	err->code = code;
	return -1;
}

int err_set_errno(struct err *err, int number, const char *format, ...)
{
	char text[ERR_MSG_SIZE];
	va_list args;
	va_start(args, format);
	fill(text, sizeof text, format, args);
	va_end(args);
	return err_set(err, ERR_SYSTEM, "%s: %s", text, strerror(number));
}

int err_hint(struct err *err, int failed, const char *format, ...)
{
	char text[ERR_HINT_SIZE];
	va_list args;
	va_start(args, format);
	fill(text, sizeof text, format, args);
	va_end(args);
	memcpy(err->hint, text, sizeof text);
	return failed;
}

const char *err_text(const struct err *err, char text[ERR_TEXT_SIZE])
{
	if (err->hint[0])
		snprintf(text, ERR_TEXT_SIZE, _("%s; first: %s"), err->msg, err->hint);
	else
		snprintf(text, ERR_TEXT_SIZE, "%s", err->msg);
	return text;
}

int err_prefix(struct err *err, const char *format, ...)
{
	char text[ERR_MSG_SIZE];
	char hint[ERR_HINT_SIZE];
	va_list args;
	va_start(args, format);
	fill(text, sizeof text, format, args);
	va_end(args);
	memcpy(hint, err->hint, sizeof hint);
	err_set(err, err->code, "%s: %s", text, err->msg);
	memcpy(err->hint, hint, sizeof hint);
	return -1;
}

_Noreturn void err_bug(const char *file, int line, const char *text)
{
	fprintf(stderr, "BUG %s:%d: %s\n", file, line, text);
	abort();
}
