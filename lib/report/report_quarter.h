/* The quarterly assessment (article 8) and its figures.
 *
 * Tickets are taken as they stood at the report's end, from their events, so the same quarter gives
 * the same figures ever after.  A ticket that should be finished (应办结) was assigned, falls
 * due not later than the day of the end, and was not finished before the quarter began: those not
 * yet due are outside, those carried over are in.  The clock of a ticket on hold stands still, so
 * it counts only when it was overdue before the hold began.  Withdrawn and refused matters are
 * outside.  Nothing due shows "—", not 100 %. */
#ifndef REPORT_REPORT_QUARTER_H
#define REPORT_REPORT_QUARTER_H

#include <stdint.h>

#include "base/err.h"
#include "record/field.h"

struct session;
struct catalogue;

/* One line: a department, a window, an owner, a service, or all. */
struct report_quarter_row {
	int by;                 /* report_quarter_dimensions */
	const char *key;        /* its code; "" for all */
	const char *name;       /* what people call it; the code where it has no name */
	int64_t carried_in;     /* 上期结转: received before the quarter, not finished then */
	int64_t received;       /* in the quarter */
	int64_t due;            /* 应办结 */
	int64_t finished;       /* of those, with a result by the end */
	int64_t on_time;        /* of those, by their due date */
	int64_t visited;        /* of the finished, called back */
	int64_t reached;        /* of the visited, the customer was reached */
	int64_t satisfied;      /* of the reached; the next two are the others */
	int64_t fairly_satisfied;
	int64_t dissatisfied;
	int64_t first_time;     /* of the finished, without a reopening */
	int64_t returned;       /* of the due, returned at least once */
	int64_t extended;       /* of the due, extended at least once */
	int64_t overdue;        /* of the due, finished after their due date, or it has passed */
	int64_t escalated;      /* of the due */
	const char *completion_rate;   /* "98.3 %" or "—" */
	const char *on_time_rate;
	const char *visit_rate;
	const char *satisfaction_rate;
	const char *first_time_rate;
	const char *return_rate;
	const char *extension_rate;
	const char *commit;     /* what it was computed from */
};

extern const struct choice report_quarter_dimensions[]; /* all department window owner service */
extern const struct schema report_quarter_schema;

/* One week of the quarter, for the chart: Monday to Sunday, cut at the quarter. */
struct report_quarter_week {
	int from;         /* date */
	int64_t received;
	int64_t finished;
};

extern const struct schema report_quarter_week_schema;

/* How many of the customers who were reached are how satisfied. */
struct report_quarter_answer {
	int satisfaction; /* enum of ticket/ticket.h */
	int64_t users;
};

extern const struct schema report_quarter_answer_schema;

struct report_quarter_query {
	int from;           /* first and last day */
	int to;
	int64_t until;      /* the report's end: events before it count; at most the end of `to` */
	const struct catalogue *catalogue; /* for the names */
	const char *commit; /* read the store as this commit (id) has it; NULL: the work tree */
};

struct report_quarter {
	struct list rows;        /* struct report_quarter_row: all, then by department, window,
	                            owner, service */
	/* For charts. */
	struct list departments; /* struct report_quarter_row: those with something due */
	struct list weeks;       /* struct report_quarter_week */
	struct list answers;     /* struct report_quarter_answer; none when nobody was reached */
};

int report_quarter_make(struct session *session, const struct report_quarter_query *query,
	struct report_quarter *quarter, struct err *err);

/* "2026Q3" as first and last day; ERR_USAGE otherwise. */
int report_quarter_parse(const char *text, int *from, int *to, struct err *err);

#endif
