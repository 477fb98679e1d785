/* The last clean commit: what store-check --since-last need not look at again.
 *
 * .git/onestop.checked is one line: a commit of which every record was found right, together with all others; the
 * time at which that look began; a digest of the names of the files that the commit has; the desk, and
 * the number of the rules.  git knows nothing of the file, so it neither prunes nor
 * clones it; a commit that is gone is none that was looked at.  Whoever may write in .git may write it, too: it
 * saves time, and proves nothing (store-seal, and the whole check, do). */
#ifndef CHECK_CHECK_CLEAN_H
#define CHECK_CHECK_CLEAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/git.h"

struct session;
struct store;

struct check_clean {
	char commit[GIT_ID_SIZE]; /* "": none */
	int64_t began;            /* seconds since 1970 */
	uint64_t names;
	int today;                /* what may get old by the day was looked at on this one */
};

/* What a check that begins now may call clean when it ends: the commit that readers see.  "" while somebody is at
 * work, where files may be of the one before. */
void check_clean_begin(const struct session *session, struct check_clean *clean);

/* The last one; commit "" when there is none, or it was found by other rules or for another desk. */
void check_clean_load(const struct session *session, struct check_clean *clean);

/* Keep it; where we may not write it is not kept, which is no fault. */
void check_clean_save(const struct session *session, const struct check_clean *clean);

/* Is it a file that a check looks at: one of a store, or one that lies where records are read? */
bool check_clean_knows(const char *path);

/* One name's part in `names`. */
uint64_t check_clean_name(const char *path);

#endif
