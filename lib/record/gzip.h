/* Whole texts, compressed and back: files of gzip, which zcat and zless show. */
#ifndef RECORD_GZIP_H
#define RECORD_GZIP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* The bytes compressed; in the arena. */
int gzip_pack(const char *bytes, size_t length, struct arena *arena, const char **packed, size_t *packed_length,
	struct err *err);

/* What they were, at most `limit`, with a NUL behind them; in the arena.  ERR_MALFORMED, with the name, where that
 * is not whole. */
int gzip_unpack(const char *name, const char *packed, size_t packed_length, size_t limit, struct arena *arena,
	const char **bytes, size_t *length, struct err *err);

#endif
