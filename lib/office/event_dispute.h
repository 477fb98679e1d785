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

/* All sides of all disputes of a record; none where nothing is disputed.  (Money of an account:
 * account/account_dispute.h.)  In the arena.  ERR_MALFORMED as event_replay. */
int event_disputes(const struct schema *schema, const struct event_list *events, struct arena *arena,
	struct dispute_list *disputes, struct err *err);

#endif
