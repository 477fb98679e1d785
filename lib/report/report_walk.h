/* Tickets as they stood at the end of a day: what every report is made from, so that the same question
 * gives the same answer ever after. */
#ifndef REPORT_REPORT_WALK_H
#define REPORT_REPORT_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct session;
struct ticket;
struct ticket_history;

/* A ticket of the walk: how it stood, and the history that led to it.  Borrowed, as is `path`, that of
 * its file for messages. */
struct report_ticket {
	const struct ticket *ticket;
	struct ticket_history *history;
	const char *path;
};

struct report_walk {
	int as_of;          /* the day: what happened up to its end has happened */
	bool ended;         /* also tickets that had ended by then: closed, refused, withdrawn */
	int since;          /* of those only the ones to which something happened, or that were due, from this day on; 0: all */
	const char *despite; /* and those that hold these bytes; NULL: no others */
	int from;           /* received on this day or later; 0: any day */
	int to;             /* received on this day or earlier; 0: up to as_of */
	const char *commit; /* read the store as this commit (id) has it, through git; NULL: the
	                       work tree */
	int (*each)(void *context, const struct report_ticket *found, struct err *err);
	void *context;
};

/* Call `each` for every ticket that existed then; non-zero ends the walk and is returned.  What a
 * history did without is noted as session_do_without says. */
int report_walk(struct session *session, const struct report_walk *walk, struct err *err);

/* The moment at which the day has ended. */
int64_t report_walk_end(int day);

#endif
