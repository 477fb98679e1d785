/* Who held a ticket how long: its life cut at every assignment, in working days (article 6 counts
 * them, and the quarterly assessment asks for them). */
#ifndef TICKET_TICKET_CUSTODY_H
#define TICKET_TICKET_CUSTODY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

struct ticket_custody {
	const char *holder; /* department code, or the staff id of the owner */
	int state;          /* enum ticket_state while they held it */
	int64_t round;
	int64_t from;       /* moment */
	int64_t to;         /* moment; 0: still */
	int64_t days;       /* working days after the day of `from`, up to that of `to` or today */
	bool at_least;      /* a year between has no calendar, so there may be more */
};

struct ticket_custody_list {
	struct ticket_custody *items;
	size_t n;
};

extern const struct schema ticket_custody_schema;

/* The hands (struct ticket_custody) up to today, in order, in the arena of the session.  An event that
 * sets a state there is not is refused. */
int ticket_custody_of(const struct session *session, const struct ticket *ticket,
	struct ticket_custody_list *hands, struct err *err);

#endif
