/* The small grammars: texts of a fixed shape, like "0000-00-00", where 0 stands for any digit. */
#ifndef BASE_SHAPE_H
#define BASE_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/word.h"

/* Do the first characters of `text` have the shape of `shape`, where 0 is any digit and every
 * other character stands for itself? */
bool shape_has(const char *text, const char *shape);

/* The same of the first eight, which must be there.  A digit differs from '0' by nine at most, anything else from itself
 * by nothing. */
static inline bool shape_has_word(const char *text, const char *shape)
{
	const uint64_t wanted = word_of(shape), differs = word_of(text) ^ wanted;
	const uint64_t other = wanted ^ WORD_EACH * '0';
	const uint64_t digits = ~(((other & ~WORD_HIGH) + ~WORD_HIGH) | other | ~WORD_HIGH);
	const uint64_t room = ~WORD_HIGH - (digits >> 7) * 9;
	return (((differs + room) | differs) & WORD_HIGH) == 0;
}

/* The number that the first `count` characters, all digits, spell. */
static inline int shape_number(const char *text, int count)
{
	int number = 0;
	for (int i = 0; i < count; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

/* Write `number` in `count` digits, without a NUL. */
void shape_put(char *text, int number, int count);

#endif
