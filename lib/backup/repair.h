/* Repairing a store whose objects or refs are damaged or missing.
 *
 * Nothing is thrown away: what is damaged goes to .git/damaged-TIME.  What is whole in a damaged pack is
 * taken out of it; what is missing comes from a backup or another clone, and the files of the last commit
 * from the work tree.  Refs that cannot be read are set again (backup/repair_ref.h); index and records are not
 * touched. */
#ifndef BACKUP_REPAIR_H
#define BACKUP_REPAIR_H

#include "backup/repair_aside.h"
#include "base/err.h"

struct store;

/* Repair, under the lock.  0: `repair->missing` says whether all is well.  ERR_MALFORMED when `from` is none
 * of these. */
int repair_store(struct store *store, struct repair *repair, struct err *err);

#endif
