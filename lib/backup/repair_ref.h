/* Repairing refs: HEAD, packed-refs, main, and what else points somewhere.
 *
 * What can be read is left alone, also where it is not what programs want (another branch, a main that was
 * set back).  What cannot be read is put aside.  main becomes the newest commit that the store still has of those
 * that are on record: the last one a program made (refs/onestop/last), the end of the reflog,
 * packed-refs, and the main of the backup. */
#ifndef BACKUP_REPAIR_REF_H
#define BACKUP_REPAIR_REF_H

#include <stdbool.h>

#include "base/err.h"

struct repair;
struct store;

/* Without what git does not even start: pipes and their like go aside, HEAD and packed-refs become
 * readable, and so do all refs but the two of repair_ref_main. */
int repair_ref_ready(struct store *store, struct repair *repair, struct err *err);

/* main, and with it refs/onestop/last.  `*known` is false when none of the commits is there (yet). */
int repair_ref_main(struct store *store, struct repair *repair, bool *known, struct err *err);

#endif
