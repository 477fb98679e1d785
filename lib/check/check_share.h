/* The parts of a store shared by as many processes as there are processors (CHECK_SHARES at most).
 *
 * Each takes the next part that nobody has taken; what they find and sum up is put together in the order of
 * the parts, so that it is the same with any number of them.  A process that cannot be started is no fault:
 * the others do all. */
#ifndef CHECK_CHECK_SHARE_H
#define CHECK_CHECK_SHARE_H

#include <stddef.h>

#include "base/err.h"
#include "check/check_sums.h"
#include "store/spool.h"

struct check_part_list;
struct findings;

enum { CHECK_SHARES = 4 };

struct check_share {
	struct findings *findings;     /* with sums */
	struct check_doubts *doubts;
	const struct check_part_list *parts;
	void (*each)(void *context, size_t done, size_t total); /* NULL: nobody wants to know */
	void *context;
	size_t n;                      /* of processes, of which this is the first */
	struct spool spools[CHECK_SHARES];
	struct check_sums sums[CHECK_SHARES];
};

/* Check all parts: findings, doubts and sums of `findings` are those of all.  -1 when it could not be done.
 * Close with check_share_close, also on failure. */
int check_share_run(struct check_share *share, struct err *err);

/* Add to the doubts the keys whose marks do not agree. */
int check_share_marks(struct check_share *share, struct err *err);

void check_share_close(struct check_share *share);

#endif
