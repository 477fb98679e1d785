#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

int err_set(struct err *err, enum err_code code, const char *format, ...)
{
	/* The arguments may point into err->msg itself. */
	char text[sizeof err->msg];
	va_list args;
	va_start(args, format);
	int wanted = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	trim_cut(text, sizeof text, wanted);
	memcpy(err->msg, text, sizeof text);
	err->code = code;
	return -1;
}

int err_set_errno(struct err *err, int number, const char *format, ...)
{
	char text[sizeof err->msg];
	va_list args;
	va_start(args, format);
	int wanted = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	trim_cut(text, sizeof text, wanted);
	return err_set(err, ERR_SYSTEM, "%s: %s", text, strerror(number));
}

int err_prefix(struct err *err, const char *format, ...)
{
	char text[sizeof err->msg];
	va_list args;
	va_start(args, format);
	int wanted = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	trim_cut(text, sizeof text, wanted);
	return err_set(err, err->code, "%s: %s", text, err->msg);
}

_Noreturn void err_bug(const char *file, int line, const char *text)
{
	fprintf(stderr, "BUG %s:%d: %s\n", file, line, text);
	abort();
}
