/* Account numbers that a spreadsheet took for figures: 100001 where 0000100001 is meant.  An account of the
 * short number would be another one, and empty. */
#ifndef ACCOUNT_ACCOUNT_ZEROS_H
#define ACCOUNT_ACCOUNT_ZEROS_H

#include "account/account_block.h"
#include "base/arena.h"
#include "base/err.h"

struct store;

/* The blocks that were looked at last, one a length: rows come sorted, so the next one is in the same.  Zero to
 * begin with; in one arena. */
enum { ACCOUNT_ZEROS_LONGEST = 16 };
struct account_zeros {
	const char *paths[ACCOUNT_ZEROS_LONGEST + 1];
	struct account_block blocks[ACCOUNT_ZEROS_LONGEST + 1];
};

/* The account in the store whose number is this one with zeros in front; NULL for none. */
int account_zeros_find(struct account_zeros *zeros, struct store *store, const char *number, struct arena *arena,
	const char **whole, struct err *err);

#endif
