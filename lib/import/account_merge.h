/* One block of accounts and the rows of a table that belong into it.  Internal to
 * import/account_import: these run side by side, so nothing here changes the ledger. */
#ifndef IMPORT_ACCOUNT_MERGE_H
#define IMPORT_ACCOUNT_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "import/account_import.h"
#include "import/rejects.h"

struct account_merge {
	const struct account_import *import;
	const struct account_row *rows; /* of one block, by number */
	size_t rows_n;
	bool writes; /* false: only what is wrong is wanted */
	/* What came of it; strings are in the arena. */
	struct arena *arena;
	const char *path;
	struct str text; /* the block; empty when nothing changes.  Close with str_close */
	struct rejects rejects;
	bool malformed;
	const char **changes;
	size_t changes_n;
	size_t changes_room;
	size_t added;
	size_t changed;
	size_t same;
	size_t added_before;   /* by an earlier run with this op-id */
	size_t changed_before;
};

int account_merge_run(struct account_merge *merge, struct err *err);

#endif
