/* Bytes that are wanted again later: the last of them in memory, what is more than some megabytes in a file without a
 * name, in TMPDIR or /var/tmp.  Internal to lib/table/. */
#ifndef TABLE_ASIDE_H
#define TABLE_ASIDE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* Empty is {0}. */
struct aside {
	struct str end; /* in memory: what is added goes here, then aside_settle */
	int fd;         /* what is before that; 0: nothing */
	int64_t length; /* of it */
};

/* Where the next byte goes. */
int64_t aside_at(const struct aside *aside);

/* Something was added to the end, whole: it is put into the file when there is much of it. */
int aside_settle(struct aside *aside, struct err *err);

/* What was settled together, from `at` on.  In the buffer where it is not in memory. */
int aside_get(const struct aside *aside, int64_t at, size_t length, struct str *buffer, const char **bytes,
	struct err *err);

void aside_close(struct aside *aside); /* empty again */

#endif
