/* Text as it is compared when people look for something: what somebody typed in another width, case or
 * with other blanks is the same.  What is stored stays as it was typed.
 *
 * A character is folded by itself: full width, capitals, accents, radicals (⽅) and the kinds of dots
 * (·•．), dashes and brackets become one; blanks, dashes and marks that nobody sees are left out.  Dots behind
 * a letter that is none of ASCII (买买提·吐尔逊) may be there or not. */
#ifndef VALUE_FOLD_H
#define VALUE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "value/han.h"

/* A text that is looked for. */
struct fold {
	uint32_t *chars; /* folded */
	size_t n;        /* 0: the text has nothing but what is left out */
	bool number;     /* a telephone, identity or other long number: brackets and dots in it count as blanks */
	bool dashes;     /* dashes count: 2026-09 is not in 20260918 */
};

/* The folded character; 0: left out.  A dash is '-'. */
uint32_t fold_char(const struct han *han, uint32_t c);

/* The text, folded, in the arena. */
struct fold fold_text(const struct han *han, const char *text, bool dashes, struct arena *arena);

/* Does the text of `length` bytes, whose first character is at `text`, begin so? */
bool fold_begins(const struct han *han, const struct fold *wanted, const char *text, size_t length);

/* Where it is first in these bytes; NULL where it is not.  As fast for much text as a look for the bytes would be. */
const char *fold_within(const struct han *han, const struct fold *wanted, const char *bytes, size_t length);

#endif
