/* Which account numbers stand in which files of the trays, so that whoever asks for the tickets of one account
 * opens only those that name it: a year of volumes is 440 MB.
 *
 *     .git/onestop.mentions/tickets-open  tickets-closed  tickets-archive-2026-08
 *
 * is a cache of each directory, made by readers and no part of the store.  What it says of a file counts only
 * while that is the same file by inode, size, mtime and ctime; all else is read, as if there were none.  It may be
 * deleted, be damaged, be of another boot or of the store this one was copied from; whoever may not write does
 * without.  A file that was written less than 2 s before it was read is not taken up, as whoever writes it again
 * within a tick of the clock leaves the same times. */
#ifndef STORE_MENTION_H
#define STORE_MENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"

struct mention;
struct store;

/* What stands before a number, and behind it a quote: these are the bytes that are looked for. */
#define MENTION_KEY "account: \""

/* Begin to look for a number; `bounded` when not every file of the trays of loose ones
 * will be asked about: otherwise what is known of others is of files that are gone.  What is returned is in the
 * arena; end it.  NULL, which knows nothing and may have all, where there is none (NULL) or it has a quote in it. */
struct mention *mention_begin(struct store *store, const char *number, bool bounded, struct arena *arena);

/* Is it known of the file at `path` of the store, which is this one now, that it has no such bytes? */
bool mention_lacks(struct mention *mention, const char *path, const struct stat *st);

/* A file, which was not cut short, was read: has it such bytes?  What it names is taken up; `st` is of before,
 * NULL when these bytes are not (yet) those of the file at `path`. */
bool mention_has(struct mention *mention, const char *path, const char *bytes, size_t length, const struct stat *st);

/* `whole`: all was looked at that was to be.  Where more than a few had to be read it is written for the next. */
void mention_end(struct mention *mention, bool whole);

#endif
