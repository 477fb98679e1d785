#include "value/id_tail.h"

#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "value/id.h"

#define DIGITS "0123456789"

enum { DAY_DIGITS = 8, DESK_AT = 9, NUMBER_AT = 12 };

const char *id_tail_fold(const char *typed, struct arena *arena)
{
	char *folded = arena_dup(arena, utf8_fold(typed, arena));
	for (char *c = folded; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return folded;
}

/* What stands before a dash: a day, or a desk behind it. */
static bool take(struct id_tail *tail, const char *part)
{
	struct err ignored = {0};
	const size_t n = strlen(part);
	if (strspn(part, DIGITS) == n && n && n <= DAY_DIGITS && !*tail->day && !*tail->desk)
		tail->day = part;
	else if (id_check_desk(part, &ignored) == 0 && !*tail->desk)
		tail->desk = part;
	else
		return false;
	return true;
}

bool id_tail_parse(const char *folded, char letter, struct arena *arena, struct id_tail *tail)
{
	struct err ignored = {0};
	*tail = (struct id_tail){"", "", 0};
	for (size_t n; n = strcspn(folded, "-"), folded[n]; folded += n + 1)
		if (!take(tail, arena_dup_n(arena, folded, n)))
			return false;
	if (letter && *folded == letter)
		folded++;
	return num_parse(folded, 1, INT32_MAX, &tail->number, &ignored) == 0;
}

bool id_tail_is(const struct id_tail *tail, const char *id)
{
	const size_t day = strlen(tail->day);
	int64_t number = 0;
	for (const char *at = id + NUMBER_AT; *at; at++)
		if (*at >= '0' && *at <= '9')
			number = number * 10 + (*at - '0');
	return strncmp(id + DAY_DIGITS - day, tail->day, day) == 0 &&
	       (!*tail->desk || strncmp(id + DESK_AT, tail->desk, 2) == 0) &&
	       number == tail->number;
}
