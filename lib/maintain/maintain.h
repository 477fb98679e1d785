/* The work of a night on a store, step by step: volumes that are due, events to be folded away, old logs of
 * reveals, objects and refs of git, which accounts the tickets name.
 *
 * In a clone that has not the centre nothing is bound or folded: one does that for all.  Each step commits or
 * renames what it did by itself, and begins by looking at what is there: whoever is killed leaves a sound store,
 * and the next one goes on. */
#ifndef MAINTAIN_MAINTAIN_H
#define MAINTAIN_MAINTAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct session;

struct maintain_order {
	bool no_fold;
	bool no_archive;
	const char *article; /* of the commits; may be NULL */
	/* Told how far the step of that title (a msgid) has come. */
	void (*each)(void *context, const char *title, size_t done, size_t total);
	/* Told why a step could not be done; the others are done all the same. */
	void (*failed)(void *context, const struct err *why);
	void *context;
};

/* What was done; of a dry run, what would be. */
struct maintain_result {
	size_t bound; /* tickets */
	size_t volumes;
	size_t folded; /* accounts */
	size_t logs;
	size_t objects; /* that lay loose */
	size_t packs;   /* that there are; of a dry run 0 */
};

/* Do all of it.  ERR_BUSY, and nothing is done, where another one is at work. */
int maintain_do(const struct session *session, const struct maintain_order *order, struct maintain_result *result,
	struct err *err);

#endif
