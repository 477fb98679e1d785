/* One event, as it stands in a record: office/event.h says what events are for. */
#ifndef OFFICE_EVENT_RECORD_H
#define OFFICE_EVENT_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "office/bill.h"
#include "office/holding.h"
#include "record/field.h"

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
	const char *op;     /* op-id of the command line: in old events only: txn/op.h has them */
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

/* The act that settles what two desks did differently: office/event_causal.h. */
#define EVENT_RESOLVE "resolve"

/* The value of the key; NULL when there is none. */
static inline const char *event_pair(const struct pairs *pairs, const char *key)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (str_equal(pairs->items[i].key, key))
			return pairs->items[i].value;
	return NULL;
}

#endif
