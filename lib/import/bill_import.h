/* Taking the bills of the meter-reading centre over: a row of a table is a bill of an account.
 *
 * Headings are known in Chinese and English (户号, 账期, 水量, 金额, 类别, 已计违约金); other columns are
 * passed over. */
#ifndef IMPORT_BILL_IMPORT_H
#define IMPORT_BILL_IMPORT_H

#include <stddef.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"
#include "import/import_file.h"

struct session;
struct txn;

/* What a row becomes. */
struct bill_import_row {
	const char *account;
	struct bill bill;
	int kind;           /* enum bill_kind */
	const char *billed; /* of a penalty: those that the account was billed before (yuan); NULL: not said */
};

extern const struct import_table bill_import_columns;

struct bill_import_result {
	struct import_result import;
	size_t bills;
	int64_t sum;  /* fen */
	size_t zero;  /* bills of 0.00, which were passed over */
};

/* Put the accounts with the bills of all rows without faults into the transaction, unless there are
 * faults that the order does not skip.  -1 when the file as a whole or the store cannot be read. */
int bill_import_take(const struct session *session, const struct import_order *order, struct txn *txn,
	struct bill_import_result *result, struct err *err);

#endif
