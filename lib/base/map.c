#include "base/map.h"

#include <stdint.h>
#include <string.h>

#include "base/err.h"

enum { ROOM_FIRST = 64 };

/* FNV-1a. */
static size_t hash_of(const char *key)
{
	uint64_t hash = 14695981039346656037U;
	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 1099511628211U;
	return (size_t)(hash ^ hash >> 32);
}

/* The slot of the key, or the free one where it belongs. */
static struct map_slot *slot_of(const struct map *map, const char *key)
{
	size_t at = hash_of(key) & (map->room - 1);
	while (map->slots[at].key && strcmp(map->slots[at].key, key) != 0)
		at = (at + 1) & (map->room - 1);
	return &map->slots[at];
}

size_t map_get(const struct map *map, const char *key)
{
	return map->room ? slot_of(map, key)->value : 0;
}

/* At most half of the slots are taken, so that a search soon meets a free one. */
static void make_room(struct map *map, struct arena *arena)
{
	if (map->n * 2 < map->room)
		return;
	struct map larger = {.room = map->room ? map->room * 2 : ROOM_FIRST, .n = map->n};
	larger.slots = arena_array(arena, larger.room, sizeof *larger.slots);
	for (size_t i = 0; i < map->room; i++)
		if (map->slots[i].key)
			*slot_of(&larger, map->slots[i].key) = map->slots[i];
	*map = larger;
}

void map_set(struct map *map, struct arena *arena, const char *key, size_t value)
{
	if (value == 0)
		bug("a key without a number");
	make_room(map, arena);
	struct map_slot *slot = slot_of(map, key);
	if (!slot->key)
		map->n++;
	*slot = (struct map_slot){key, value};
}

size_t map_place(struct map *map, struct arena *arena, const char **key, size_t next)
{
	const size_t value = map_get(map, *key);
	if (value)
		return value;
	*key = arena_dup(arena, *key);
	map_set(map, arena, *key, next);
	return next;
}
