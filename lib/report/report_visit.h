/* Call-backs owed (article 6: 由首问责任人回访用户并记录): a ticket whose result the customer was
 * told, and whose owner, the first person asked, has not called back yet. */
#ifndef REPORT_REPORT_VISIT_H
#define REPORT_REPORT_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct session;

struct report_visit {
	struct ticket ticket;
	const char *owner_name; /* the id when the person is no longer in the staff file */
	int delivered_on;       /* date the customer was told the result */
	int64_t days;           /* working days since */
	bool at_least;          /* a year between has no calendar, so there may be more */
};

extern const struct schema report_visit_schema;

/* What one owner owes. */
struct report_visit_sum {
	const char *owner;
	const char *owner_name;
	int64_t tickets;
	int64_t longest;        /* working days of the one that waits longest */
	bool at_least;
	const char *oldest;     /* its id */
};

extern const struct schema report_visit_sum_schema;

struct report_visit_query {
	int as_of;         /* the day to look at; tickets are taken as they stood at its end */
	const char *owner; /* only this one's; NULL: all */
	const char *desk;  /* only tickets of this window; NULL: all */
};

/* The debts (struct report_visit, in the arena of the session): owners together, longest wait
 * first. */
int report_visit_list(struct session *session, const struct report_visit_query *query,
	struct list *list, struct err *err);

/* Such a list in a line: how many, and how long the longest waits.  In the arena. */
const char *report_visit_headline(const struct list *debts, struct arena *arena);

/* The sums (struct report_visit_sum) of such a list, most debts first. */
void report_visit_add_up(struct session *session, const struct list *debts, struct list *sums);

#endif
