#include "value/called.h"

#include <string.h>

#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "value/fold.h"
#include "value/han.h"
#include "value/pinyin.h"

enum { NAMES_MOST = 8 };

/* What was typed, made ready. */
struct word {
	const struct han *han;
	struct fold code; /* dashes count */
	struct fold title;
	struct fold pinyin;
	bool begins_code; /* of one of them */
	struct arena *arena;
};

static bool is_same(const struct fold *a, const struct fold *b)
{
	return a->n && a->n == b->n && memcmp(a->chars, b->chars, a->n * sizeof *a->chars) == 0;
}

static bool has_code(const struct word *word, const struct called *one)
{
	const struct fold code = fold_text(word->han, one->code, true, word->arena);
	return is_same(&code, &word->code);
}

static bool has_title(const struct word *word, const struct called *one)
{
	const struct fold title = fold_text(word->han, one->title ? one->title : "", false, word->arena);
	const struct fold other = fold_text(word->han, one->other ? one->other : "", false, word->arena);
	return is_same(&title, &word->title) || is_same(&other, &word->title);
}

static bool begins_title(const struct word *word, const struct called *one)
{
	return one->title && word->title.n && fold_begins(word->han, &word->title, one->title, strlen(one->title));
}

static bool reads_title(const struct word *word, const struct called *one)
{
	return one->title && pinyin_is(word->han, &word->pinyin, one->title);
}

/* Who typed the beginning of a code meant that. */
static bool reads_beginning(const struct word *word, const struct called *one)
{
	return one->title && !word->begins_code && pinyin_begins(word->han, &word->pinyin, one->title);
}

/* A character alone is in many titles. */
static bool is_in_title(const struct word *word, const struct called *one)
{
	return one->title && word->title.n > 1 && word->title.chars[0] >= 0x80 &&
	       fold_within(word->han, &word->title, one->title, strlen(one->title));
}

static bool is_listed(const struct called *items, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(items[i].code, code))
			return true;
	return false;
}

struct called_list called_find(const struct called_list *all, const char *typed, struct arena *arena)
{
	static bool (*const ways[])(const struct word *, const struct called *) = {
		has_code, has_title, begins_title, reads_title, reads_beginning, is_in_title};
	const struct han *han = han_load(arena);
	struct word word = {
		.han = han,
		.code = fold_text(han, typed, true, arena),
		.title = fold_text(han, typed, false, arena),
		.arena = arena,
	};
	/* Pinyin has no dashes, codes have. */
	if (word.code.n == word.title.n)
		word.pinyin = pinyin_text(han, typed, arena);
	for (size_t i = 0; i < all->n; i++)
		word.begins_code = word.begins_code ||
				   fold_begins(han, &word.code, all->items[i].code, strlen(all->items[i].code));
	struct called *items = arena_array(arena, all->n + 1, sizeof *items);
	size_t n = 0;
	for (size_t way = 0; n == 0 && way < sizeof ways / sizeof *ways; way++)
		for (size_t i = 0; i < all->n; i++)
			if (ways[way](&word, &all->items[i]) && !is_listed(items, n, all->items[i].code))
				items[n++] = all->items[i];
	return (struct called_list){items, n};
}

const struct called *called_nearest(const struct called_list *all, const char *typed)
{
	struct nearest nearest = {.word = typed};
	const struct called *found = NULL;
	for (size_t i = 0; i < all->n; i++) {
		const char *before = nearest.found;
		nearest_offer(&nearest, all->items[i].code);
		nearest_offer(&nearest, all->items[i].title);
		if (nearest.found != before)
			found = &all->items[i];
	}
	return found;
}

const char *called_names(const struct called_list *list, struct arena *arena)
{
	struct str names = {0};
	for (size_t i = 0; i < list->n && i < NAMES_MOST; i++) {
		const struct called *one = &list->items[i];
		str_add(&names, i ? _(", ") : "");
		str_add_format(&names, str_empty(one->title) ? "%s" : _("%s (%s)"), one->code, one->title);
	}
	if (list->n > NAMES_MOST)
		str_add(&names, _(", ..."));
	return str_keep(&names, arena);
}
