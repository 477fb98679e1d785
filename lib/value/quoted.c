#include "value/quoted.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "value/ident.h"
#include "value/mask.h"

/* The shortest numbers that identify: a mobile number has 11 digits, a landline with its area code 10. */
enum { DIGITS_PERSONAL = 10 };

static const struct {
	const char *begin;
	const char *end;
} quotes[] = {{"\"", "\""}, {"“", "”"}};

/* How long the number is that the text begins with: its digits, the "-" between, and an X at the end. */
static size_t number_size(const char *text, size_t *digits)
{
	size_t n = 0;
	*digits = 0;
	while (text[n] >= '0' && text[n] <= '9') {
		++*digits;
		n++;
		if (text[n] == '-' && text[n + 1] >= '0' && text[n + 1] <= '9')
			n++;
	}
	return n + (*digits && (text[n] == 'X' || text[n] == 'x'));
}

/* "20260918-XS-0001", "2026-09-18T09:00:00+08:00" and "86.40" have no such number. */
static bool has_number(const char *text)
{
	for (const char *at = text; *at;) {
		size_t digits;
		size_t n = number_size(at, &digits);
		if (digits >= DIGITS_PERSONAL)
			return true;
		at += n ? n : 1;
	}
	return false;
}

/* Words rather than a code: more than one, or not of ASCII. */
static bool is_written(const char *text)
{
	bool blank = false, letter = false;
	for (const char *c = text; *c; c++) {
		blank |= *c == ' ';
		letter |= (*c | 0x20) >= 'a' && (*c | 0x20) <= 'z';
		if ((unsigned char)*c >= 0x80)
			return true;
	}
	return blank && letter;
}

static const char *masked(struct arena *arena, const char *text)
{
	struct err other = {0};
	if (ident_phone_check(text, &other) == 0 && has_number(text))
		return mask_phone(arena, text);
	if (is_written(text))
		return mask_name(arena, text);
	return has_number(text) ? mask_number(arena, text) : text;
}

/* The quoted text that begins at `at`, without its marks; NULL when none does. */
static const char *quoted_at(const char *at, const char **end, const char **after)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		if (!str_starts(at, quotes[i].begin))
			continue;
		const char *begin = at + strlen(quotes[i].begin);
		const char *close = strstr(begin, quotes[i].end);
		*end = close ? close : begin + strlen(begin); /* cut off with the message */
		*after = *end + (close ? strlen(quotes[i].end) : 0);
		return begin;
	}
	return NULL;
}

const char *quoted_mask(struct arena *arena, const char *message, const char *bytes, size_t length)
{
	struct str result = {0};
	const char *kept = message; /* up to here it is in the result */
	for (const char *at = message; *at;) {
		const char *end, *after;
		const char *begin = quoted_at(at, &end, &after);
		if (!begin) {
			at++;
			continue;
		}
		size_t n = (size_t)(end - begin);
		if (n && memmem(bytes, length, begin, n)) {
			str_add_n(&result, kept, (size_t)(begin - kept));
			str_add(&result, masked(arena, arena_dup_n(arena, begin, n)));
			kept = end;
		}
		at = after;
	}
	str_add(&result, kept);
	return str_keep(&result, arena);
}
