#include "value/id_set.h"

#include <stdlib.h>

#include "base/vec.h"
#include "value/id.h"

/* 17 bits for the day, 10 for the two letters of the desk, the rest for its number, "20260918-XS-0001". */
enum { DESK_AT = 9, NUMBER_AT = 12, NUMBER_BITS = 37, LETTERS = 26 };

static bool pack(const char *id, uint64_t *packed)
{
	struct err ignored = {0};
	if (id_check_ticket(id, &ignored))
		return false;
	uint64_t desk = (uint64_t)(id[DESK_AT] - 'A') * LETTERS + (uint64_t)(id[DESK_AT + 1] - 'A');
	uint64_t number = 0;
	for (const char *at = id + NUMBER_AT; *at; at++) {
		number = number * 10 + (uint64_t)(*at - '0');
		/* Nobody receives so many in a day. */
		if (number >> NUMBER_BITS)
			return false;
	}
	*packed = (((uint64_t)id_ticket_day(id) * LETTERS * LETTERS + desk) << NUMBER_BITS) | number;
	return true;
}

static int compare(const void *a, const void *b)
{
	const uint64_t one = *(const uint64_t *)a;
	const uint64_t other = *(const uint64_t *)b;
	return (one > other) - (one < other);
}

void id_set_add(struct id_set *set, const char *id)
{
	uint64_t packed;
	if (pack(id, &packed))
		VEC_PUSH(&set->arena, set->items, set->n, set->room) = packed;
}

bool id_set_has(struct id_set *set, const char *id)
{
	uint64_t packed;
	if (!set->n || !pack(id, &packed))
		return false;
	if (set->sorted_n != set->n)
		qsort(set->items, set->n, sizeof *set->items, compare);
	set->sorted_n = set->n;
	return bsearch(&packed, set->items, set->n, sizeof packed, compare) != NULL;
}

void id_set_clear(struct id_set *set)
{
	arena_clear(&set->arena);
	*set = (struct id_set){0};
}
