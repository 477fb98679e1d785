/* Objects of git under .git/objects, read and written in process.
 *
 * What is damaged or of a size that no tree of a store has is not for us: git is asked then.  Everything read,
 * loose or from a pack (git/git_pack_object.h), is held against its name; written is what lies loose. */
#ifndef GIT_OBJECT_H
#define GIT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sha1.h"

/* The bytes of the object `id` (40 digits) of this type ("commit", "tree", "blob"), at most 16 MiB,
 * in the arena with a NUL behind them.  False where it is not there, whole and readable. */
bool git_object_read(int store_fd, const char *type, const char *id, struct arena *arena,
	const char **bytes, size_t *length);

/* The name git gives to an object of these bytes. */
void git_object_name(const char *type, const void *bytes, size_t length, char id[SHA1_TEXT_SIZE]);

/* Write the object: the new file `temp`, then a rename to its name, also over one that is there, which after
 * a power cut may be empty.  Not flushed.  ERR_SYSTEM, and `temp` is gone. */
int git_object_write(int store_fd, const char *type, const char *id, const void *bytes, size_t length,
	const char *temp, struct err *err);

#endif
