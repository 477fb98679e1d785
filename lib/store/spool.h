/* Bytes of a large transaction, on disk instead of in memory: a file without a name in the store's
 * .git, which is gone when it is closed or the program dies.  Where the file system has no such
 * files, or nobody may write there (a dry run), it is memory after all. */
#ifndef STORE_SPOOL_H
#define STORE_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct store;

struct spool {
	int fd; /* 0: nothing was added yet */
	int64_t length;
	/* Where several processes add to one file that was opened before they parted: its length, which all of them
	 * see; NULL: `length` is. */
	_Atomic int64_t *end;
};

/* Append; `*at` is where. */
int spool_add(struct spool *spool, struct store *store, const char *bytes, size_t length,
	int64_t *at, struct err *err);

/* Replace what `into` has by `length` bytes from `at` on. */
int spool_read(const struct spool *spool, int64_t at, size_t length, struct str *into,
	struct err *err);

void spool_close(struct spool *spool); /* empty and usable again */

#endif
