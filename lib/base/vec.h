/* Growing arrays in an arena: a pointer, a count and a capacity kept by the owner.
 *
 *     struct event *events = NULL;
 *     size_t n = 0, room = 0;
 *     VEC_PUSH(arena, events, n, room) = event;
 *
 * The old array stays in the arena when a new one is needed, so pointers into it remain
 * readable; sizes double, so the waste is at most the size of the result. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

/* The array with room for at least one more item, which is zeroed (what is behind it is not): `items`
 * itself or a larger copy.  A `room` below `count` (an array filled elsewhere) is corrected. */
void *vec_grow(struct arena *arena, const void *items, size_t count, size_t *room, size_t size);

#define VEC_PUSH(arena, items, count, room)                                                        \
	(*((items) = vec_grow((arena), (items), (count), &(room), sizeof *(items)),                \
		&(items)[(count)++]))

#endif
