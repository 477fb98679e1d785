/* The debts of the window in the rounds of a ticket, with their limits: hand-over, telling, call-back
 * (ticket/ticket_owed.h).  What is to be said of them in a period: which fell due in it, and which of
 * those were done by then. */
#ifndef REPORT_REPORT_DEBT_H
#define REPORT_REPORT_DEBT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ticket/ticket_history.h"

struct calendar;
struct settings;

struct report_debt {
	size_t round; /* index of the round of the history */
	int what;     /* OWED_ASSIGN, OWED_DELIVER or OWED_VISIT */
	int since;
	int until;    /* the last day in time; 0: a year is missing */
	int over;     /* the day on which it was done or went away; 0: still owed */
	bool done;
};

struct report_debt_list {
	struct report_debt *items;
	size_t n;
};

/* In order, in the arena.  What went away in time, and what another debt only goes on from, is left out:
 * it never fell due.  An attempt in time gives a call-back another working day. */
struct report_debt_list report_debt_of(const struct ticket_history *history, const struct calendar *calendar,
	const struct settings *settings, struct arena *arena);

/* Was it done within its limit? */
bool report_debt_in_time(const struct report_debt *debt);

#endif
