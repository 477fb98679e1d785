/* The branch that acknowledged work stands on.
 *
 * Programs commit to main and nowhere else: what is written on a detached HEAD is gone with the next
 * checkout, and its numbers are given again.  `refs/onestop/last` remembers the last commit of ours,
 * so that a main that was set back is noticed, and keeps its objects; it is never pushed. */
#ifndef STORE_BRANCH_H
#define STORE_BRANCH_H

#include "base/err.h"

struct store;

#define BRANCH_REF "refs/heads/main"
#define BRANCH_LAST "refs/onestop/last"

/* ERR_REFUSED, with the command that leads back, when HEAD is not on main or git is in the midst of a
 * rebase, merge, cherry-pick, revert or bisect.  Reads a few files, starts nothing. */
int branch_check(struct store *store, struct err *err);

/* ERR_REFUSED when main (at the commit `head`) does not have what was acknowledged. */
int branch_check_rewound(struct store *store, const char *head, struct err *err);

/* ERR_MALFORMED when a part of .git that is read or written in process is not the plain file or
 * directory that git makes; ERR_REFUSED for objects or history borrowed from elsewhere. */
int branch_check_plain(struct store *store, struct err *err);

#endif
