/* Tickets on their way into the bound volumes tickets/archive/YYYY-MM/YYYY-MM-DD.yaml.
 *
 * A volume has the tickets received on its day, sorted by id, each byte for byte as its record is.  They are
 * gathered on disk, as there may be years of them, and put into the transaction day by day.  A day that
 * would be larger than a volume may be stays in the tray of closed ones. */
#ifndef ARCHIVE_BINDING_H
#define ARCHIVE_BINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/spool.h"

struct store;
struct txn;

struct binding_item {
	const char *id;
	size_t length;
	int64_t at; /* in the spool */
};

struct binding {
	struct store *store; /* whose arena keeps the ids */
	bool moves;          /* they lie in tickets/closed/ and leave it */
	struct spool spool;
	struct binding_item *items;
	size_t n;
	size_t room;
	size_t bound; /* what binding_put bound */
	size_t volumes;
};

/* The first day that is not bound yet on the day `today`: months are bound that ended 60 days ago. */
int binding_before(int today);

/* Add a ticket by its record, in canonical form and final; each once. */
int binding_add(struct binding *binding, const char *id, const char *bytes, size_t length, struct err *err);

/* Put all of them into the transaction. */
int binding_put(struct binding *binding, struct txn *txn, struct err *err);

void binding_close(struct binding *binding);

#endif
