/* Twins: two desks that did the same thing without knowing of each other did it once.
 *
 * An event is the twin of one that had not seen it, nor it that one, where both are the same act and set
 * every field that no flag merges (record/field_flag.h) to the same value, at least one.  The first in order
 * counts, the others repeat it.  Whoever had seen one of them counts as having seen all, and all that any of
 * them had seen. */
#ifndef OFFICE_EVENT_TWIN_H
#define OFFICE_EVENT_TWIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "office/event_cause.h"

/* Of one stretch of events (office/event_cause.h). */
struct event_twins {
	const struct event_causes *causes;
	size_t from;
	size_t end;
	size_t *first;  /* of each event of the stretch: the index of the one that counts, itself or another */
	uint64_t *seen; /* of each that counts a row of bits, by the places in the stretch of those that count */
	size_t row;
};

void event_twin_of(const struct schema *schema, const struct event_list *events, const struct event_causes *causes,
	size_t from, size_t end, struct arena *arena, struct event_twins *twins);

/* Does the event (an index of the stretch) repeat another? */
bool event_twin_repeats(const struct event_twins *twins, size_t event);

/* Had an event of the stretch, or one of its twins, seen the other, which stands in the stretch or before? */
bool event_twin_saw(const struct event_twins *twins, size_t event, size_t other);

#endif
