/* Sums by which two sides that must say the same are held against each other: what accounts say and what a
 * book or a register says.
 *
 * Each side adds up one number (base/digest.h) for every thing that it says, under the name of the page that
 * the thing belongs on: the day of a desk, a register.  Where both sums of a name are the same nothing more
 * is looked at; where they differ both sides are read again and compared one by one.  So what is in memory
 * grows with the days and registers that there are, and not with what stands in them.
 *
 * Sums can be taken off as they were put on: what a file said at the last clean commit is taken off, what it
 * says now is put on (findings->sums), and then the two sides must have changed alike. */
#ifndef FINDING_TALLY_H
#define FINDING_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

struct tally_row {
	const char *name;
	uint64_t known;  /* by accounts */
	uint64_t held;   /* by the page */
	int64_t known_n; /* how many things */
	int64_t held_n;
};

struct tally {
	struct tally_row *rows;
	size_t n;
	size_t room;
	struct map at; /* by name: index + 1 */
};

/* The row of the name (copied into the arena). */
struct tally_row *tally_row(struct tally *tally, const char *name, struct arena *arena);

/* Put what a row has onto the one of the same name. */
void tally_put(struct tally *tally, const struct tally_row *row, struct arena *arena);

/* Add the names on which the sides differ to the map, which may have others. */
void tally_differing(const struct tally *tally, struct map *names, struct arena *arena);

#endif
