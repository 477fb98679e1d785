/* An index that does not belong to HEAD.
 *
 * A `git commit` reads the index before it locks it, and leaves it behind when it then fails; a `git
 * reset --hard` that was killed leaves one, too.  Whoever commits from such an index takes back what
 * was acknowledged.  Where the file is as HEAD has it, the entry follows HEAD; where the file itself is
 * not, nobody can tell what was meant, and writers refuse. */
#ifndef TXN_STALE_H
#define TXN_STALE_H

#include <stddef.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/sha1.h"

struct store;

struct stale_entry {
	const char *path;
	char id[SHA1_TEXT_SIZE]; /* HEAD's; zeros: it has none */
	struct stat st;		 /* of the file, which is the same */
};

/* The entries to correct, when .git/index differs from the commit `head`; in the store's arena. */
int stale_find(struct store *store, const char *head, struct stale_entry **entries,
	size_t *entries_n, struct err *err);

#endif
