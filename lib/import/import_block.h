/* The rows of a file, sorted by account, and the blocks of accounts they belong to: one block after
 * the other is read, changed and handed to the transaction, so that memory does not grow with the
 * file. */
#ifndef IMPORT_IMPORT_BLOCK_H
#define IMPORT_IMPORT_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "account/account_block.h"
#include "base/arena.h"
#include "base/err.h"
#include "import/import_file.h"

struct share_result;
struct store;
struct txn;

struct import_block {
	struct account_block accounts;      /* as they are in the store */
	const struct import_entry *entries; /* of this block, by number; of one account in the order of the file */
	size_t entries_n;
	struct arena *arena; /* reset after the block */
	const struct account **changed; /* import_block_put */
	const struct account **read;
	size_t changed_n;
};

/* The account shall be written; by number, each once.  `read` is what account_block_parse made of its document;
 * NULL: it did not.  Kept until the block is done. */
void import_block_put(struct import_block *block, const struct account *account, const struct account *read);

/* What is done with the blocks, and how several processes do it together (store/share.h): each does a run of them that
 * follow one another, with a copy of the context as it was before the first block.  Rows with faults and what was put
 * into the transaction come to the first process by themselves.  Without `hand` one process does all. */
struct import_block_work {
	int (*each)(void *context, struct import_block *block, struct err *err);
	/* In another process, after the last of its blocks: hand back what stands in its context. */
	void (*hand)(void *context, struct share_result *result);
	/* In the first, run after run up to the last: take that over.  False where it would have come out otherwise here,
	 * after the runs before it: then all is as if nothing had been handed back, and the blocks are done here. */
	bool (*take)(void *context, bool last, struct share_result *result);
	void *context;
};

/* Sort the rows and do the work on every block, except for those rows that are bad already: with the outcome, faults
 * included, that one process has that goes from the first block to the last.  Accounts
 * that were put go into the transaction unless the file has faults and the order does not skip them. */
int import_block_each(struct import_file *file, const struct import_order *order, struct store *store,
	struct txn *txn, const struct import_block_work *work, struct err *err);

#endif
