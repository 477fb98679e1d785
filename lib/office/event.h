/* Events: what happened to a record, who did it, and what it changed.
 *
 * A record's events are append-only and its other fields are their sum: replaying `set` of every
 * event over an empty record gives the record (ticket/ticket.h checks it, and merging rests on
 * it).  An event is found by its id: the desk and a counter within the record, "XS-3", so that
 * two clones never make the same.
 *
 * Fields with FIELD_DERIVED are the exception: they are computed from what the events say beside
 * `set`, by a function of their own that whoever changes the record calls.
 * No event sets one.  One of them is every record's: `disputed`, the keys of the fields that two desks set
 * to different values without knowing of each other. */
#ifndef OFFICE_EVENT_H
#define OFFICE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event_record.h"

struct session;

/* Append an event that says how `after` differs from `before` (records of `schema`, whose
 * FIELD_LIST member called "events" is the list that grows).  `text` may be NULL, and is what a person
 * wrote: never a text of a program's, which would depend on its language.  The event is dated now, or
 * like the latest of the record where that is later.  A dispute that it settles is no longer in `disputed`. */
void event_append(const struct session *session, const struct schema *schema, const void *before,
	void *after, const char *what, const char *text);

/* What the next event of a desk in a record is called, and what it is after (office/event_order.h); in the arena. */
void event_next(const struct event_list *events, const char *desk, struct arena *arena, const char **id,
	struct words *after);

/* The last event of the record sets this field to what it is, also where nothing changed. */
void event_say(const struct session *session, const struct schema *schema, void *record, const char *key);

/* Keep beside what the last event of `after` set what `before` had there: of a correction, whose old value
 * must be seen. */
void event_keep_old(const struct session *session, const struct schema *schema, const void *before,
	void *after);

/* The events of a record of the schema. */
const struct event_list *event_list_of(const struct schema *schema, const void *record);

/* The event that was appended last, for what it holds besides; the record has one. */
struct event *event_last(struct event_list *events);

/* Replay the first `count` events of `events` into the zeroed `record`; its own event list is set
 * to those.  Where each had seen all before it, what a later one sets stands; what desks did without knowing
 * of each other is put together as office/event_causal.h says, and `disputed` names what cannot be.
 * ERR_MALFORMED names the event that sets a field the schema does not have. */
int event_replay(const struct schema *schema, const struct event_list *events, size_t count,
	void *record, struct arena *arena, struct err *err);

/* How many events there are up to the last that is earlier than the moment: those before it happened before
 * it, whatever the clock of their desk said. */
size_t event_count_before(const struct event_list *events, int64_t moment);

/* Are the fields of `record` the sum of its events, and `disputed` of what they disagree in?  ERR_MALFORMED
 * names the first that differs.  Other fields that are derived are passed over: whoever computes one
 * checks it, and whether it is disputed. */
int event_check(const struct schema *schema, const void *record, struct arena *arena,
	struct err *err);

/* Does no event set what is derived?  ERR_MALFORMED names the first that does.  (In records of format 1
 * events set `prepaid`.) */
int event_check_set(const struct schema *schema, const struct event_list *events, struct err *err);

/* Was it under a shared login that somebody put his own id, `who`, into the field `key`?  It is the
 * last event that set the field that tells; what others put there he did not claim. */
bool event_is_claimed(const struct event_list *events, const char *key, const char *who);

/* Replace what the events set personal fields of `schema` to (telephone, identity number, and with
 * `names` names) by its mask, and all that was typed, before records are shown: in a copy, the list
 * given points to it then. */
void event_mask(const struct schema *schema, struct event_list *events, bool names,
	struct arena *arena);

#endif
