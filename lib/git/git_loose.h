/* The objects of git that lie loose, each a file of its own. */
#ifndef GIT_GIT_LOOSE_H
#define GIT_GIT_LOOSE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct git_pack;

/* Tell each of them; the id is borrowed.  A result other than 0 ends the walk and is returned. */
int git_loose_each(int store_fd, int (*each)(void *context, const char *id, struct err *err), void *context,
	struct err *err);

/* How many there are. */
int git_loose_count(int store_fd, size_t *count, struct err *err);

/* Remove those that one of the packs has, which are on the disk; `removed` (may be NULL) is told how many so far. */
int git_loose_remove(int store_fd, const struct git_pack *packs, size_t packs_n,
	void (*removed)(void *context, size_t n), void *context, struct err *err);

/* Remove the directories that are empty, under the store's lock: a program that writes makes one and then puts its
 * object there. */
void git_loose_clear(int store_fd);

#endif
