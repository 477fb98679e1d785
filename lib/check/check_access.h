/* Who may use the files of a store: every member of its group, and nobody else.
 *
 * What plain git, cp or an editor made goes by the umask of whoever typed it, and stops the others when they
 * next write there.  A store is shared when its configuration says so (core.sharedRepository), as
 * store-init has it; the group is that of its root. */
#ifndef CHECK_CHECK_ACCESS_H
#define CHECK_CHECK_ACCESS_H

#include "base/err.h"

struct findings;

/* Directories without g+rwxs, files without what the group needs of them (records: g+rw), what is of another
 * group, a store that everybody may read, and a caller who is not a member; each with what to type. */
int check_access(struct findings *findings, struct err *err);

#endif
