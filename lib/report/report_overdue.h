/* The overdue list: what cron mails every morning (article 6): every late round without a result,
 * whatever it owes now, and every hand-over and telling past its own limit. */
#ifndef REPORT_REPORT_OVERDUE_H
#define REPORT_REPORT_OVERDUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"
#include "ticket/ticket_owed.h"

struct catalogue;
struct session;

/* One ticket that is overdue, or falls due within the days asked for. */
struct report_overdue_row {
	struct ticket ticket;
	struct ticket_owed owed;
	const char *debtor_name;
	const char *stage;    /* name of the stage of its flow; NULL */
	int assigned_on;      /* date of the assignment */
	int due;              /* due_on of the day (ticket/ticket_history.h) */
	int64_t overdue_days; /* working days since it is late, or past its own limit, the day looked at
	                         included; 0 or less: days left */
	bool at_least;        /* a year between has no calendar, so there may be more */
	int64_t reminders;    /* given since it is late */
	bool escalated;
};

extern const struct schema report_overdue_schema;

struct report_overdue_query {
	int as_of;              /* the day to look at; tickets are taken as they stood at its end */
	int64_t within;         /* also what falls due within so many working days */
	const char *department; /* only this one's; NULL: all */
	const struct catalogue *catalogue; /* for the names; NULL: none */
	bool by_department;     /* departments together, worst first in each; else worst first */
};

/* The list (struct report_overdue_row), in the arena of the session. */
int report_overdue_list(struct session *session, const struct report_overdue_query *query,
	struct list *list, struct err *err);

/* The list in a line: how many are 超期 and for how long at most, how many hand-overs and tellings are past
 * their own limit, and how many fall due.  In the arena; NULL for an empty list. */
const char *report_overdue_headline(const struct list *list, struct arena *arena);

#endif
