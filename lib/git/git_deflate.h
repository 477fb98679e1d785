/* How objects of git are compressed: as git's own are, by zlib, with no more memory than they can use.
 *
 * zlib's default clears 256 KiB for each, of which a record of some hundred bytes needs two; a commit has half a dozen
 * of them. */
#ifndef GIT_GIT_DEFLATE_H
#define GIT_GIT_DEFLATE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum { GIT_DEFLATE_LEVEL = 1 }; /* as git's for loose objects */

/* Append to `into` a zlib stream of the head with the bytes behind it; no bytes: of the head alone. */
int git_deflate(const char *head, size_t head_length, const void *bytes, size_t length, struct str *into,
	struct err *err);

#endif
