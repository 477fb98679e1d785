/* What an act may write into a ticket or an account, and in which state of an account it is done: as the programs have it
 * that do it. */
#ifndef SYNC_RECEIVE_SET_H
#define SYNC_RECEIVE_SET_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct event_list;

/* May the event at this place of a ticket or an account (`schema`) set what it sets, after those that stand before it?
 * ERR_REFUSED names the field, or the state. */
int receive_set_check(const struct schema *schema, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err);

#endif
