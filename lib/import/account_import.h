/* Taking the accounts of another system over: rows of a table become accounts
 * (import/account_merge.h), block by block (import/import_block.h). */
#ifndef IMPORT_ACCOUNT_IMPORT_H
#define IMPORT_ACCOUNT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "import/import_file.h"

struct session;
struct txn;

enum { ACCOUNT_IMPORT_CHANGES = 20 }; /* are told, then how many more */

struct account_import_result {
	struct import_result import;
	size_t added;
	size_t changed;
	size_t same;
};

struct account_import_wish {
	bool update;       /* accounts that are here already may be changed */
	bool phone_to_remark; /* what is no telephone number is kept as a remark */
	const char *force; /* why meters, seals and licences are right that another account has; NULL */
};

/* Put the accounts of all rows without faults into the transaction, unless there are faults that the
 * order does not skip.  -1 when
 * the file as a whole, its map or the store cannot be read; strings of the result are in
 * session->mem. */
int account_import_take(const struct session *session, const struct import_order *order,
	const struct account_import_wish *wish, struct txn *txn, struct account_import_result *result, struct err *err);

#endif
