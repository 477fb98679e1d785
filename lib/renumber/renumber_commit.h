/* What one commit did, done as another desk.   */
#ifndef RENUMBER_RENUMBER_COMMIT_H
#define RENUMBER_RENUMBER_COMMIT_H

#include "base/err.h"
#include "renumber/renumber_walk.h"

/* Fill `walk->changes` from the commit of the walk.  ERR_REFUSED names the first file whose change cannot be done by
 * rule: what the centre keeps, what was changed by hand. */
int renumber_commit_make(struct renumber_walk *walk, struct err *err);

#endif
