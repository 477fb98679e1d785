/* tar, which packs and unpacks a backup. */
#ifndef BACKUP_BACKUP_TAR_H
#define BACKUP_BACKUP_TAR_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Something that goes into an archive: the file or directory `name` in `directory`. */
struct backup_tar_member {
	const char *directory; /* absolute */
	const char *name;
};

/* Write a new archive `file` (absolute) with these members and nothing of who owns them. */
int backup_tar_pack(const char *file, const struct backup_tar_member *members, size_t n,
	struct arena *mem, struct err *err);

/* Unpack `file` (absolute) into a directory that is there, without owners and special modes.  ERR_MALFORMED
 * when it is no archive. */
int backup_tar_unpack(const char *file, const char *directory, struct arena *mem, struct err *err);

#endif
