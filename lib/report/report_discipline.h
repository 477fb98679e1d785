/* What the discipline office looks into (articles 6 and 8): the report lists, people decide.
 *
 * What is not settled by the end of the period is listed however old it is; what is over when it happened in
 * the period. */
#ifndef REPORT_REPORT_DISCIPLINE_H
#define REPORT_REPORT_DISCIPLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct session;

enum report_discipline_kind {
	DISCIPLINE_NONE,
	DISCIPLINE_UNREPORTED,        /* late, and not reported */
	DISCIPLINE_CLOSED_UNREPORTED, /* the same, and it has ended since */
	DISCIPLINE_NO_CAUSE,          /* reported, and no cause was found */
	DISCIPLINE_NO_ACCOUNTABILITY, /* its department was the cause, and nobody answered for it */
	DISCIPLINE_SAME_PERSON,       /* 同一人: whoever entered the result called back */
	DISCIPLINE_SAME_DEPARTMENT    /* 同部门: a supervisor bent the clock of his own department */
};

extern const struct choice report_discipline_kinds[];

struct report_discipline {
	struct ticket ticket;   /* as it stood at the end of the period */
	int finding;            /* enum report_discipline_kind */
	int64_t round;
	const char *department; /* that had the round */
	const char *owner_name;
	int late_due;           /* of the round */
	int since;              /* the day on which it became late, was reported, was found, was called */
	int64_t days;           /* working days since then */
	bool at_least;          /* a year between has no calendar, so there may be more */
	const char *person;     /* who did both, or who bent the clock */
};

extern const struct schema report_discipline_schema;

struct report_discipline_query {
	int from; /* first and last day; from 0: since ever */
	int to;
};

/* Kinds together, the oldest first: by these columns, ids as id_order. */
#define REPORT_DISCIPLINE_ORDER "finding,since,id,round"

/* Call `each` with every struct report_discipline, borrowed; non-zero ends it and is returned. */
int report_discipline_each(struct session *session, const struct report_discipline_query *query,
	int (*each)(void *context, const void *row, struct err *err), void *context, struct err *err);

#endif
