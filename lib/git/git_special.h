/* What is neither a file nor a directory: pipes, sockets, devices.
 *
 * Whoever opens a pipe waits until somebody else opens its other end, and git opens whatever has the right
 * name.  A git that is silent is looked after (store/git.c); store-check names them, store-repair puts
 * them aside. */
#ifndef GIT_SPECIAL_H
#define GIT_SPECIAL_H

#include "base/err.h"

/* Tell each of them that git may come upon in the store at `root`: beneath .git, or called like a file of
 * git's.  `path` is relative to the store and borrowed.  A result other than 0 ends the walk and is returned. */
int git_special_each(const char *root, int (*found)(void *context, const char *path, struct err *err),
	void *context, struct err *err);

/* ERR_MALFORMED names the first of them. */
int git_special_check(const char *root, struct err *err);

#endif
