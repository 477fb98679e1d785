/* The cells of a row of a ledger as the map of ticket-import says, and what is wrong with them. */
#ifndef IMPORT_TICKET_CELL_H
#define IMPORT_TICKET_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "import/import_file.h"
#include "import/ticket_map.h"
#include "value/stamp.h"

struct ticket_cells {
	struct import_row row;
	const struct ticket_map *map;
	const size_t *places; /* for every column of the map: its index in the row */
	struct str kept;      /* what the ticket has no place for.  Close with str_close */
};

/* The first column of the map that gives the field (enum ticket_map_field), NULL when there is none. */
const struct ticket_map_column *ticket_cell_column(const struct ticket_cells *cells, int field);

/* The line its cell is in. */
size_t ticket_cell_line(const struct ticket_cells *cells, int field);

/* The rule that the cell breaks, which an error may say, is a fault of the row. */
void ticket_cell_fault(struct ticket_cells *cells, int field, const char *rule);
void ticket_cell_fault_err(struct ticket_cells *cells, int field, const struct err *err);

/* The cell as a record may hold it; "" when there is none, it is empty or at fault.  Joined: of all
 * columns that give the field. */
const char *ticket_cell_text(struct ticket_cells *cells, int field, bool lines);
const char *ticket_cell_joined(struct ticket_cells *cells, int field, bool lines);

/* The same for a number or identifier of a grammar (NULL: any). */
const char *ticket_cell_ident(struct ticket_cells *cells, int field,
	int (*check)(const char *text, struct err *err));

/* True when the cell holds a date; an empty one and a faulty one are false. */
bool ticket_cell_stamp(struct ticket_cells *cells, int field, struct stamp *stamp);

/* What a word of the file means by the map; NULL when the cell is empty or at fault. */
const struct ticket_map_word *ticket_cell_word(struct ticket_cells *cells, int field,
	const struct list *words, const char *key);

/* Keep the cell in the remark, under its heading. */
void ticket_cell_keep(struct ticket_cells *cells, int field);

#endif
