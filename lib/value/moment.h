/* Moments: seconds since 1970-01-01T00:00:00Z, written in China Standard Time (value/date.h); 0 means "none". */
#ifndef VALUE_MOMENT_H
#define VALUE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum { MOMENT_TEXT_SIZE = 26 }; /* "2026-09-18T09:00:00+08:00" and a NUL */

/* RFC 3339 with any numeric offset or Z, seconds required, no fraction
 * ("2026-09-18T09:00:00+08:00"); else ERR_MALFORMED naming the text.  1970-01-01T00:00:00Z is
 * refused like the date. */
int moment_parse(const char *text, int64_t *moment, struct err *err);

/* Writes the moment in +08:00; "" for 0.  Returns `text`. */
const char *moment_format(int64_t moment, char text[MOMENT_TEXT_SIZE]);

/* The civil date (+08:00) a moment falls on, and the first second of a date. */
int moment_date(int64_t moment);
int64_t moment_of_date(int date);

/* The moment of a civil clock time on a date. */
int64_t moment_make(int date, int hour, int minute, int second);

/* The real clock. */
int64_t moment_now(void);

#endif
