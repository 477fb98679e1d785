/* Words: a member of FIELD_WORDS, and what is asked of it. */
#ifndef RECORD_WORDS_H
#define RECORD_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct words {
	const char **items;
	size_t n;
};

/* Is the word among them?  NULL and "" are the same (base/str.h). */
bool words_have(const struct words *words, const char *word);

#endif
