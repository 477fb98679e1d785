/* One row of a ledger becomes a ticket.  Internal to domain/ledger. */
#ifndef DOMAIN_LEDGER_ROW_H
#define DOMAIN_LEDGER_ROW_H

#include <stddef.h>

#include "base/err.h"
#include "domain/ledger.h"

/* Put the ticket of row `index` into the transaction, or add to the faults why there is none.  -1
 * only when the store itself cannot be read. */
int ledger_row_take(struct ledger *ledger, size_t index, struct txn *txn, struct err *err);

#endif
