/* Taking a ledger over: rows of a table that another system or a registration book (登记台账)
 * kept become tickets, by a map that says which column is what and which words mean which of ours
 * (import/ticket_map.h).
 *
 * What a row says and a ticket has no place for is kept in the remark, under the heading of its
 * column; nothing is guessed and nothing is dropped in silence. */
#ifndef IMPORT_TICKET_IMPORT_H
#define IMPORT_TICKET_IMPORT_H

#include <stddef.h>

#include "base/err.h"
#include "import/import_file.h"

struct session;
struct txn;

struct ticket_import_result {
	struct import_result import;
	size_t imported;
	size_t closed; /* of those */
};

/* Make a ticket of every row that has no fault and put it into the transaction.  -1
 * when the file as a whole, its map or the store cannot be read; strings of the result are in
 * session->mem. */
int ticket_import_take(struct session *session, const struct import_order *order, struct txn *txn,
	struct ticket_import_result *result, struct err *err);

#endif
