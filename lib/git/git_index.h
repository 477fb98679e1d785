/* The index of git, read and written in process: versions 2 to 4 of its format are read, and 4 is written, which is
 * a third shorter (git/git_index_entry.h).
 *
 * What is not to change is kept: what people staged stays staged.  What git
 * can make again (cached trees of changed directories, caches of its own) is left out. */
#ifndef GIT_INDEX_H
#define GIT_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sha1.h"
#include "base/str.h"
#include "git/git_index_entry.h"

/* Is this a whole index, its checksum right, in a form that git_index_update knows?  One that
 * ends with the trailer we wrote (`ours`) is not gone through for that, as git does not: to hash a megabyte takes as
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

/* What an index becomes by the changes, which are sorted by path and have each once, if git_index_form said
 * GIT_INDEX_PLAIN of it and it still is; no bytes: an empty index.  The bytes must stay; close with git_index_close in
 * any case. */
enum git_index_form git_index_update(const char *bytes, size_t length, const struct git_index_change *changes,
	size_t changes_n, struct git_index *index);

/* Write it to a file that is open. */
int git_index_write(const struct git_index *index, int fd, const char *name, struct err *err);

void git_index_close(struct git_index *index);

#endif
