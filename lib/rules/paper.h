/* Papers as they are named at the window: only those that the service asks for, so that nobody is
 * sent for something that nobody needs. */
#ifndef RULES_PAPER_H
#define RULES_PAPER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/words.h"

struct paper;
struct service;

/* What people call papers of the service (value/called.h) becomes their codes, in the arena.  ERR_REFUSED names
 * the first that is none of it, with the one that was probably meant, else all that there are; ERR_USAGE one
 * that may be several.  With `all` the word "all" is right, too. */
int paper_name(const struct service *service, struct words *papers, bool all, struct arena *arena,
	struct err *err);

/* The first of that code among the papers of the service; NULL: it asks for none. */
const struct paper *paper_find(const struct service *service, const char *code);

#endif
