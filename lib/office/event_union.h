/* The events of a record that two clones have: each once, in their order.
 *
 * What was folded away from the record in one of them (account/account_fold.h) leaves the other as well. */
#ifndef OFFICE_EVENT_UNION_H
#define OFFICE_EVENT_UNION_H

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"

/* `both` shares texts with the lists given; `left`, unless NULL, are the events that leave as they were
 * folded away in the other: who has the history compares them with it.  ERR_REFUSED: an event is another in
 * each list, or two desks folded the same account; ERR_MALFORMED as event_order_sort. */
int event_union(const struct event_list *ours, const struct event_list *theirs, struct event_list *both,
	struct event_list *left, struct arena *arena, struct err *err);

#endif
