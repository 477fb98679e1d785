/* Events: what happened to a record, who did it, and what it changed.
 *
 * A record's events are append-only and its other fields are their sum: replaying `set` of every
 * event over an empty record gives the record (ticket/ticket.h checks it, and merging rests on
 * it).  An event is found by its id: the desk and a counter within the record, "XS-3", so that
 * two clones never make the same.
 *
 * Fields with FIELD_DERIVED are the exception: they are computed from what the events say beside
 * `set`, by a function of their own that whoever changes the record calls.
 * No event sets one. */
#ifndef OFFICE_EVENT_H
#define OFFICE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/bill.h"
#include "office/holding.h"
#include "record/field.h"

struct session;

/* Why an act stands out that another should have done, had there been another (office/separation.h). */
enum separation {
	SEPARATION_NONE,
	SEPARATION_DEPARTMENT, /* 同部门 */
	SEPARATION_PERSON      /* 同一人 */
};

extern const struct choice event_separations[];

struct event {
	const char *id;
	int64_t at;         /* moment */
	const char *by;     /* staff id */
	bool claimed;       /* he said so himself, under a login that several share; old events say nothing */
	const char *act;    /* what was done: "receive", "assign" */
	struct words after; /* the last events of other desks that had been seen: office/event_order.h */
	const char *op;     /* op-id of the command line: in old events only: store/op.h has them */
	const char *ref;    /* what it belongs to elsewhere: a ticket, a receipt */
	const char *text;   /* a note or a reason */
	int on;             /* date: the day it is about, where that is another than the day of `at` */
	int separation;     /* enum separation: done by who else should not have */
	int64_t used;       /* m3 that ran through since the reading before; less than 0: what a correction took back */
	int64_t old_reading; /* m3: at which a meter came out */
	const char *forced; /* why a number was taken that another account has */
	struct pairs file;  /* what was attached or erased: ticket/ticket_attachment.h */
	const char *given_by; /* who gave what `by` recorded for him; "-": somebody who was not named */
	struct pairs told;  /* what the customer was promised: flow, limit, due */
	struct pairs typed; /* what was typed for an act that is put off: option, value */
	/* Money, of an account: what came in (less than 0: went out), and the bill or what bills got of it. */
	int64_t amount;     /* fen */
	struct bill_list bills;
	const char *voids;  /* the receipt that this one takes back */
	const char *ticket; /* that it was done for, where `ref` names the entry of a book or register */
	int64_t holding;    /* number of the holder it is of, where that is not who held at the time */
	struct words keys;  /* of a transfer: bills that stay with who leaves; of a carry: folded, as ranges */
	struct words folded; /* of a carry: the last event of each desk that left the record */
	const char *through; /* of a carry: the last period folded */
	struct holding_list holdings; /* of a carry: what was not settled, with each holder */
	struct pairs set;   /* fields changed: key, new text form ("" when emptied) */
	struct pairs was;   /* of a correction: the same keys, with what stood there before */
};

struct event_list {
	struct event *items;
	size_t n;
};

extern const struct schema event_schema;

/* Append an event that says how `after` differs from `before` (records of `schema`, whose
 * FIELD_LIST member called "events" is the list that grows).  `text` may be NULL, and is what a person
 * wrote: never a text of a program's, which would depend on its language.  The event is dated now, or
 * like the latest of the record where that is later. */
void event_append(const struct session *session, const struct schema *schema, const void *before,
	void *after, const char *what, const char *text);

/* Keep beside what the last event of `after` set what `before` had there: of a correction, whose old value
 * must be seen. */
void event_keep_old(const struct session *session, const struct schema *schema, const void *before,
	void *after);

/* The events of a record of the schema. */
const struct event_list *event_list_of(const struct schema *schema, const void *record);

/* The event that was appended last, for what it holds besides; the record has one. */
struct event *event_last(struct event_list *events);

/* The value of the key; NULL when there is none. */
const char *event_pair(const struct pairs *pairs, const char *key);

/* Replay the first `count` events of `events` into the zeroed `record`; its own event list is set
 * to those.  ERR_MALFORMED names the event that sets a field the schema does not have. */
int event_replay(const struct schema *schema, const struct event_list *events, size_t count,
	void *record, struct arena *arena, struct err *err);

/* How many events there are before the first that is not earlier than the moment. */
size_t event_count_before(const struct event_list *events, int64_t moment);

/* Are the fields of `record` the sum of its events?  ERR_MALFORMED names the first that differs.
 * What is derived is passed over: whoever computes it checks it. */
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
