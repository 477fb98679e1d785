/* What two desks decided differently without knowing of each other: per field the branches, each with the
 * event that gave the field its value there.  It is computed from the events; in the record `disputed` has
 * the keys of such fields (office/event.h), until an event settles them: the act `resolve`, or whatever
 * sets the field having seen both. */
#ifndef OFFICE_EVENT_DISPUTE_H
#define OFFICE_EVENT_DISPUTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"

/* One side of a dispute. */
struct dispute {
	const char *key;   /* of the field */
	const char *event; /* its id */
	const char *desk;
	const char *by;    /* staff id */
	int64_t at;        /* moment */
	const char *value; /* text form, "" for nothing */
};

struct dispute_list {
	struct dispute *items; /* the fields in the order of the schema; of one the events in theirs */
	size_t n;
};

/* All sides of all disputes of a record; none where nothing is disputed.  (Of the money of an account:
 * account/account_dispute.h.)  In the arena.  ERR_MALFORMED as event_replay. */
int event_disputes(const struct schema *schema, const struct event_list *events, struct arena *arena,
	struct dispute_list *disputes, struct err *err);

/* The record as one side of a dispute has it, for who takes that side: what the event with this id had seen,
 * itself, and what followed it without knowing of another side.  Fields that go with the disputed one are
 * taken from here too, so that nothing is mixed.  ERR_REFUSED when the event is no side of any dispute;
 * the error names the fields that are disputed. */
int event_dispute_side(const struct schema *schema, const struct event_list *events, const char *event,
	void *record, struct arena *arena, struct err *err);

#endif
