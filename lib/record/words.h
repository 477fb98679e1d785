/* Words: a member of FIELD_WORDS, and what is asked of it. */
#ifndef RECORD_WORDS_H
#define RECORD_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct words {
	const char **items;
	size_t n;
};

/* Is the word among them?  NULL and "" are the same (base/str.h). */
bool words_have(const struct words *words, const char *word);

/* Those of both, each once, in their order; in the arena. */
struct words words_union(const struct words *words, const struct words *more, struct arena *arena);

#endif
