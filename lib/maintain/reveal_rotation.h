/* Old months of the log of reveals (office/reveal_log.h) are packed, each by itself, and read as before.  Nothing of
 * them goes: a log is taken away when its packed file is on the disk and gives the same bytes. */
#ifndef MAINTAIN_REVEAL_ROTATION_H
#define MAINTAIN_REVEAL_ROTATION_H

#include <stddef.h>

#include "base/err.h"

struct session;

/* A whole year is there to be read with any tool: what an inspection asks for. */
enum { REVEAL_ROTATION_MONTHS = 12 };

/* Pack the months that ended before the last REVEAL_ROTATION_MONTHS; `*packed` is how many.  Of a dry run, how many
 * would be.  Takes the store's lock where there are some. */
int reveal_rotation_do(const struct session *session, size_t *packed, struct err *err);

#endif
