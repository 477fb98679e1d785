#include "record/words.h"

#include "base/str.h"

bool words_have(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->n; i++)
		if (str_equal(words->items[i], word))
			return true;
	return false;
}

struct words words_union(const struct words *words, const struct words *more, struct arena *arena)
{
	struct words both = {arena_array(arena, words->n + more->n, sizeof *both.items), 0};
	for (size_t i = 0; i < words->n + more->n; i++) {
		const char *word = i < words->n ? words->items[i] : more->items[i - words->n];
		if (!words_have(&both, word))
			both.items[both.n++] = word;
	}
	return both;
}
