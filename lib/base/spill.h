/* A file without a name, for what is too much for memory: it is gone when it is closed or the program dies. */
#ifndef BASE_SPILL_H
#define BASE_SPILL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* Its descriptor, above 0, in the directory (beneath `dirfd`, unless it is absolute); -1.  Where the file system has
 * no such files, or nobody may write there, it is memory after all. */
int spill_open(int dirfd, const char *directory, struct err *err);

/* Write all of these bytes at `at`. */
int spill_write(int fd, int64_t at, const char *bytes, size_t length, struct err *err);

/* Replace what `into` has by the `length` bytes from `at` on. */
int spill_read(int fd, int64_t at, size_t length, struct str *into, struct err *err);

#endif
