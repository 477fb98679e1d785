/* One row of a ledger becomes a ticket.  Internal to import/ticket_import.
 *
 * ledger_cell.c reads the cells of a row as the map says and collects what is wrong with them,
 * ledger_row.c makes the ticket of them. */
#ifndef IMPORT_TICKET_ROW_H
#define IMPORT_TICKET_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "import/ticket_import.h"
#include "ticket/ticket.h"
#include "value/stamp.h"

struct ledger_row {
	struct ledger *ledger;
	struct arena *mem;
	size_t index;
	const struct rows_row *cells;
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
int ledger_row_take(struct ledger *ledger, size_t index, struct txn *txn, struct err *err);

/* The first column of the map that gives the field, NULL when there is none; its cell in the row. */
const struct ledger_column *ledger_cell_column(const struct ledger_row *row, int field);
const struct rows_cell *ledger_cell_at(const struct ledger_row *row,
	const struct ledger_column *column);

/* A whole message; or one made of the cell's place, heading and value, and the rule it breaks. */
void ledger_cell_add_fault(struct ledger_row *row, const char *message);
void ledger_cell_fault(struct ledger_row *row, int field, const char *rule);

/* The cell as a record may hold it; "" when there is none, it is empty or at fault.  Joined: of all
 * columns that give the field. */
const char *ledger_cell_text(struct ledger_row *row, int field, bool lines);
const char *ledger_cell_joined(struct ledger_row *row, int field, bool lines);

/* The same for a number or identifier of a grammar. */
const char *ledger_cell_ident(struct ledger_row *row, int field,
	int (*check)(const char *text, struct err *err));

/* True when the cell holds a date; an empty one and a faulty one are false. */
bool ledger_cell_stamp(struct ledger_row *row, int field, struct stamp *stamp);

/* What a word of the file means by the map; NULL when the cell is empty or at fault. */
const struct ledger_word *ledger_cell_word(struct ledger_row *row, int field,
	const struct list *words, const char *key);

/* Keep the cell in the remark, under its heading. */
void ledger_cell_keep(struct ledger_row *row, int field);

#endif
