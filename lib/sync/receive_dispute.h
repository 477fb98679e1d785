/* What is disputed waits for who settles it, also where it was not a program that wrote; and who settles it takes a
 * side. */
#ifndef SYNC_RECEIVE_DISPUTE_H
#define SYNC_RECEIVE_DISPUTE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct event_list;

/* May the event at this place of a ticket or an account (`schema`) follow those that stand before it?  All is in the
 * arena.  ERR_REFUSED: the record is disputed and the act is in the way of that; a `resolve` settles nothing, or gives it
 * what no side has. */
int receive_dispute_check(const struct schema *schema, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err);

#endif
