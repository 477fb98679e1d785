/* The key by which the hub knows a desk: ~/.ssh/onestop_XS of whoever works there. */
#ifndef SYNC_CLONE_KEY_H
#define SYNC_CLONE_KEY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* The public half, without its comment, in the arena; the pair is made where there is none, which `*made` says.  NULL without a
 * HOME and without ssh-keygen: then the hub is reached in another way. */
int clone_key(const char *desk, struct arena *mem, const char **key, bool *made, struct err *err);

#endif
