/* A directory for what is on its way: what comes from elsewhere lies there until it was looked at. */
#ifndef CARRY_CARRY_STAGE_H
#define CARRY_CARRY_STAGE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* A file somewhere beneath a directory, "ab/cdef.jpg". */
struct carry_file {
	const char *path;
	long long size; /* bytes; -1: it is no regular file */
};

struct carry_file_list {
	struct carry_file *items;
	size_t n;
	size_t room;
};

/* Make the directory `path` beneath `root`, empty.  No link is followed. */
int carry_stage_begin(int root, const char *path, struct err *err);

/* Remove it with all that is in it; nothing is said of what stays. */
void carry_stage_end(int root, const char *path);

/* All that is in it, by name; hidden ones (of a program that was killed) are passed over.  None where there is no
 * such directory. */
int carry_stage_list(int root, const char *path, struct arena *arena, struct carry_file_list *list, struct err *err);

#endif
