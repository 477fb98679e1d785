/* The branch and what is being published on it, who may reach the store, and what only git can tell: hand edits
 * that are not committed, and what was asked for besides. */
#ifndef CHECK_CHECK_GIT_H
#define CHECK_CHECK_GIT_H

#include <stdbool.h>

#include "base/err.h"

struct findings;

struct check_git {
	bool objects;      /* fsck, besides status */
	bool history;      /* look at every commit too */
	const char *seals; /* a file of seals that must hold; NULL: none */
};

/* git is not asked where it may not be started, or would wait for ever.  -1 only when it could not be looked at. */
int check_git(struct findings *findings, const struct check_git *asked, struct err *err);

#endif
