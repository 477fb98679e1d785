/* The journal of one commit: what is to become of which file, so that whoever comes after a kill or a
 * power cut can finish the work or drop it.
 *
 * One file, by three names that say how far the work has come.  Its last line has the hash of all
 * lines above it: without it, or with another one, the journal counts as not written.
 *
 *     onestop journal 2
 *     nonce 0123456789abcdef         the temporaries are .git/onestop.new/NONCE-0, -1, ...
 *     boot 6a0f...                   in which boot it was written
 *     self 2049:131                  device and inode of this file: a copied store has others
 *     parent ID                      zeros: there was no commit
 *     commit ID
 *     put OLD NEW INODE PATH         blobs; zeros: there was no file.  The n-th line has NONCE-n,
 *     remove OLD PATH                which had that inode
 *     index HASH                     the last 20 bytes of the index that was written; zeros: unknown
 *     end HASH
 *
 * Knows no store, only its directory: readers look here before anything else is open. */
#ifndef GIT_JOURNAL_H
#define GIT_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/boot.h"
#include "base/err.h"
#include "base/sha1.h"
#include "base/str.h"

#define JOURNAL_PREPARED ".git/onestop.journal" /* nothing is acknowledged */
#define JOURNAL_APPLY ".git/onestop.apply"	/* committed and durable: what readers see */
#define JOURNAL_DONE ".git/onestop.done"	/* the last one, kept until the next is durable */

#define JOURNAL_NEW ".git/onestop.new"	 /* the temporaries of the commit under way */
#define JOURNAL_KEPT ".git/onestop.kept" /* what people wrote where a program had to write */

#define JOURNAL_NO_ID "0000000000000000000000000000000000000000"

enum { JOURNAL_NONCE_SIZE = 17 };

struct journal_entry {
	const char *path;
	bool removes;
	char old_id[SHA1_TEXT_SIZE]; /* the parent's blob */
	char new_id[SHA1_TEXT_SIZE]; /* the commit's */
	uint64_t inode;		     /* of the temporary */
};

struct journal {
	char nonce[JOURNAL_NONCE_SIZE];
	char boot[BOOT_ID_SIZE];
	char parent[SHA1_TEXT_SIZE];
	char commit[SHA1_TEXT_SIZE];
	char index[SHA1_TEXT_SIZE];
	struct journal_entry *entries;
	size_t entries_n;
	bool complete;	/* its last line is there */
	bool elsewhere; /* written in another boot, or this is a copy of the store */
	struct stat st;
};

/* Read the journal of the name `path`; `*found` is false when there is none.  One that was not
 * written to its end is found and not `complete`; `entries` then are those that could be read.
 * ERR_MALFORMED for a whole one with a line that no program writes. */
int journal_read(int store_fd, const char *path, struct arena *arena, struct journal *journal,
	bool *found, struct err *err);

/* Is the one that ended last from another boot, or of another copy of the store?  False for none and
 * for one that cannot be read. */
bool journal_last_is_elsewhere(int store_fd);

/* How the index ends that the last commit left; zeros when that is not known. */
void journal_index_of_last(int store_fd, char index[SHA1_TEXT_SIZE]);

/* A journal while it is written. */
struct journal_file {
	int fd;
	struct str text;
};

/* Write all lines but the last two to `path`, which must not be there; "boot" is this one when it is
 * empty.  End with journal_finish or journal_close. */
int journal_begin(int store_fd, const char *path, const struct journal *journal,
	struct journal_file *file, struct err *err);

/* The last two lines: from here on it counts as written. */
int journal_finish(struct journal_file *file, const char *index, struct err *err);
void journal_close(struct journal_file *file);

/* All of it, in the place of what stands at `path`. */
int journal_replace(int store_fd, const char *path, const struct journal *journal,
	const char *index, struct arena *arena, struct err *err);

/* The index is not the one that JOURNAL_DONE vouches for, whatever its last bytes say. */
int journal_forget_index(int store_fd, struct arena *arena, struct err *err);

/* A name that no other transaction has. */
void journal_name(char nonce[JOURNAL_NONCE_SIZE]);

/* ".git/onestop.new/NONCE-END"; in the arena. */
const char *journal_temp(const struct journal *journal, const char *end, struct arena *arena);

/* The temporary of the entry with this number. */
const char *journal_temp_of(const struct journal *journal, size_t number, struct arena *arena);

/* Is this a path that a record may have: plain components, none hidden, ".yaml" at the end? */
bool journal_path_is_plain(const char *path);

#endif
