/* The index of git, read and written in process (versions 2 and 3 of its format).
 *
 * Everything that is not to change is kept byte for byte: what people staged stays staged.  What git
 * can make again (cached trees of changed directories, caches of its own) is left out. */
#ifndef GIT_INDEX_H
#define GIT_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sha1.h"
#include "base/str.h"

struct git_index_change {
	const char *path;
	const char *id;		/* NULL: the entry goes */
	const struct stat *st;	/* of the file that has these bytes; NULL: git shall look itself */
};

/* Is this a whole index, its checksum right, in a form that git_index_update knows?  The checksum of one that
 * ends with the trailer we wrote (`ours`) is not computed again, as git does not: to hash a megabyte takes as
 * long as the rest of a commit. */
enum git_index_form { GIT_INDEX_PLAIN, GIT_INDEX_OTHER, GIT_INDEX_BROKEN };
enum git_index_form git_index_form(const char *bytes, size_t length, bool ours);

/* The last 20 bytes in hexadecimal: the hash of the rest.  Zeros for what is too short. */
void git_index_trailer(const char *bytes, size_t length, char trailer[SHA1_TEXT_SIZE]);

/* An index as it will be, in runs of bytes: long ones of the old index stay where they are, as most of a megabyte is
 * the same after a commit. */
struct git_index_run {
	const char *bytes; /* NULL: those of `made` from `at` on */
	size_t at;
	size_t length;
};

struct git_index {
	struct str made;
	size_t made_at; /* as far as it is in a run */
	struct git_index_run *runs;
	size_t n;
	size_t room;
	struct arena arena;
};

/* What a GIT_INDEX_PLAIN index becomes by the changes, which are sorted by path and have each once;
 * no bytes: an empty index.  The bytes must stay; close with git_index_close. */
void git_index_update(const char *bytes, size_t length, const struct git_index_change *changes,
	size_t changes_n, struct git_index *index);

/* Write it to a file that is open. */
int git_index_write(const struct git_index *index, int fd, const char *name, struct err *err);

void git_index_close(struct git_index *index);

#endif
