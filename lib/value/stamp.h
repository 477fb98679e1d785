/* Dates and times as people and office programs write them.
 *
 * Four styles, named in the maps of ticket-import:
 *
 *     iso      2025-06-12T23:56:00.000+08:00, 2025-06-12 23:56, 2025-06-12
 *     us       06/12/2025 11:56:00 PM, 6/12/2025 23:56, 06/12/2025
 *     chinese  2025年6月12日 15时30分, 2025年6月12日 15:30, 2025年6月12日
 *     slash    2025/6/12 15:30, 2025/6/12
 *
 * Seconds may follow minutes everywhere; a fraction of a second is dropped.  A time without a zone
 * is China Standard Time.  Which of the styles a text may have is the caller's to say: 06/12/2025
 * and 2025/6/12 look alike to a person, and nothing is guessed. */
#ifndef VALUE_STAMP_H
#define VALUE_STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct stamp {
	int64_t moment;
	bool timed; /* false: a bare date, whose moment is its first second */
};

/* Is this the name of a style?  ERR_MALFORMED names those there are. */
int stamp_check_style(const char *style, struct err *err);

/* Read `text` in the first of `styles` (names) that it has.  ERR_MALFORMED when it has none of
 * them (their examples are named), or has one and the day or the time does not exist.  Full-width
 * digits are for the caller to fold (base/utf8.h). */
int stamp_parse(const char *text, const char *const *styles, size_t styles_n, struct stamp *stamp,
	struct err *err);

#endif
