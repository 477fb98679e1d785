#include "finding/tally.h"

#include "base/vec.h"

struct tally_row *tally_row(struct tally *tally, const char *name, struct arena *arena)
{
	const size_t at = map_place(&tally->at, arena, &name, tally->n + 1);
	if (at > tally->n)
		VEC_PUSH(arena, tally->rows, tally->n, tally->room) = (struct tally_row){.name = name};
	return &tally->rows[at - 1];
}

void tally_put(struct tally *tally, const struct tally_row *row, struct arena *arena)
{
	struct tally_row *sum = tally_row(tally, row->name, arena);
	sum->known += row->known;
	sum->held += row->held;
	sum->known_n += row->known_n;
	sum->held_n += row->held_n;
}

void tally_differing(const struct tally *tally, struct map *names, struct arena *arena)
{
	for (size_t i = 0; i < tally->n; i++) {
		const struct tally_row *row = &tally->rows[i];
		if (row->known != row->held || row->known_n != row->held_n)
			map_set(names, arena, row->name, i + 1);
	}
}
