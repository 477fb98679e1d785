/* The clone's .git/config, read before git is ever started in the store.
 *
 * Thirteen ways to run a command from a repository's configuration are known (fsmonitor, filters,
 * hooksPath, include.path, ...).  So every line must be on the list of settings that a store may
 * have (git/git_setting.h), and no git is started while there is another.  The file is read here and not
 * by `git config` because readers need the desk and staff of the clone without the 2 ms that a process
 * costs, and because a file that is not trusted yet should not be given to a program that obeys it. */
#ifndef GIT_CONFIG_H
#define GIT_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct git_config {
	const char **desks; /* onestop.desk, each time it is set: two capitals; the first is the clone's own */
	size_t desks_n;
	size_t desks_room;
	const char *staff; /* onestop.staff */
	bool shared;	   /* core.sharedRepository: by a group */
	bool worktree;     /* git reads GIT_CONFIG_WORKTREE_PATH, too */
	struct err refused; /* the first line that a store may not have, and what to type; code ERR_NONE: none */
	bool has_hub;      /* a remote "hub": one of several clones */
	const char *hub;   /* its URL; NULL */
};

enum { GIT_CONFIG_BYTES = 64 * 1024 };
#define GIT_CONFIG_PATH ".git/config"
#define GIT_CONFIG_WORKTREE_PATH ".git/config.worktree" /* what `git sparse-checkout` sets stands here */

/* Read the bytes of the file at `path` (for messages), look at every line, and add what it says to
 * `git_config`.  `root` is the open directory of the store, whose repository must not lie elsewhere. */
void git_config_read(int root, const char *path, const char *bytes, size_t length, struct arena *arena,
	struct git_config *git_config);

/* The lines of a remote "hub", for a clone that is made.  In the arena. */
const char *git_config_hub(const char *url, struct arena *arena);

#define GIT_CONFIG_HUB_REFS "+refs/heads/*:refs/remotes/hub/*"

#endif
