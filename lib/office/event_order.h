/* What events say of their order: which had been seen when one was written.
 *
 * An event follows the previous one of its own desk, as its counter says ("XS-4" follows "XS-3"), and
 * those that it names in `after`: the last ones of other desks that were in the record when it was
 * written, as far as no other event follows them.  A record that one desk writes names none.  So two
 * events can be told that did not know of each other, which no clock can.  Only event_append makes any
 * of it; `at` is never earlier than that of any event in the record.
 *
 * In a record they stand so that none stands before one that it follows; of those that may stand next the
 * earliest does, and of two of the same second the one whose desk comes first.  So an event that is added
 * is the last, and a record that two clones put together is the same in both.  Whatever begins a record,
 * its first events, is in that order as well. */
#ifndef OFFICE_EVENT_ORDER_H
#define OFFICE_EVENT_ORDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event_record.h"

/* Had each of the first `count` events seen all that stand before it?  So it is of a record that never
 * was written at two desks at once. */
bool event_order_is_linear(const struct event_list *events, size_t count);

/* How many events at the beginning say nothing of their order although several desks wrote them: records of
 * format 1 knew no `after`, and one store without clones was all there was, so each had seen those before it.
 * Told by the first event of a desk in a record that another one began: today it names what it follows. */
size_t event_order_unsaid(const struct event_list *events, size_t count);

/* Do the events stand in their order, and can it have been: each id is a desk and the number that follows
 * that desk's last (there or folded away), `at` is not earlier than that of the event before, `after` names
 * events of other desks that stood before, each once?  ERR_MALFORMED names the first that does not.  A gap
 * is an event that was taken out, or one made by who did not have the record.  For store-check and whoever
 * takes records of others: reading shows a record in whatever order it is, so that a window can go on with
 * a customer's other matters. */
int event_order_check(const struct event_list *events, struct arena *arena, struct err *err);

/* Bring events of any order, each there once, into theirs; in the arena.  ERR_MALFORMED names one whose
 * predecessors are not all there, or which follows itself. */
int event_order_sort(struct event_list *events, struct arena *arena, struct err *err);

#endif
