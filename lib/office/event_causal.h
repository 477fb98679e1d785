/* The fields of a record whose events did not all know of each other.
 *
 * Of each field those events count that no other one which set it had seen.  One of them: its value stands.
 * Several with different values: the field is disputed, and the value of the last in order is shown;
 * with FIELD_QUIET that one stands, with FIELD_SET words are joined (office/event_words.h), with FIELD_COUNT
 * what each added is summed.  Twins count once (office/event_twin.h).  The act `resolve` sets each field that
 * it had seen in dispute, also where the value that is shown stays.  What was folded away is what all the
 * others begin with. */
#ifndef OFFICE_EVENT_CAUSAL_H
#define OFFICE_EVENT_CAUSAL_H

#include <stddef.h>
#include <stdint.h>

#include "office/event_words.h"

/* What an event set a field to. */
struct event_write {
	size_t event; /* index */
	const char *value;
	uint64_t added; /* FIELD_COUNT: against what its author had before him */
};

/* A field that some event set. */
struct event_track {
	const struct field *field;
	struct event_write *open; /* that no other one had seen, in order */
	size_t open_n;
	struct event_write *writes; /* of the present stretch, in order */
	size_t writes_n, writes_room;
	uint64_t count;           /* FIELD_COUNT: at the end of the last stretch */
	struct event_words words; /* FIELD_SET */
};

struct event_causal {
	const struct schema *schema;
	const struct event_list *events;
	struct event_track *tracks; /* of each field of the schema */
	struct arena *arena;
};

/* Go through the first `count` events; `causal` keeps them and the arena.  ERR_MALFORMED: a word or a number
 * that is none. */
int event_causal_of(const struct schema *schema, const struct event_list *events, size_t count,
	struct arena *arena, struct event_causal *causal, struct err *err);

/* Is the field of this track disputed? */
bool event_causal_is_disputed(const struct event_track *track);

/* Set the fields of the record that events set, and `disputed` where it has that; in the arena given. */
int event_causal_fill(const struct event_causal *causal, void *record, struct arena *arena, struct err *err);

/* What a record has in `disputed`: `fields`, the keys of fields that events set, and of `derived` those that
 * are derived, whose disputes another function finds; in the order of the schema, in the arena. */
struct words event_causal_words(const struct schema *schema, const struct words *fields,
	const struct words *derived, struct arena *arena);

#endif
