/* The parts of a store shared by several processes (store/share.h).
 *
 * Each takes the next part that nobody has taken; what they find and sum up is put together in the order of
 * the parts, so that it is the same with any number of them. */
#ifndef CHECK_CHECK_SHARE_H
#define CHECK_CHECK_SHARE_H

#include <stddef.h>

#include "base/err.h"
#include "check/check_sums.h"
#include "store/share.h"

struct check_part_list;
struct findings;

struct check_share {
	struct findings *findings;     /* with sums */
	struct check_doubts *doubts;
	const struct check_part_list *parts;
	void (*each)(void *context, size_t done, size_t total); /* NULL: nobody wants to know */
	void *context;
	struct share processes;
	struct check_sums sums[SHARES]; /* of each */
};

/* Check all parts: findings, doubts and sums of `findings` are those of all.  -1 when it could not be done.
 * Close with check_share_close, also on failure. */
int check_share_run(struct check_share *share, struct err *err);

/* Add to the doubts the keys whose marks do not agree. */
int check_share_marks(struct check_share *share, struct err *err);

void check_share_close(struct check_share *share);

#endif
