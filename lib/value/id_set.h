/* A set of ticket ids, eight bytes each: a walk over years of volumes remembers a million of them. */
#ifndef VALUE_ID_SET_H
#define VALUE_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Zero is the empty set. */
struct id_set {
	uint64_t *items;
	size_t n;
	size_t room;
	size_t sorted_n; /* that many are in order: id_set_has sorts when there are others */
	struct arena arena;
};

/* What is no ticket id is in no set. */
void id_set_add(struct id_set *set, const char *id);
bool id_set_has(struct id_set *set, const char *id);
void id_set_clear(struct id_set *set);

#endif
