/* Messages about a file quote what is wrong in it, which may be anything that somebody typed there: a name in the place of a
 * state, a telephone number in that of a date.  Messages reach logs and mail, so it is masked. */
#ifndef VALUE_QUOTED_H
#define VALUE_QUOTED_H

#include <stddef.h>

#include "base/arena.h"

/* The message, in which every quoted text ("" or “”) that stands in the `length` bytes of the file is
 * masked where it may be personal: telephone and identity numbers as value/ident.h does, and like a
 * name whatever has several words or a character beyond ASCII.  Codes, ids, days and amounts stay, as does
 * what is quoted from elsewhere (a title, a key that is missing).  In the arena, or the message itself. */
const char *quoted_mask(struct arena *arena, const char *message, const char *bytes, size_t length);

#endif
