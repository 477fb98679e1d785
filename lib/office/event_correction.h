/* Corrections told to people: the text of an event says what stood there before and what stands there now. */
#ifndef OFFICE_EVENT_CORRECTION_H
#define OFFICE_EVENT_CORRECTION_H

#include "office/event.h"

/* The words of the page it is told on. */
struct event_correction_words {
	const char *colon; /* between the title of a field and what stood there */
	const char *arrow; /* between what stood there and what stands there */
	const char *then;  /* between two of them, and before the reason */
	const char *empty; /* in the place of nothing */
	/* A value of a field, and with NULL the field itself. */
	const char *(*say)(const struct field *field, const char *value);
};

/* Put "telephone: 138****8000 -> 139****9000" before the reason of each correction, in the words given;
 * NULL: in those of the language that messages have.  `shown` are the same events with the values that the
 * reader may see (event_mask); it may be `events` itself.  In a copy, the list given points to it then; all
 * in the arena. */
void event_correction_tell(const struct schema *schema, const struct event_list *shown,
	const struct event_correction_words *words, struct event_list *events, struct arena *arena);

/* For people, in the language of messages: titles in the place of keys and codes in `set`, as
 * "status=active" of a record of this schema; `name_of` has the names of codes of a kind (table/out_order.h).
 * In a copy, as above. */
void event_correction_title(const struct schema *schema,
	const char *(*name_of)(const void *names, const char *kind, const char *code), const void *names,
	struct event_list *events, struct arena *arena);

#endif
