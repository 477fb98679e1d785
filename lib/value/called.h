/* What people call a thing that has a code: by the code, its title, the beginning of the title, or how that
 * is read (水量疑问, slyw for volume-doubt).
 *
 * The ways are tried one after the other, and the first by which anything is called so counts: the code, the
 * title, what the title begins with, all of it in pinyin, what it begins with in pinyin, a part of it. */
#ifndef VALUE_CALLED_H
#define VALUE_CALLED_H

#include <stddef.h>

#include "base/arena.h"

struct called {
	const char *code;
	const char *title; /* Chinese; NULL: none */
	const char *other; /* a title in another language, of which only all counts; NULL: none */
};

struct called_list {
	const struct called *items;
	size_t n;
};

/* Those that are called so, each code once, in the arena. */
struct called_list called_find(const struct called_list *all, const char *typed, struct arena *arena);

/* The one with the code or title nearest to what was typed (base/nearest.h); NULL: none is near. */
const struct called *called_nearest(const struct called_list *all, const char *typed);

/* "volume (水量咨询), volume-doubt (水量疑问)", the first eight. */
const char *called_names(const struct called_list *list, struct arena *arena);

#endif
