/* The clone's .git/config, read before git is ever started in the store.
 *
 * Thirteen ways to run a command from a repository's configuration are known (fsmonitor, filters,
 * hooksPath, include.path, ...).  So every line must be on the list of settings that a store may
 * have; anything else is refused with its line.  The file is read here and not by `git config`
 * because readers need the desk and staff of the clone without the 2 ms that a process costs, and
 * because a file that is not trusted yet should not be given to a program that obeys it. */
#ifndef STORE_GIT_CONFIG_H
#define STORE_GIT_CONFIG_H

#include "base/err.h"

struct store;

struct git_config {
	const char *desk;  /* onestop.desk: two capitals */
	const char *staff; /* onestop.staff */
};

/* Read and check the file; a store without .git is refused (ERR_REFUSED). */
int git_config_load(struct store *store, struct git_config *git_config, struct err *err);

#endif
