/* Accounts in the store: loading, saving, walking over the blocks. */
#ifndef ACCOUNT_ACCOUNT_STORE_H
#define ACCOUNT_ACCOUNT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct store;
struct txn;
struct account;

/* Load by number; ERR_REFUSED when there is none. */
int account_load(struct store *store, const char *number, struct account *account,
	struct err *err);

/* Is there one? */
int account_exists(struct store *store, const char *number, bool *exists, struct err *err);

/* Put accounts, sorted by number or not, into their blocks; every other document of a block stays
 * byte for byte.  ERR_REFUSED where one is disputed that this rests on (account/account_disputed.h). */
int account_save(struct txn *txn, struct store *store, const struct account *accounts,
	size_t accounts_n, struct err *err);

/* Every account, block by block; as ticket_walk.  Blocks are named after numbers, so that those of other
 * beginnings than `prefix` are not opened. */
struct account_walk {
	bool keep;
	const char *prefix; /* of the number; NULL: any */
	const char *needle; /* skip documents that do not hold these bytes; NULL: none */
	const struct words *any; /* nor those that hold none of these; NULL: none */
	/* Skip documents that this says no to, which may also be asked of several; NULL: none. */
	bool (*may)(void *context, const char *bytes, size_t length);
	int (*each)(void *context, const struct account *account, const char *path,
		struct err *err);
	void *context;
};
int account_walk(struct store *store, const struct account_walk *walk, struct arena *arena,
	struct err *err);

#endif
