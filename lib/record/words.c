#include "record/words.h"

#include "base/str.h"

bool words_have(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->n; i++)
		if (str_equal(words->items[i], word))
			return true;
	return false;
}
