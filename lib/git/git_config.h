/* The clone's .git/config, read before git is ever started in the store.
 *
 * Thirteen ways to run a command from a repository's configuration are known (fsmonitor, filters,
 * hooksPath, include.path, ...).  So every line must be on the list of settings that a store may
 * have; anything else is refused with its line.  The file is read here and not by `git config`
 * because readers need the desk and staff of the clone without the 2 ms that a process costs, and
 * because a file that is not trusted yet should not be given to a program that obeys it. */
#ifndef GIT_CONFIG_H
#define GIT_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct git_config {
	const char *desk;  /* onestop.desk: two capitals */
	const char *staff; /* onestop.staff */
	bool shared;	   /* core.sharedRepository: by a group */
};

enum { GIT_CONFIG_BYTES = 64 * 1024 };
#define GIT_CONFIG_PATH ".git/config"

/* Read the bytes of the file and check every line.  `root` is the open directory of the store, which
 * is refused when its repository lies elsewhere. */
int git_config_read(int root, const char *bytes, size_t length, struct arena *arena,
	struct git_config *git_config, struct err *err);

#endif
