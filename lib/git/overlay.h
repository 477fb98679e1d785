/* What readers see of a commit whose files are not yet all in their places.
 *
 * From the moment it is durable its files are shown as the journal JOURNAL_APPLY has them, whether
 * they were renamed already or not: a commit is visible wholly or not at all.  No lock, no git. */
#ifndef GIT_OVERLAY_H
#define GIT_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/map.h"
#include "git/journal.h"

struct overlay {
	struct journal journal;
	struct map places; /* path -> 1 + number of its entry */
};

/* Which commits have been shown: equal before and after some reading, if none came between. */
struct overlay_sequence {
	ino_t apply; /* 0: none */
	ino_t done;
	struct timespec applied;
	struct timespec ended;
};

/* The overlay that is to be looked through now, NULL for none (the usual case). */
int overlay_load(int store_fd, struct arena *arena, struct overlay **overlay, struct err *err);

void overlay_look(int store_fd, struct overlay_sequence *sequence);
bool overlay_same(const struct overlay_sequence *a, const struct overlay_sequence *b);

/* What becomes of the path; NULL when the commit does not touch it. */
const struct journal_entry *overlay_find(const struct overlay *overlay, const char *path);

/* Open the temporary that has the entry's new bytes; -1 when it is in its place already. */
int overlay_open(const struct overlay *overlay, int store_fd, const struct journal_entry *entry);

/* Is the name of this entry one in the directory itself?  Then it is given. */
const char *overlay_name_in(const struct journal_entry *entry, const char *directory);

/* Names of the directory that the overlay removes go, and those it puts come; sorted.  A longer array is in the
 * arena. */
void overlay_names(const struct overlay *overlay, const char *directory, struct arena *arena,
	const char ***names, size_t *names_n);

#endif
