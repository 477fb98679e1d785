/* Repairing a store whose objects are damaged or missing.
 *
 * Nothing is thrown away: what is damaged goes to .git/damaged-TIME.  What is whole in a damaged pack is
 * taken out of it; what is missing comes from a backup or another clone, and the files of the last commit
 * from the work tree.  Refs, index and work tree are not touched. */
#ifndef BACKUP_REPAIR_H
#define BACKUP_REPAIR_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct lock_request;
struct store;

struct repair {
	const char *from;   /* a backup, a bundle, another clone's directory; NULL: none of them */
	int64_t now;        /* moment: names the directory of what is damaged */
	const struct lock_request *lock;
	/* Results. */
	const char *aside;  /* that directory, relative to the store; NULL: nothing was damaged */
	size_t damaged;     /* files in it */
	const char *missing; /* what git still misses, a line for each object; "" when it is whole again */
};

/* Repair, under the lock.  0: `repair->missing` says whether all is well.  ERR_MALFORMED when `from` is none
 * of these. */
int repair_store(struct store *store, struct repair *repair, struct err *err);

#endif
