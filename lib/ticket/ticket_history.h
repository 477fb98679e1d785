/* What a ticket's events tell of its rounds: the source of everything that is said of deadlines.
 *
 * A round runs from the reception, or a reopening, to the next.  Hand-over, due dates, result,
 * telling, call-back, escalation and cause belong to one; the fields of the record show the present
 * round, the history all.
 *
 * due_on(D), the due date by the events up to day D: before the first hand-over ready day + 1 +
 * limit working days (a limit of 0: the ready day itself, or the next working day), after it what
 * the events made of `due`.  An incomplete ticket has none.
 *
 * Late 超期: a round becomes late at the end of the first day D with due_on(D) <= D on which it is
 * not linked, has no standing result and has not ended.  That day is `late_due`.  It is computed,
 * never stored, and no later act takes it back but ticket-redue. */
#ifndef TICKET_TICKET_HISTORY_H
#define TICKET_TICKET_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ticket/ticket.h"

struct calendar;

/* What happened at a moment, and the ticket as it stood after it.  An import is told as the acts
 * whose dates its ledger gave. */
struct ticket_point {
	const char *act;
	const struct event *event;
	int64_t at;
	int day;
	size_t round; /* index of its round */
	bool assumed; /* no ledger tells that moment (ticket_handed_over): days are counted from it, and nobody is shown it */
	struct ticket after;
};

struct ticket_round {
	int64_t number;
	size_t from; /* its points: from <= i < to */
	size_t to;
	int begun_on;
	int assigned_on;          /* first hand-over; 0: none */
	bool assumed;             /* its ledger does not tell that day */
	int first_due;
	int due;                  /* due_on of the day looked at; 0: none, or a year is missing */
	int64_t extended_days;    /* working days of extensions in `due` */
	int late_due;             /* 0: not late */
	int late_latest;          /* a year is missing for want of which nobody knows late_due: by the end of this day
	                             it certainly was late; 0: not certain */
	int result_on;            /* of the result that stands; 0: none */
	const char *result_department;
	bool at_once;             /* finished where it was received, by no department */
	int ended_on;             /* withdrawn or refused; 0: not */
	int ended_as;             /* enum ticket_state */
};

struct ticket_round_list {
	struct ticket_round *items;
	size_t n;
};

extern const struct schema ticket_round_schema;

struct ticket_history {
	int as_of;
	struct ticket_point *points;
	size_t points_n;
	struct ticket_round *rounds;
	size_t rounds_n;
	bool voided;  /* entered by mistake: it is in no figure */
	int missing_year; /* a due date or a count did without this year's calendar; 0: none */
};

/* The history by the events up to the end of the day `as_of`, in the arena; no points when it did not
 * exist then.  ERR_MALFORMED names an event that sets what a ticket does not have. */
int ticket_history_of(const struct ticket *ticket, const struct calendar *calendar, int as_of,
	struct arena *arena, struct ticket_history *history, struct err *err);

/* The present round; NULL when there is none. */
const struct ticket_round *ticket_history_round(const struct ticket_history *history);

/* Is the present round late when the day looked at begins?  The day on which it becomes so is still
 * its own. */
bool ticket_history_is_late(const struct ticket_history *history);

/* due_on for the ticket as it stands: 0 where it has none, or where a year is missing, which is then set. */
int ticket_history_due(const struct ticket *ticket, const struct calendar *calendar, int *missing_year);

#endif
