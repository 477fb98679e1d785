/* Force-included in every compilation: functions that truncate in silence, keep hidden
 * state, or cannot report an error become compile errors.  The names to use instead:
 * str_* and arena_printf for text, num_parse for numbers, date_* for calendar time. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

/* The system headers that declare these names must be read before they are poisoned. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets
#pragma GCC poison atoi atol atoll strtol strtoul strtoll strtoull strtod
#pragma GCC poison localtime gmtime localtime_r gmtime_r ctime asctime
#pragma GCC poison system popen tmpnam mktemp

#endif
