/* Who had seen what: an event had seen those before it of its own desk, those that it names in `after`, and
 * whatever these had (office/event_order.h).
 *
 * A stretch ends with an event that had seen all before it and was seen by all behind it: so events that did
 * not know of each other stand in one stretch, and in a linear record each event is a stretch of its own. */
#ifndef OFFICE_EVENT_CAUSE_H
#define OFFICE_EVENT_CAUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "office/event_record.h"
#include "office/event_name.h"

struct event_causes {
	size_t n;
	struct event_desk_list desks;
	size_t *desk;    /* of each event, as index of `desks` */
	int64_t *number; /* of each event */
	int64_t *seen;   /* a row of each event: how far it had seen each desk, itself included */
	bool *ends;      /* does a stretch end with it? */
};

/* Of the first `count` events, which stand in their order.  An event whose predecessor is not there, as it
 * was folded away and is not shown, had seen whatever stands before it. */
void event_cause_of(const struct event_list *events, size_t count, struct arena *arena,
	struct event_causes *causes);

/* Had one event (an index) seen the other?  Not itself. */
bool event_cause_saw(const struct event_causes *causes, size_t event, size_t other);

/* The events that one had seen, in their order: what its author had before him. */
struct event_list event_cause_seen(const struct event_causes *causes, const struct event_list *events,
	size_t event, struct arena *arena);

/* The event that sets the key last of those that one had seen, which is the value its author had before him;
 * `*last` is that event itself where none does.  False where two do that did not know of each other, or one that
 * resolves a dispute may have kept what was there: what he had is what all of them come to. */
bool event_cause_last(const struct event_causes *causes, const struct event_list *events, size_t event,
	const char *key, size_t *last);

/* Where the stretch ends (behind its last event) that begins at an event. */
size_t event_cause_stretch(const struct event_causes *causes, size_t from);

#endif
