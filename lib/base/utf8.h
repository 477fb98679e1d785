/* UTF-8 text: what may stand in a record, what may reach a terminal, and how input becomes it. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* May these bytes stand in a record?  Refused (ERR_MALFORMED, naming the character as U+XXXX and
 * its position in characters): bytes that are no UTF-8, control characters (TAB and, when `lines`,
 * LF are allowed), DEL, C1 controls, bidi controls (U+202A-E, U+2066-9, U+061C), invisible characters
 * (U+200B-F, U+FEFF, U+2028-9), noncharacters. */
int utf8_check(const char *bytes, size_t length, bool lines, struct err *err);

/* Input from people: without invisible characters and bidi controls, which come with what is pasted; NFC; CR LF and CR become LF; leading and trailing white space is cut off; with
 * `lines` false inner line breaks and tabs become one space each.  Checked as utf8_check does.
 * The result is in the arena. */
int utf8_clean(
	const char *text, bool lines, struct arena *arena, const char **clean, struct err *err);

/* Full-width digits, letters and - . : / + @ _ (an input method's 全角) become ASCII; other
 * characters stay.  For numbers and identifiers only.  In the arena. */
const char *utf8_fold(const char *text, struct arena *arena);

/* Text made safe for a terminal: every control, bidi or invisible character and every byte that is
 * no UTF-8 is written as \xNN or \u{NNNN}; TAB as a space; LF stays when `lines`, else is "\n"
 * spelled out.  In the arena; the text itself when nothing had to change. */
const char *utf8_printable(const char *text, bool lines, struct arena *arena);

/* Columns a text takes on a terminal (Chinese characters take two). */
size_t utf8_width(const char *text);

/* The bytes of the first character of a text that is not "". */
size_t utf8_next(const char *text);

/* The text in lines of at most `width` columns, parted by LF.  Lines end where Unicode lets them
 * (UAX #14), but not within a word of ASCII, so that options and paths stay whole; a word wider
 * than a line ends anywhere, but 。，、；：？！）」』》 stand first in no line and （「《 last in none.  Blanks at the end of a line are dropped.  In the arena. */
const char *utf8_wrap(const char *text, size_t width, struct arena *arena);

/* The number of characters (code points) in valid UTF-8. */
size_t utf8_count(const char *text);

/* Is `c` (a code point) one of those that utf8_check refuses whatever `lines` says? */
bool utf8_is_forbidden(uint32_t c);

#endif
