/* How wide the columns of a table are on a terminal, and which of them it has room for.  Internal to
 * lib/table/. */
#ifndef TABLE_FIT_H
#define TABLE_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct fit_column {
	const char *heading; /* "" when none is printed */
	size_t cells;        /* columns of the widest cell */
	bool folds;          /* may its cells be folded? */
	unsigned rank;       /* field->rank: the highest goes first, of one rank what stands at the right */
	bool hidden;         /* set: there is no room for it */
	size_t width;        /* set: heading and cells are folded to this */
};

/* Set `hidden` and `width` so that the columns, a blank between two, take at most `room` columns.
 * In this order, until they fit: text is folded, the widest first, but not below 12 columns; headings are
 * folded; columns go by their rank; text is folded to 8.  With `keeps` no column goes: the table may then
 * be wider than the terminal.  Else the first stays, whatever its width. */
void fit_columns(struct fit_column *columns, size_t n, size_t room, bool keeps, struct arena *arena);

#endif
