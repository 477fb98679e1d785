/* Long work in parts: each has the store opened anew, with memory of its own that is given back, so that a
 * hundred transactions need no more than one. */
#ifndef MAINTAIN_PART_H
#define MAINTAIN_PART_H

#include "base/err.h"

struct session;

/* Do the part in a session like this one.  What the store then has to tell is passed on. */
int part_do(const struct session *session, int (*part)(const struct session *session, void *context, struct err *err),
	void *context, struct err *err);

#endif
