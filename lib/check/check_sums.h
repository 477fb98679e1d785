/* What files say that others must agree with, added up while they are read one by one; and what came out of
 * it as not agreeing, which is then read again. */
#ifndef CHECK_CHECK_SUMS_H
#define CHECK_CHECK_SUMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "finding/marks.h"
#include "finding/tally.h"

struct check_sums {
	int sign;     /* 1: files are put on; -1: taken off, as they were at the last clean commit */
	bool changes; /* only files that changed are looked at: what they mark is looked up among all */
	struct tally receipts;  /* by day and desk: "20260918-XS" (check_receipt.h) */
	struct tally registers; /* by name: "2026-08" (check_register.h) */
	struct marks numbers;     /* of statements (check_foreign.h) */
	struct marks attachments; /* check_attachment.h */
};

/* A file, or with its names a directory, in which something was found. */
struct check_doubt {
	size_t order;
	size_t tray; /* check_walk.c */
	const char *path;
	bool directory;
};

struct check_doubts {
	struct check_doubt *files;
	size_t n;
	size_t room;
	struct map receipts;  /* names of check_sums.receipts */
	struct map registers; /* likewise */
	struct marks_keys numbers;     /* hashes of check_sums.numbers */
	struct marks_keys attachments; /* likewise */
	bool directories[256];         /* of attachments/, by the two digits that name them */
	struct map contents;           /* attachments that are not what their names say, by path */
};

#endif
