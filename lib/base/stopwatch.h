/* How long something takes, by a clock that nobody sets: not for telling the time (value/moment.h). */
#ifndef BASE_STOPWATCH_H
#define BASE_STOPWATCH_H

#include <stdint.h>

/* Milliseconds since some moment of this boot. */
int64_t stopwatch_ms(void);

#endif
