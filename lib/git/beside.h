/* Files beside the records that git does not see (attachments), so that they can be erased, and that belong
 * to a commit all the same.
 *
 * Such a file is on disk, with all directories above it, before the commit that names it is made.
 * Until then .git/onestop.beside says which file it is and on which commit it waits: whoever comes
 * after a kill takes the file away again when main is still there.
 *
 * Knows no store, only its directory. */
#ifndef GIT_BESIDE_H
#define GIT_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define BESIDE_NOTE ".git/onestop.beside"
#define BESIDE_DIRECTORY "attachments"
#define BESIDE_IGNORE BESIDE_DIRECTORY "/.gitignore" /* of all that is there, and of itself */

/* Is this "attachments/", two hexadecimal digits, "/", sixty-two, ".", and a word of small letters and
 * digits? */
bool beside_path_is_plain(const char *path);

/* Write the file, durably, in the place of one that may be there.  `parent` is the commit that is main
 * now; NULL when nothing is to be taken back, as the file was there before.  Under the lock. */
int beside_write(int store_fd, const char *path, const char *bytes, size_t length, const char *parent,
	struct arena *arena, struct err *err);

/* Main is at `head`, for good: a file whose commit was not made is removed, and the note of it.  Under the
 * lock, after recovery. */
int beside_settle(int store_fd, const char *head, struct arena *arena, struct err *err);

/* Remove the file, durably; 0 also when it is not there. */
int beside_remove(int store_fd, const char *path, struct err *err);

#endif
