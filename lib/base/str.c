#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"

static void grow(struct str *str, size_t more)
{
	if (more > SIZE_MAX / 2 - str->length)
		bug("a text longer than memory");
	size_t wanted = str->length + more + 1;
	size_t room = str->room ? str->room : 64;
	while (room < wanted)
		room *= 2;
	char *text = realloc(str->text, room);
	if (!text) {
		fputs("onestop: out of memory\n", stderr);
		exit(ERR_SYSTEM);
	}
	str->text = text;
	str->room = room;
}

/* And for the NUL. */
static inline void make_room(struct str *str, size_t more)
{
	if (more >= str->room - str->length)
		grow(str, more);
}

void str_reserve(struct str *str, size_t more)
{
	make_room(str, more);
}

void str_add_n(struct str *str, const char *bytes, size_t length)
{
	if (str->room - str->length <= length)
		make_room(str, length);
	if (length)
		memcpy(str->text + str->length, bytes, length);
	str->length += length;
	str->text[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
	str_add_n(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
	make_room(str, 1);
	str->text[str->length++] = c;
	str->text[str->length] = '\0';
}

void str_add_number(struct str *str, int64_t number)
{
	char digits[20]; /* from the last one on; the largest has 19, and a sign */
	char *at = digits + sizeof digits;
	uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	do
		*--at = (char)('0' + left % 10);
	while (left /= 10);
	if (number < 0)
		*--at = '-';
	str_add_n(str, at, (size_t)(digits + sizeof digits - at));
}

void str_add_format(struct str *str, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	/* Into the room there is; a second time where that was too little. */
	make_room(str, 0);
	size_t room = str->room - str->length;
	int length = vsnprintf(str->text + str->length, room, format, args);
	va_end(args);
	if (length < 0)
		bug("a format that cannot be printed");
	if ((size_t)length >= room) {
		make_room(str, (size_t)length);
		vsnprintf(str->text + str->length, (size_t)length + 1, format, again);
	}
	va_end(again);
	str->length += (size_t)length;
}

void str_clear(struct str *str)
{
	str->length = 0;
	if (str->text)
		str->text[0] = '\0';
}

const char *str_text(const struct str *str)
{
	return str->text ? str->text : "";
}

void str_close(struct str *str)
{
	free(str->text);
	*str = (struct str){0};
}

const char *str_keep(struct str *str, struct arena *arena)
{
	const char *text = arena_dup_n(arena, str_text(str), str->length);
	str_close(str);
	return text;
}

bool str_less(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") < 0;
}

bool str_empty(const char *text)
{
	return !text || !*text;
}

bool str_starts(const char *text, const char *prefix)
{
	return strncmp(text ? text : "", prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *text, const char *suffix)
{
	size_t n = text ? strlen(text) : 0;
	size_t m = strlen(suffix);
	return n >= m && strcmp((text ? text : "") + (n - m), suffix) == 0;
}

bool str_contains(const char *text, const char *part)
{
	return strstr(text ? text : "", part) != NULL;
}
