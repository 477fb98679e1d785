#include "value/find.h"

#include <string.h>

#include "base/str.h"
#include "value/pinyin.h"

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Characters of another number that goes before those of this one from `from` on. */
static void add_way(struct find *find, const char *before, const struct fold *number, size_t from,
	struct arena *arena)
{
	struct fold *way = &find->ways[find->ways_n++];
	*way = (struct fold){.chars = arena_array(arena, number->n + strlen(before), sizeof *way->chars), .number = true};
	for (; *before; before++)
		way->chars[way->n++] = (uint32_t)*before;
	for (size_t i = from; i < number->n; i++)
		way->chars[way->n++] = number->chars[i];
}

/* How many characters of a number are the country's, +86 or 0086; 86 alone before a mobile telephone. */
static size_t country_of(const struct fold *number)
{
	static const char *const countries[] = {"+86", "0086", "86"};
	for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
		const size_t n = strlen(countries[i]);
		size_t same = 0;
		while (same < n && same < number->n && number->chars[same] == (uint32_t)countries[i][same])
			same++;
		const size_t least = i == 0 ? n + 7 : i == 1 ? n + 10 : n + 11;
		if (same == n && number->n >= least && (i < 2 || (number->n == least && number->chars[n] == '1')))
			return n;
	}
	return 0;
}

/* With the country's number a telephone has no 0 before its area; without, it has. */
static void add_telephones(struct find *find, struct arena *arena)
{
	const struct fold number = find->ways[0];
	const size_t country = country_of(&number);
	if (country) {
		add_way(find, "", &number, country, arena);
		if (number.chars[country] != '0' && number.chars[country] != '1')
			add_way(find, "0", &number, country, arena);
	} else if (number.n >= 10 && number.n <= 12 && number.chars[0] == '0' && is_digit(number.chars[1]) &&
		   number.chars[1] != '0') {
		add_way(find, "+86", &number, 1, arena);
	}
}

void find_begin(struct find *find, const char *typed, struct arena *arena)
{
	const struct han *han = han_load(arena);
	*find = (struct find){
		.typed = typed,
		.han = han,
		.ways = {fold_text(han, typed, false, arena)},
		.ways_n = 1,
		.code = fold_text(han, typed, true, arena),
		.pinyin = pinyin_text(han, typed, arena),
	};
	if (find->ways[0].number)
		add_telephones(find, arena);
}

/* Where it is first, in any way. */
static const char *within(const struct find *find, const char *bytes, size_t length)
{
	const char *first = NULL;
	for (size_t i = 0; i < find->ways_n; i++) {
		const char *at = fold_within(find->han, &find->ways[i], bytes, length);
		first = at && (!first || at < first) ? at : first;
	}
	return first;
}

bool find_in_text(const struct find *find, const char *text)
{
	return text && (str_contains(text, find->typed) || within(find, text, strlen(text)));
}

bool find_in_id(const struct find *find, const char *id)
{
	return id && (str_contains(id, find->typed) || fold_within(find->han, &find->code, id, strlen(id)));
}

bool find_in_name(const struct find *find, const char *name)
{
	return name && (find_in_text(find, name) || pinyin_within(find->han, &find->pinyin, name, strlen(name)));
}

const char *find_in_bytes(const struct find *find, const char *bytes, size_t length)
{
	/* A quoted value has escapes for these. */
	if (strpbrk(find->typed, "\"\\"))
		return bytes;
	return find->ways[0].n ? within(find, bytes, length) : memmem(bytes, length, find->typed, strlen(find->typed));
}

bool find_in_lines(const struct find *find, const char *key, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	const char *at = bytes;
	while (find->pinyin.n && (at = memmem(at, (size_t)(end - at), key, strlen(key))) != NULL) {
		at += strlen(key);
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		stop = stop ? stop : end;
		if (pinyin_within(find->han, &find->pinyin, at, (size_t)(stop - at)))
			return true;
		at = stop;
	}
	return false;
}
