/* Blobs: the contents of files as git names them. */
#ifndef STORE_GIT_BLOB_H
#define STORE_GIT_BLOB_H

#include <stddef.h>
#include <sys/stat.h>

#include "base/coprocess.h"
#include "base/err.h"
#include "base/sha1.h"
#include "base/str.h"

struct store;

/* The name git gives to these bytes. */
void git_blob_id(const void *bytes, size_t length, char id[SHA1_TEXT_SIZE]);

/* The name of what a file of the store holds, itself and not through the overlay; zeros when there is no file.
 * `st` (may be NULL) is how it looked before it was read.  ERR_MALFORMED for what is no plain file. */
int git_blob_of_file(struct store *store, const char *path, char id[SHA1_TEXT_SIZE],
	struct stat *st, struct err *err);

/* Which blobs a commit has at these paths: zeros for none. */
int git_blob_at(struct store *store, const char *commit, const char *const *paths, size_t paths_n,
	char (*ids)[SHA1_TEXT_SIZE], struct err *err);

/* For whoever is about to say that a record does not exist: ERR_REFUSED names the first of these files that
 * the last commit has and the work tree lacks, because somebody removed it or a git was interrupted, and
 * the command that brings it back; 0 when there is none, or the commit cannot be asked. */
int git_blob_refuse_removed(struct store *store, const char *const *paths, size_t paths_n, struct err *err);

/* A git that gives blobs, one after the other: started by the first, for all. */
struct git_blob_source {
	struct store *store;
	struct coprocess git;
	struct str line;
	size_t asked; /* and not read yet */
};

/* Ask for a blob that will be read after those that were asked for before, so that git looks for it while somebody
 * is busy with these. */
int git_blob_ask(struct git_blob_source *source, const char *id, struct err *err);

/* The bytes of a blob, in place of what `bytes` has. */
int git_blob_read(struct git_blob_source *source, const char *id, struct str *bytes, struct err *err);

/* Make a new file of a blob; what comes is held against its name. */
int git_blob_write(struct git_blob_source *source, const char *id, const char *path, struct err *err);

/* Also for one that was never asked. */
void git_blob_end(struct git_blob_source *source);

#endif
