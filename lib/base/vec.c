#include "base/vec.h"

#include <string.h>

void *vec_grow(struct arena *arena, const void *items, size_t count, size_t *room, size_t size)
{
	char *grown = (char *)items;
	if (count >= *room) {
		size_t wanted = *room ? *room * 2 : 8;
		/* An array that was filled elsewhere comes with a room of 0. */
		while (wanted <= count)
			wanted *= 2;
		grown = arena_room(arena, wanted, size);
		if (count)
			memcpy(grown, items, count * size);
		*room = wanted;
	}
	memset(grown + count * size, 0, size);
	return grown;
}
