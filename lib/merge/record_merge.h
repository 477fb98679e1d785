/* The merge of one record: its events are those of both, each once, and its fields are what these come to
 * (office/event.h).  The order of the two does not matter, nor what they had in common. */
#ifndef MERGE_RECORD_MERGE_H
#define MERGE_RECORD_MERGE_H

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

/* Merge two tickets, two accounts or two staff entries of one id into the zeroed `merged`, which shares
 * texts with them.  What both clones did differently is in `disputed` then.  ERR_REFUSED: an event is
 * another in each (the error names it), ERR_MALFORMED: events that cannot have been. */
int record_merge(const struct schema *schema, const void *ours, const void *theirs, void *merged,
	struct arena *arena, struct err *err);

#endif
