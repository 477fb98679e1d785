/* Tickets as they stood at a moment. */
#ifndef TICKET_TICKET_UNTIL_H
#define TICKET_TICKET_UNTIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket_store.h"

struct store;

/* The same, each ticket as it stood when `until` (a moment) had not come: its events before then,
 * replayed.  Tickets that did not exist yet are left out.  With `commit` the store is read as that
 * commit has it, through git; NULL reads the work tree. */
int ticket_walk_until(struct store *store, const struct ticket_walk *walk, int64_t until,
	const char *commit, struct arena *arena, struct err *err);

#endif
