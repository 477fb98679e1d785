/* One row of a ledger becomes a ticket: import/ticket_cell.h reads its cells, and here the ticket is made of
 * them. */
#ifndef IMPORT_TICKET_ROW_H
#define IMPORT_TICKET_ROW_H

#include <stddef.h>
#include <stdint.h>

#include "archive/binding.h"
#include "base/err.h"
#include "import/import_file.h"
#include "import/ticket_map.h"
#include "import/ticket_seen.h"
#include "rules/catalogue.h"
#include "office/staff.h"

struct session;
struct txn;

/* What the rows of a ledger have in common. */
struct ticket_rows {
	struct session *session;
	struct arena *mem;
	struct catalogue catalogue;
	struct ticket_map map;
	struct import_file file;
	struct staff_list staff;
	const size_t *places; /* for every column of the map: its index in a row */
	struct ticket_seen seen;
	int *days;          /* received dates so far, and the last number given out on each */
	int64_t *days_last;
	size_t days_n;
	size_t days_room;
	struct binding binding; /* of the closed ones of old months, those received before that day */
	int bound_before;
	size_t imported;
	size_t closed;
};

/* Put the ticket of the row into the transaction, or add to the faults why there is none.  -1 only
 * when the store itself cannot be read. */
int ticket_row_take(struct ticket_rows *rows, const struct import_entry *entry, struct arena *scratch,
	struct txn *txn, struct err *err);

#endif
