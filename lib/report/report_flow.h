/* The balance of what is to be done: every way in and out of it.
 *
 * A round is to be done while it has no standing result, has not ended and is not linked.  A way in is a
 * reception, a reopening, a rejection or an unlinking; a way out a result, a withdrawal, a refusal or a
 * linking.  Ins and outs of one round take turns, so for any period what was carried in and came in is what
 * went out and is carried out. */
#ifndef REPORT_REPORT_FLOW_H
#define REPORT_REPORT_FLOW_H

#include <stddef.h>

#include "base/arena.h"
#include "ticket/ticket_history.h"

struct report_flow {
	size_t round;  /* index of the round of the history */
	int figure;    /* enum report_figure: RECEIVED, REOPENED, … LINKED */
	int sign;      /* 1: in, -1: out */
	int day;       /* on which it happened */
	int known_on;  /* on which the store came to know of it: of an import, that of the import */
};

struct report_flow_list {
	struct report_flow *items;
	size_t n;
};

/* In order, in the arena. */
struct report_flow_list report_flow_of(const struct ticket_history *history, struct arena *arena);

#endif
