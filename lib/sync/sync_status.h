/* What is known of the other windows without asking the hub. */
#ifndef SYNC_SYNC_STATUS_H
#define SYNC_SYNC_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "record/words.h"

struct schema;
struct store;

struct sync_status_desk {
	const char *desk;
	int64_t at;	/* moment of its last commit known here; 0: none */
	int64_t waiting; /* of the own desk the commits that the hub has not; of others those that are not here yet */
};

extern const struct schema sync_status_desk_schema;

struct sync_status {
	struct sync_status_desk *desks; /* by code */
	size_t n;
	size_t room;
	struct words disputed; /* ids: tickets, then accounts */
};

/* By what was fetched last; in the arena of the store. */
int sync_status_load(struct store *store, struct sync_status *status, struct err *err);

#endif
