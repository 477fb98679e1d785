/* The end of an id of a ticket or a receipt, as people say it: 7, XS-7, 0921-1, R12.  Lower case and full width
 * are folded. */
#ifndef VALUE_ID_TAIL_H
#define VALUE_ID_TAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct id_tail {
	const char *day;  /* the last digits of YYYYMMDD; "" for any */
	const char *desk; /* "" for any */
	int64_t number;
};

/* Digits, letters and dashes of ASCII, in capitals; in the arena. */
const char *id_tail_fold(const char *typed, struct arena *arena);

/* Read one that was folded; `letter` ('R', 0: none) may stand before its number.  False when it is none. */
bool id_tail_parse(const char *folded, char letter, struct arena *arena, struct id_tail *tail);

/* Does the checked id of a ticket or receipt end so? */
bool id_tail_is(const struct id_tail *tail, const char *id);

#endif
