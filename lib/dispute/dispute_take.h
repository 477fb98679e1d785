/* What a person takes who settles a dispute: the record as one side has it, in all that the sides did
 * differently.
 *
 * Taken are the fields that are disputed, and what was set along with one of them on any side: the reason
 * of a withdrawal goes when the result is taken, the day of an assignment comes with its department.  What
 * one side did besides stays, as do words that were joined and numbers that were summed. */
#ifndef DISPUTE_DISPUTE_TAKE_H
#define DISPUTE_DISPUTE_TAKE_H

#include "base/arena.h"
#include "base/err.h"
#include "office/event_dispute.h"
#include "record/field.h"

/* Give `after`, a copy of the record, these fields of the side on which the event with the id `take` is;
 * `disputes` are the sides (event_disputes).  ERR_REFUSED as event_dispute_side. */
int dispute_take(const struct schema *schema, const struct event_list *events,
	const struct dispute_list *disputes, const char *take, void *after, struct arena *arena, struct err *err);

#endif
