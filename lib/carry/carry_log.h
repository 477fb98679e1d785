/* Logs of reveals (office/reveal_log.h) go up: as they stand, whole lines, each desk's beside the others'. */
#ifndef CARRY_CARRY_LOG_H
#define CARRY_CARRY_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* What the hub has of a desk's month, and what this clone has, as one: its lines go on where the hub's end.  A clone
 * that took the place of another began anew: its lines stand behind those of the other.  In the arena; false when lines that
 * the hub has were changed or taken out here. */
bool carry_log_join(const char *hub, size_t hub_length, const char *here, size_t here_length, struct arena *arena,
	const char **both, size_t *length);

#endif
