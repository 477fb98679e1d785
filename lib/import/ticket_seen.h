/* Numbers of old ledgers that are taken, so that no row is imported twice. */
#ifndef IMPORT_TICKET_SEEN_H
#define IMPORT_TICKET_SEEN_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"

struct store;

struct ticket_seen {
	struct arena *mem;
	struct map numbers;  /* 1 + index in `takers` */
	const char **takers; /* by what */
	size_t takers_n;
	size_t takers_room;
};

/* Learn the numbers that tickets of the store have. */
int ticket_seen_load(struct ticket_seen *seen, struct store *store, struct err *err);

/* By what the number is taken, as a rule that a cell breaks; NULL when it is free. */
const char *ticket_seen_taker(const struct ticket_seen *seen, const char *number);

/* The row in this line of the file takes the number (copied). */
void ticket_seen_add(struct ticket_seen *seen, const char *number, size_t line);

#endif
