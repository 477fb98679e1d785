/* What a ticket is for the figures of a period: which figures each of its rounds counts for, and in
 * whose row (report/report_figures.h has the rules). */
#ifndef REPORT_REPORT_ROUND_H
#define REPORT_REPORT_ROUND_H

#include "base/arena.h"
#include "report/report_figure.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_history.h"

struct calendar;
struct report_ticket;
struct settings;

/* The key of what no department had a part in, in place of a department. */
#define REPORT_ROUND_WINDOW TICKET_CUSTODY_WINDOW

/* Where it counts: a key in every dimension, and the dimensions in which it does. */
struct report_round_place {
	const char *keys[REPORT_DIMENSIONS];
	unsigned dimensions; /* bits 1 << enum report_dimension */
};

struct report_round_count {
	int from;
	int to; /* the day the history looks at */
	const struct calendar *calendar;
	const struct catalogue *catalogue;
	const struct settings *settings;
	struct arena *arena;
	void (*add)(void *context, const struct report_round_place *place, int figure, int64_t value);
	void *context;
};

/* Add the figures of every round of the ticket. */
void report_round_count(const struct report_round_count *count, const struct report_ticket *found);

#endif
