/* Chinese text looked for by how it is read: lxm, lixiaoming and lixm are 李小明, xsdd12 is in 象山大道12号.
 *
 * Of a character stands its initial (zh, ch and sh may), or all of a reading without tone, ü as v; of the
 * last as much as somebody typed.  Which of several readings does not matter: shan and dan are 单. */
#ifndef VALUE_PINYIN_H
#define VALUE_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "value/fold.h"
#include "value/han.h"

/* What somebody typed, as pinyin.  n is 0 when it is not: one letter alone says nothing, and neither does
 * anything but letters, digits and ideographs (M-7, a@b).  In the arena. */
struct fold pinyin_text(const struct han *han, const char *text, struct arena *arena);

/* Is a part of these bytes read so?  A part of it may be written. */
bool pinyin_within(const struct han *han, const struct fold *wanted, const char *bytes, size_t length);

/* Is all of the text read so; does it begin so?  Brackets and other signs of a title are passed over. */
bool pinyin_is(const struct han *han, const struct fold *wanted, const char *text);
bool pinyin_begins(const struct han *han, const struct fold *wanted, const char *text);

#endif
