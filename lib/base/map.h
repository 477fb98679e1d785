/* From texts to numbers, in constant time: which of many paths or ids was seen, and where. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/arena.h"

struct map_slot {
	const char *key; /* NULL: free */
	size_t value;
};

struct map {
	struct map_slot *slots;
	size_t room; /* a power of two; 0 while nothing was set */
	size_t n;
};

/* The number of `key`; 0 when it has none. */
size_t map_get(const struct map *map, const char *key);

/* Give `key` (kept) the number `value`, which is not 0; an older one is replaced. */
void map_set(struct map *map, struct arena *arena, const char *key, size_t value);

/* The number of `*key`; when it has none it gets `next`, which is not 0, and `*key` becomes a copy of it in the arena,
 * which the map keeps.  For rows that are found by a key and made when it is first met. */
size_t map_place(struct map *map, struct arena *arena, const char **key, size_t next);

#endif
