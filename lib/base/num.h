/* Whole numbers as text. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>

#include "base/err.h"

/* Decimal digits with an optional leading "-", nothing else, within `least`..`most`; otherwise
 * ERR_MALFORMED saying `"12x" is not a whole number` or naming the range. */
int num_parse(const char *text, int64_t least, int64_t most, int64_t *value, struct err *err);

#endif
