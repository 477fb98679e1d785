/* From the objects of a commit to its being visible: durable before anybody sees it, one moment at which
 * it is committed, and no moment at which a kill or a power cut leaves more than the next program can
 * finish or drop by itself (txn/recover.h).
 *
 *     temporaries -> git's locks -> index and journal ready -> syncfs
 *          -> index, refs/onestop/last, main (the commit) -> syncfs
 *          -> the journal says so (readers see it) -> files -> locks back
 *
 * Everything is written beside and renamed.  git's own locks are held meanwhile, so that a `git commit`
 * typed at the same moment fails as beside another git, and takes nothing back. */
#ifndef TXN_PUBLISH_H
#define TXN_PUBLISH_H

#include <stddef.h>

#include "base/err.h"
#include "txn/git_commit.h"

struct git_blob_source;
struct lock;
struct spool;
struct store;

/* Where the files of a commit are whose objects alone are there: each is read when it is written, and somebody may look
 * at it in passing (bytes are borrowed). */
struct publish_source {
	struct git_blob_source *blobs;
	void (*look)(void *context, const char *path, const char *old_id, const char *bytes, size_t length); /* or NULL */
	void *context;
};

struct publish {
	struct store *store;
	const struct lock *lock;
	const struct git_commit *commit; /* its objects are written */
	const struct publish_source *from; /* of all the changes; NULL: they have their bytes, or the spool has */
	struct spool *spool;		 /* of the changes; closed here when it has done its work */
	const char *id;			 /* of the commit */
};

/* 0: committed and durable; what could not be put into place is noted, and left to the next program.
 * -1 with ERR_BUSY or ERR_REFUSED: nothing was done.  -1 with ERR_SYSTEM: nothing was done, or the
 * message says what was. */
int publish_commit(const struct publish *publish, struct err *err);

#endif
