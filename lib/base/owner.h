/* Whose a file is: who may not use it is told whom to ask, and what that one types.
 *
 * Members of one group work in one directory, the root: what is in it should be of the root's group, and
 * open to it.  The system says no more than "Permission denied". */
#ifndef BASE_OWNER_H
#define BASE_OWNER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

/* The login; "#UID" for one without an entry.  In the arena. */
const char *owner_name(uid_t uid, struct arena *arena);

/* The name of a group, "#GID" likewise. */
const char *owner_group(gid_t gid, struct arena *arena);

/* Is this process of that group? */
bool owner_is_member(gid_t gid);

/* ERR_SYSTEM: `path` is closed to us, who are not of this group, whose admin lets us in. */
int owner_refuse_stranger(const char *path, gid_t gid, struct arena *arena, struct err *err);

/* What the owner of things beneath `root` types to open all of them to the group `gid`; in the arena. */
const char *owner_opens(const char *root, uid_t uid, gid_t gid, struct arena *arena);

enum owner_use {
	OWNER_READS,	/* the file or directory itself */
	OWNER_WRITES,	/* the same, and writes into it */
	OWNER_REPLACES, /* makes, replaces or removes it */
};

/* May we use `path`, beneath the open directory `dirfd` whose name is `root`, in this way?  ERR_SYSTEM names
 * the first thing on the way that is closed to us, whose it is, and what he types.  0 also for what
 * is not there. */
int owner_check(int dirfd, const char *root, const char *path, enum owner_use use, struct arena *arena,
	struct err *err);

#endif
