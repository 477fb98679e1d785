/* A directory that appears whole or not at all: filled beside its place under another name, then
 * renamed. */
#ifndef BACKUP_NEW_PLACE_H
#define BACKUP_NEW_PLACE_H

#include "base/arena.h"
#include "base/err.h"

struct new_place {
	const char *place; /* absolute; its parent is there, itself not or empty */
	const char *temp;  /* to be filled */
};

/* Choose and make the directory to fill for the new store at `directory`.  ERR_REFUSED when something
 * is there, ERR_USAGE for ".." and the like.  The paths are in the arena.  End with new_place_finish or
 * new_place_drop. */
int new_place_begin(const char *directory, struct arena *mem, struct new_place *place, struct err *err);

/* Give it its name, and be sure that the disk has all of it.  On failure it is dropped. */
int new_place_finish(const struct new_place *place, struct err *err);

/* Remove what was filled. */
void new_place_drop(const struct new_place *place);

/* Remove a directory and all that is in it; what cannot be removed stays. */
void new_place_remove(const char *directory);

#endif
