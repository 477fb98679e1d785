/* SHA-256 of bytes, and of what is in a file: 64 hexadecimal digits. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { SHA256_TEXT_SIZE = 65 };

void sha256_of_bytes(const char *bytes, size_t length, char sha256[SHA256_TEXT_SIZE]);

/* Of the regular file at `path`, relative to `dirfd` and reached without any link.
 * `*found` is false when nothing is there; what is there and no such file has "". */
int sha256_of_file(int dirfd, const char *path, bool *found, char sha256[SHA256_TEXT_SIZE],
	struct err *err);

#endif
