/* Taking a statement over: bank return files (代扣回盘), bills of WeChat and Alipay.
 *
 * A line pays the account that it names; what fits no account is booked as 挂账 (payment/unmatched.h), so
 * that the book sums to what the statement does.  A line whose number is booked already, in whatever
 * statement, on whatever day, at whatever desk, is passed over when it says the same, and a fault when
 * its amount differs; lines by which no money came (扣款失败) are passed over, with their reasons counted.
 *
 * A refund takes the payment back that it names, when that was as much; one of a line that is open closes
 * it; any other is 挂账 below 0, to be matched by a person. */
#ifndef IMPORT_PAYMENT_IMPORT_H
#define IMPORT_PAYMENT_IMPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "import/import_file.h"

struct session;
struct txn;

struct payment_import_result {
	struct import_result import; /* `changes`: what is open, and the reasons of what was passed over */
	size_t booked;
	int64_t sum;            /* fen, of all that was booked */
	size_t unmatched;
	int64_t unmatched_sum;  /* fen, of those among it */
	size_t known;
	size_t passed;
};

/* Put day book and accounts with all lines without faults into the transaction, unless there are faults
 * that the order does not skip.  -1 when the file as a whole or the store cannot be read. */
int payment_import_take(struct session *session, const struct import_order *order, struct txn *txn,
	struct payment_import_result *result, struct err *err);

#endif
