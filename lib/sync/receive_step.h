/* May an event follow those that stand before it: does its act write what its program writes, in a state of an account in
 * which that is done; and is what is disputed left to who settles it, who takes a side? */
#ifndef SYNC_RECEIVE_STEP_H
#define SYNC_RECEIVE_STEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct event_list;

/* The event at this place of a ticket or an account (`schema`); `disputed`: before it the record may be.  All is in the
 * arena.  ERR_REFUSED: the act does not set that field, or does not lead there; the record is disputed and the act is in
 * the way of that; a `resolve` settles nothing, or gives the record what no side has. */
int receive_step_check(const struct schema *schema, const struct event_list *events, size_t at, bool disputed,
	struct arena *arena, struct err *err);

#endif
