/* What a program relies on before it acts must be settled: committed, not merely lying there.
 *
 * The clock (store/clock.h) as well: a writer's machine must not be behind the last commit.
 *
 * Who acts is read from a file of the work tree (catalogue/staff.yaml).  A hand edit of it that
 * nobody committed would give whoever made it any role, without a trace; so programs that write or
 * unmask compare it with HEAD.  Other readers do not: they start no git. */
#ifndef TXN_SETTLED_H
#define TXN_SETTLED_H

#include <stdbool.h>

#include "base/err.h"

struct store;

/* Is the file at `path` what HEAD has there?  ERR_REFUSED when it differs; a store without a commit
 * and a NULL path pass.  With the lock (`locked`) the machine's clock is
 * held against HEAD's committer date, too.  Without it a commit of another may be half written, so a
 * difference counts only when it lasts.  ERR_SYSTEM where git could not read what HEAD has (no descriptors
 * left, a damaged object): that is no hand edit, and no store without a commit either. */
int settled_check(struct store *store, const char *path, bool locked, struct err *err);

#endif
