/* What a killed program or a power cut left is finished or dropped, before anything is read.
 *
 * A commit that main does not have and nobody was told of is dropped; one that main has, or that the
 * last ref names, is finished.  What people committed since stays as they have it, and bytes that no
 * commit here knows are never overwritten (txn/apply.h). */
#ifndef TXN_RECOVER_H
#define TXN_RECOVER_H

#include <stdbool.h>

#include "base/err.h"

struct lock;
struct store;

/* Is there anything to look after?  A few system calls: for readers, who have no lock. */
bool recover_is_needed(const struct store *store);

/* Recover, under our lock, in a store that is on its branch.  What a person should know is noted.
 * ERR_REFUSED when main was set back behind acknowledged work, ERR_MALFORMED for a journal that no program
 * writes: nothing is touched then. */
int recover_store(struct store *store, struct lock *lock, struct err *err);

#endif
