/* The merge of what both commits changed of the tickets received on one day, wherever these lie.  Internal to
 * sync/store_merge.c. */
#ifndef MERGE_MERGE_TICKET_H
#define MERGE_MERGE_TICKET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "merge/merge_work.h"

/* A changed path beneath tickets/, and whose change it is. */
struct merge_ticket_change {
	const struct tree_change *change;
	enum merge_side side;
	char day[9];	/* "20260918" */
	const char *id; /* NULL: it is the volume of the day */
};

/* What the path is of; false when it is of no ticket. */
bool merge_ticket_place(const struct tree_change *change, enum merge_side side, struct arena *arena,
	struct merge_ticket_change *place);

/* Join the changes of one day, which are of both sides. */
int merge_ticket_day(struct merge_work *work, const struct merge_ticket_change *changes, size_t n, struct err *err);

#endif
