/* Money is a whole number of fen (1 yuan = 100 fen) in an int64_t; there is no floating point. */
#ifndef VALUE_MONEY_H
#define VALUE_MONEY_H

#include <stdint.h>

#include "base/err.h"

enum { MONEY_TEXT_SIZE = 24 };

/* "86.40", "86.4", "86", "-5.00": at most two decimals, no sign but "-", no separators, at most
 * 12 digits before the point; else ERR_MALFORMED naming the text. */
int money_parse(const char *text, int64_t *fen, struct err *err);

/* Always two decimals: "86.40".  Returns `text`. */
const char *money_format(int64_t fen, char text[MONEY_TEXT_SIZE]);

#endif
