/* git, through its plumbing.
 *
 * Every call runs git(1) with a clean environment (no inherited GIT_*, no system or user
 * configuration, no hooks, no fsmonitor, no gc) in a store whose own configuration was checked
 * (git/git_config.h), and none where that has what may endanger (store_check_git).  Refs, index and files are written in process (txn/publish.h); no command
 * that is run here looks at the work tree or touches it.  Object ids are 40 hexadecimal digits. */
#ifndef STORE_GIT_H
#define STORE_GIT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct coprocess;
struct store;
struct lock;

enum { GIT_ID_SIZE = 41, GIT_FILE_BYTES = 64 * 1024 * 1024 };

/* ERR_REFUSED: somebody edited this file; with what to do about it. */
int git_refuse_edit(const char *path, struct err *err);

/* The last line of .git/info/attributes keeps .gitattributes away from records: put it there where it is
 * not, as in a plain `git clone`. */
int git_guard_attributes(struct store *store, struct err *err);

/* Run any git command that only reads (for checks); its output is appended. */
int git_query(struct store *store, const char *const *arguments, const char *input,
	struct str *output, int *status, struct err *err);

/* Start git in the store, to be talked with; it only reads. */
int git_start(struct store *store, const char *const *arguments, struct coprocess *started,
	struct err *err);

/* `git init` at a directory and the settings of a new store; the store is not open yet.  An empty `desk`
 * is not set. */
int git_create(const char *directory, const char *desk, struct arena *arena, struct err *err);

/* `git init --bare` at an absolute directory, with this text as its configuration. */
int git_create_bare(const char *directory, const char *git_config, struct arena *arena, struct err *err);

#endif
