/* Files: reading whole ones safely, writing them so that nobody ever sees half of one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* The bytes of an open regular file, at most `limit` (ERR_MALFORMED beyond it or when it is no
 * regular file).  `name` is for messages.  The result is in the arena with a NUL appended. */
int file_read_fd(int fd, const char *name, size_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err);

/* The same for a path typed by a person; "-" reads standard input. */
int file_read(const char *path, size_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err);

/* Open `path`, relative to `dirfd` and of ordinary components, without following a link in any
 * component and without leaving `dirfd`.  Returns the descriptor, or -1 with errno set. */
int file_open_beneath(int dirfd, const char *path, int flags);

/* The names in a directory without "." and "..", by bytes; in the arena.  `dirfd` is that of the
 * directory and is closed; `name` is for messages only. */
int file_names(int dirfd, const char *name, struct arena *arena, const char ***names,
	size_t *names_n, struct err *err);

/* The directory that `path` stands in, opened component by component in the same way (missing ones
 * are made if `make`); -1 with errno.  `name` becomes the last component. */
int file_open_parent(int dirfd, const char *path, bool make, char name[NAME_MAX + 1]);

/* Make the directories that `path` (relative to `dirfd`) stands in, of the mode and group of `dirfd` itself,
 * whatever the umask.  ERR_SYSTEM names the one that failed. */
int file_make_parents(int dirfd, const char *path, struct err *err);

/* Write all bytes; ERR_SYSTEM otherwise. */
int file_write_all(int fd, const char *name, const char *bytes, size_t length, struct err *err);

/* Make a new file beneath `dirfd`: O_EXCL, readable and writable for whom the directory `dirfd`
 * itself is, and of its group, whatever the umask.  Returns a descriptor to write, or -1. */
int file_create(int dirfd, const char *path, struct err *err);

/* Write all bytes, flush them to the disk with `sync`, and close `fd` whatever comes of it.  -1 for `fd`: errno is still
 * what opening it said, and is told. */
int file_write_close(int fd, const char *name, const char *bytes, size_t length, bool sync, struct err *err);

/* file_create with these bytes in it, which after file_write_durably are on disk. */
int file_write_new(int dirfd, const char *path, const char *bytes, size_t length, struct err *err);
int file_write_durably(int dirfd, const char *path, const char *bytes, size_t length, struct err *err);

/* Write `temp` beside the goal (O_EXCL, 0666 less the umask) and rename it to `path`, both
 * relative to `dirfd`.  With `sync` the bytes and the directory are on disk before it returns. */
int file_replace(int dirfd, const char *path, const char *temp, const char *bytes, size_t length,
	bool sync, struct err *err);

/* Flush a directory's entries. */
int file_sync_parent(int dirfd, const char *path, struct err *err);

/* The directory this program's executable stands in, also where there is no /proc; "/" when that cannot be
 * told.  Called before anything changes the current directory. */
const char *file_program_dir(struct arena *arena);

#endif
