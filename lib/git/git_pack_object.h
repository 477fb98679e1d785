/* The bytes of an object that lies in a pack (git/git_pack.h): whole, or as a change of another one. */
#ifndef GIT_GIT_PACK_OBJECT_H
#define GIT_GIT_PACK_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The bytes of the object `id` of this type, at most 16 MiB, in the arena with a NUL behind them.  Not held
 * against its name.  False where no pack has it, whole and readable. */
bool git_pack_object_read(int store_fd, const char *type, const char *id, struct arena *arena, const char **bytes,
	size_t *length);

#endif
