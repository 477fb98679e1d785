/* One row of a ledger becomes a ticket.  Internal to import/ticket_import.
 *
 * ledger_cell.c reads the cells of a row as the map says and collects what is wrong with them,
 * ticket_row.c makes the ticket of them. */
#ifndef IMPORT_TICKET_ROW_H
#define IMPORT_TICKET_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "import/ticket_import.h"
#include "ticket/ticket.h"
#include "value/stamp.h"

struct ticket_row {
	struct ticket_import *import;
	struct arena *mem;
	size_t index;
	const struct csv_table_row *cells;
	struct ticket ticket;
	const struct service *service;
	struct str kept; /* what the ticket has no place for */
	bool faulty;
	bool dates_faulty;
	bool closed_given;
	bool assigned_given;
	bool due_given;
	struct stamp received;
	struct stamp closed;
	struct stamp assigned;
	struct stamp due;
};

/* Put the ticket of row `index` into the transaction, or add to the faults why there is none.  -1
 * only when the store itself cannot be read. */
int ticket_row_take(struct ticket_import *import, size_t index, struct txn *txn, struct err *err);

/* The first column of the map that gives the field, NULL when there is none; its cell in the row. */
const struct ticket_map_column *ticket_cell_column(const struct ticket_row *row, int field);
const struct csv_table_cell *ticket_cell_at(const struct ticket_row *row,
	const struct ticket_map_column *column);

/* A whole message; or one made of the cell's place, heading and value, and the rule it breaks. */
void ticket_cell_add_fault(struct ticket_row *row, const char *message);
void ticket_cell_fault(struct ticket_row *row, int field, const char *rule);

/* The cell as a record may hold it; "" when there is none, it is empty or at fault.  Joined: of all
 * columns that give the field. */
const char *ticket_cell_text(struct ticket_row *row, int field, bool lines);
const char *ticket_cell_joined(struct ticket_row *row, int field, bool lines);

/* The same for a number or identifier of a grammar. */
const char *ticket_cell_ident(struct ticket_row *row, int field,
	int (*check)(const char *text, struct err *err));

/* True when the cell holds a date; an empty one and a faulty one are false. */
bool ticket_cell_stamp(struct ticket_row *row, int field, struct stamp *stamp);

/* What a word of the file means by the map; NULL when the cell is empty or at fault. */
const struct ticket_map_word *ticket_cell_word(struct ticket_row *row, int field,
	const struct list *words, const char *key);

/* Keep the cell in the remark, under its heading. */
void ticket_cell_keep(struct ticket_row *row, int field);

#endif
